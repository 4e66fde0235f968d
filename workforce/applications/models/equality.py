"""Equality answers: of nobody. No application, no person, no order, no moment."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workforce.core import secrets
from workforce.core.db import Base


class EqualityAnswer(Base):
    """One answer to one question, waiting to be counted with others.

    Two answers of one person share nothing. The key is random and rows lie in the order of keys,
    so that nothing tells when, or beside whom, one was given.
    """

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - how tables take options

    key: Mapped[str] = mapped_column(String(16), primary_key=True, default=secrets.new_public_id)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    month: Mapped[date]
    question: Mapped[str] = mapped_column(String(20))
    answer: Mapped[str] = mapped_column(String(20))


class EqualityCount(Base):
    """How often one answer was given to one provider in one month."""

    __table_args__ = (
        UniqueConstraint("organisation_id", "month", "question", "answer"),
        CheckConstraint("count > 0", name="counts_somebody"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    month: Mapped[date]
    question: Mapped[str] = mapped_column(String(20))
    answer: Mapped[str] = mapped_column(String(20))
    count: Mapped[int]
