"""Reading letters."""

from sqlalchemy import select

from workforce.core.db import session
from workforce.messages.models import Letter


def letter(letter_id: int) -> Letter:
    """One letter by its number."""
    return session().get_one(Letter, letter_id)


def letters_of(template: str) -> list[Letter]:
    """Every letter of a template, oldest first."""
    return list(
        session().scalars(select(Letter).where(Letter.template == template).order_by(Letter.id))
    )
