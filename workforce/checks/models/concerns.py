"""Safeguarding concerns about people who work, or are to work, with children; and their tasks."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.checks.models.appointments import Appointment
from workforce.checks.states import ConcernKind, ConcernState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Secret
from workforce.employment.models import OfPerson, PersonInPost
from workforce.providers.models import Home

CONCERN = Lifecycle(
    "concern",
    {
        ConcernState.OPEN: frozenset({ConcernState.MAY_WORK, ConcernState.MAY_NOT_WORK}),
        ConcernState.MAY_NOT_WORK: frozenset({ConcernState.MAY_WORK}),
    },
)


class Concern(OfPerson, Named, Base):
    """A concern about whether somebody may work with children; only their employer knows of it.

    While it is open, or closed with "may not work", nothing of the person is shared, no pass
    opens a door, and nobody starts them here; on a barred list, nowhere.
    """

    __table_args__ = (
        CheckConstraint("(state = 'open') = (closed_on IS NULL)", name="closed_on_a_day"),
        CheckConstraint(
            "closed_by_id IS NULL OR opened_by_id IS NULL OR closed_by_id <> opened_by_id",
            name="closed_by_another",
            info={"refusal": lazy("Somebody else than who opened it must close a concern")},
        ),
        CheckConstraint(
            "appointment_id IS NOT NULL OR person_in_post_id IS NOT NULL", name="about_somebody"
        ),
        Index("ix_concern_person", "organisation_id", "person_reference"),
    )

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"))
    person_in_post_id: Mapped[int | None] = mapped_column(ForeignKey("person_in_post.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[ConcernKind]
    state: Mapped[ConcernState] = mapped_column(default=ConcernState.OPEN, index=True)
    aware_on: Mapped[date]
    details: Mapped[Secret | None]
    outcome: Mapped[Secret | None]
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_on: Mapped[date | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    home: Mapped[Home] = relationship()
    appointment: Mapped[Appointment | None] = relationship()
    person_in_post: Mapped[PersonInPost | None] = relationship()
    opened_by: Mapped[Person | None] = relationship(foreign_keys=[opened_by_id])
    closed_by: Mapped[Person | None] = relationship(foreign_keys=[closed_by_id])
    tasks: Mapped[list["ConcernTask"]] = relationship(order_by="ConcernTask.id")

    @property
    def name(self) -> str:
        """Whom it is about."""
        about = self.appointment or self.person_in_post
        return about.name if about else ""


class ConcernTask(Named, Base):
    """One thing to do about a concern: done, or not needed and why, by whom and how."""

    __table_args__ = (
        UniqueConstraint("concern_id", "code"),
        CheckConstraint("(done_on IS NULL) = (done_by_id IS NULL)", name="done_by_somebody"),
        CheckConstraint("(done_on IS NULL) = (how IS NULL)", name="done_somehow"),
    )

    concern_id: Mapped[int] = mapped_column(ForeignKey("concern.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    due_on: Mapped[date | None]
    overdue_after: Mapped[date]
    done_on: Mapped[date | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    done_at: Mapped[Moment | None]
    how: Mapped[Secret | None]
    not_needed: Mapped[bool] = mapped_column(default=False)
    reminded_days: Mapped[int | None]

    concern: Mapped[Concern] = relationship(back_populates="tasks")
    done_by: Mapped[Person | None] = relationship()
