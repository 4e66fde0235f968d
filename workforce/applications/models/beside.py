"""What somebody says beside the form: each in a row of its own, read by those it is meant for."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.applications.models.applications import Application
from workforce.applications.states.beside import Leaving
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Row, Secret

SENT_ALREADY = lazy("You have already applied for this job")


class _OfApplication(Row):
    """A row of one application, gone with it."""

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"))


class FirstStep(_OfApplication, Base):
    """The short first step: when somebody could begin, the hours that suit, and what draws them.

    `patterns` holds bits of `HoursPattern` as a number in words. The telephone number and the
    right to work stand with the application itself, where the form finds them.
    """

    __table_args__ = (UniqueConstraint("application_id", info={"refusal": SENT_ALREADY}),)

    starts: Mapped[Secret]
    patterns: Mapped[Secret]
    words: Mapped[Secret]
    asked_at: Mapped[Moment | None]


class Declaration(_OfApplication, Base):
    """Whether somebody is close to a person at the provider, and that they know of the checks."""

    __table_args__ = (UniqueConstraint("application_id"),)

    related: Mapped[Secret]
    words: Mapped[Secret]
    understood_at: Mapped[Moment]


class Adjustment(_OfApplication, Base):
    """What somebody needs at an interview, and whether they ask for one that is guaranteed."""

    __table_args__ = (UniqueConstraint("application_id"),)

    words: Mapped[Secret]
    guarantee: Mapped[Secret]


class LivedHere(Named, Base):
    """That a candidate lived in a home of this provider: for the platform's support alone."""

    __table_args__ = (
        UniqueConstraint("application_id"),
        Index("ix_lived_here_waiting", "seen_at", "id"),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"))
    words: Mapped[Secret]
    seen_at: Mapped[Moment | None]
    seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[Secret]

    application: Mapped[Application] = relationship()
    seen_by: Mapped[Person | None] = relationship()


class ApplicationEnding(_OfApplication, Base):
    """Why a candidate ended their own application: one of a list, and words of theirs."""

    __table_args__ = (UniqueConstraint("application_id"),)

    why: Mapped[Leaving | None]
    words: Mapped[Secret]
