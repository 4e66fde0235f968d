"""What people who leave say themselves of why, which their employer never sees singly."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.types import Moment, Named, Secret, Sourced
from workforce.employment.models.of_person import OfPerson
from workforce.employment.models.people import PersonInPost
from workforce.employment.states import OwnReason


class ExitAnswer(OfPerson, Named, Sourced, Base):
    """A private question to somebody who leaves, and their answer if they gave one.

    One is asked for each spell that ends, by a link of which only the digest is kept. The
    employer's reason stays on the spell: the two are never shown together at home level.
    """

    __table_args__ = (
        CheckConstraint("(reason IS NULL) = (answered_at IS NULL)", name="answered_has_a_reason"),
        CheckConstraint("words IS NULL OR reason IS NOT NULL", name="words_come_with_a_reason"),
        Index("ix_exit_answer_person", "organisation_id", "person_reference"),
        Index("ix_exit_answer_left", "left_on", "reason"),
    )

    person_in_post_id: Mapped[int] = mapped_column(ForeignKey("person_in_post.id"), unique=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[Moment]
    left_on: Mapped[date]
    reason: Mapped[OwnReason | None]
    words: Mapped[Secret | None]
    answered_at: Mapped[Moment | None]
    taken_back_at: Mapped[Moment | None]

    person_in_post: Mapped[PersonInPost] = relationship()
