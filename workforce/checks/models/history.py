"""A person's full history as they gave it: how time was spent, gaps judged, and time abroad."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.checks.models.appointments import Appointment
from workforce.checks.states import AskedBy, HistoryKind, HistoryStart, LeavingAnswer
from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Row, Secret


class WorkHistory(Row, Base):
    """From what day on a history is full, and who declared it complete, which any change undoes.

    `abroad_said_at` is when somebody said that the stays abroad, or that there were none, are all.
    """

    __table_args__ = (
        CheckConstraint(
            "(declared_at IS NULL) = (declared_by_id IS NULL)", name="declared_by_someone"
        ),
    )

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"), unique=True)
    starts_on: Mapped[date]
    starts_exact: Mapped[bool]
    start: Mapped[HistoryStart]
    abroad_said_at: Mapped[Moment | None]
    declared_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    declared_at: Mapped[Moment | None]

    appointment: Mapped[Appointment] = relationship()
    declared_by: Mapped[Person | None] = relationship()


class EarlierPost(Named, Base):
    """One stretch of a person's time: an earlier post, or other time that was occupied.

    A month without its day is kept as its first or last day with `..._exact` false. Of an
    earlier post with children or vulnerable adults it is asked there why it ended: who was
    asked, when, how and what they said, or what was tried.
    """

    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ends_after_start"),
        CheckConstraint("kind <> 'work' OR employer <> ''", name="work_has_employer"),
        CheckConstraint(
            "kind = 'work' OR NOT (with_children OR with_adults)", name="only_work_is_with_people"
        ),
        CheckConstraint(
            "leaving IS NULL OR (leaving_recorded_by_id IS NOT NULL AND leaving_asked_on "
            "IS NOT NULL AND leaving_words IS NOT NULL)",
            name="leaving_says_how",
        ),
    )

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"), index=True)
    kind: Mapped[HistoryKind]
    employer: Mapped[str] = mapped_column(String(200), default="")
    role_title: Mapped[str] = mapped_column(String(200), default="")
    from_on: Mapped[date]
    from_exact: Mapped[bool]
    until_on: Mapped[date | None]
    until_exact: Mapped[bool]
    with_children: Mapped[bool] = mapped_column(default=False)
    with_adults: Mapped[bool] = mapped_column(default=False)
    reason_given: Mapped[Secret | None]
    leaving: Mapped[LeavingAnswer | None]
    leaving_asked: Mapped[str] = mapped_column(String(200), default="")
    leaving_asked_by: Mapped[AskedBy | None]
    leaving_asked_on: Mapped[date | None]
    leaving_words: Mapped[Secret | None]
    leaving_recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    appointment: Mapped[Appointment] = relationship()
    leaving_recorded_by: Mapped[Person | None] = relationship()

    @property
    def asks_why_it_ended(self) -> bool:
        """Whether the law asks that the reason for leaving be verified."""
        return self.with_children or self.with_adults


class GapJudgement(Named, Base):
    """A gap of a history, its written explanation, and the provider's judgement of it.

    A gap that lasts to the start has no `until_on`. The first day says which gap it is.
    """

    __table_args__ = (
        UniqueConstraint("appointment_id", "from_on"),
        CheckConstraint(
            "(satisfactory IS NULL) = (judged_by_id IS NULL)", name="judged_by_someone"
        ),
        CheckConstraint(
            "satisfactory IS NULL OR (judged_at IS NOT NULL AND explanation IS NOT NULL)",
            name="judged_on_words",
        ),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ends_after_start"),
    )

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    explanation: Mapped[Secret | None]
    satisfactory: Mapped[bool | None]
    judged_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    judged_at: Mapped[Moment | None]

    appointment: Mapped[Appointment] = relationship()
    judged_by: Mapped[Person | None] = relationship()


class OverseasResidence(Named, Base):
    """A stay of a person in another country, by days or months."""

    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ends_after_start"),
        CheckConstraint(
            "country <> 'GB'",
            name="abroad",
            info={
                "refusal": lazy("Only time outside the United Kingdom belongs here"),
                "field": "country",
            },
        ),
    )

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"), index=True)
    country: Mapped[str] = mapped_column(String(2))
    from_on: Mapped[date]
    from_exact: Mapped[bool]
    until_on: Mapped[date | None]
    until_exact: Mapped[bool]

    appointment: Mapped[Appointment] = relationship()
