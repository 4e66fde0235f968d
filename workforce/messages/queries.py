"""Reading letters."""

from datetime import datetime

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


def refused_since(moment: datetime | None) -> list[Letter]:
    """Letters whose address was refused for good since a moment, oldest first."""
    query = select(Letter).where(Letter.refused_at.is_not(None), Letter.address.is_not(None))
    if moment is not None:
        query = query.where(Letter.refused_at >= moment)
    return list(session().scalars(query.order_by(Letter.refused_at, Letter.id)))
