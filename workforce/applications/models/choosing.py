"""What those who choose write down: notes, criteria, scores, panels, letters, moves of several."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.applications.models.applications import Application
from workforce.applications.states import ApplicationState as State
from workforce.applications.states.choosing import LetterKind, Weight
from workforce.checks.rules import PROMPT_DAYS
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import JsonList, Moment, Named, Row, Secret
from workforce.vacancies.models import Vacancy

MOST_POINTS = 3


class ApplicantNote(Named, Base):
    """What one of those who choose noted of an applicant; never shown to the candidate."""

    application_id: Mapped[int] = mapped_column(
        ForeignKey("application.id", ondelete="CASCADE"), index=True
    )
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    words: Mapped[Secret]
    removed_at: Mapped[Moment | None]

    application: Mapped[Application] = relationship()
    author: Mapped[Person | None] = relationship()


class Criterion(Named, Base):
    """Something that candidates for one job are weighed by."""

    __table_args__ = (
        UniqueConstraint(
            "vacancy_id",
            "text",
            info={"refusal": lazy("This criterion is already on the list"), "field": "text"},
        ),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"))
    weight: Mapped[Weight]
    text: Mapped[str] = mapped_column(String(200))

    vacancy: Mapped[Vacancy] = relationship()


class Score(Row, Base):
    """How well one person finds that an applicant meets one criterion: 0 not at all, 3 fully."""

    __table_args__ = (
        UniqueConstraint("application_id", "criterion_id", "scorer_id"),
        CheckConstraint(f"points BETWEEN 0 AND {MOST_POINTS}", name="points_in_range"),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"))
    criterion_id: Mapped[int] = mapped_column(
        ForeignKey("criterion.id", ondelete="CASCADE"), index=True
    )
    scorer_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    points: Mapped[int]
    comment: Mapped[Secret]

    scorer: Mapped[Person] = relationship()


class PanelMember(Named, Base):
    """A member of the provider who reads and scores the applications for one job."""

    __table_args__ = (UniqueConstraint("vacancy_id", "person_id"),)

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[Moment | None]

    vacancy: Mapped[Vacancy] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])


class LetterTemplate(Named, Base):
    """Words that a provider keeps for its letters to candidates."""

    __table_args__ = (
        UniqueConstraint(
            "organisation_id",
            "kind",
            "name",
            info={"refusal": lazy("You already have a letter of this name"), "field": "name"},
        ),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[LetterKind]
    name: Mapped[str] = mapped_column(String(80))
    words: Mapped[Secret]


class ApplicationPolicy(Row, Base):
    """How long a time between jobs a provider asks about; never longer than it usually is."""

    __table_args__ = (
        CheckConstraint(f"gap_days BETWEEN 1 AND {PROMPT_DAYS}", name="never_longer"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), unique=True)
    gap_days: Mapped[int]


class SeveralMoves(Named, Base):
    """A move of several applicants: looked at first, then done once, whoever presses how often.

    `chosen`, `moved` and the keys of `left_behind` are public ids of applications; what is left
    behind is kept as pairs of an id and a `Left`.
    """

    __table_args__ = (
        CheckConstraint(
            "to_state IN ('shortlisted', 'interviewing', 'unsuccessful')", name="to_several"
        ),
        Index("ix_several_moves_vacancy", "vacancy_id", "id"),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    to_state: Mapped[State]
    words: Mapped[Secret]
    chosen: Mapped[JsonList] = mapped_column(default=list)
    moved: Mapped[JsonList] = mapped_column(default=list)
    left_behind: Mapped[JsonList] = mapped_column(default=list)
    done_at: Mapped[Moment | None]

    vacancy: Mapped[Vacancy] = relationship()


class YoungPeoplesPart(Named, Base):
    """What part young people had in choosing: of a whole job, or of one applicant. Never who."""

    vacancy_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), index=True
    )
    application_id: Mapped[int | None] = mapped_column(
        ForeignKey("application.id", ondelete="CASCADE"), index=True
    )
    parts: Mapped[JsonList] = mapped_column(default=list)
    on_day: Mapped[date]
    words: Mapped[Secret]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    vacancy: Mapped[Vacancy] = relationship()
    application: Mapped[Application | None] = relationship()
