"""Appointments and the rows of the start gate."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.checks.models.evidence import Evidence, evidence_promises
from workforce.checks.states import AppointmentState, CheckState
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Hours, Named, Sourced
from workforce.employment.models import PersonInPost, SettledNames
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home

APPOINTMENT = Lifecycle(
    "appointment",
    {
        AppointmentState.CHECKING: frozenset(
            {AppointmentState.STARTED, AppointmentState.WITHDRAWN}
        ),
    },
)
CHECK = Lifecycle(
    "check",
    {
        CheckState.OUTSTANDING: frozenset(
            {CheckState.SEEN, CheckState.UNSATISFACTORY, CheckState.NOT_APPLICABLE}
        ),
        CheckState.NOT_RECORDED_HERE: frozenset(
            {CheckState.SEEN, CheckState.UNSATISFACTORY, CheckState.NOT_APPLICABLE}
        ),
        CheckState.SEEN: frozenset(
            {
                CheckState.SEEN,
                CheckState.SATISFACTORY,
                CheckState.UNSATISFACTORY,
                CheckState.NOT_APPLICABLE,
            }
        ),
        CheckState.SATISFACTORY: frozenset({CheckState.SEEN, CheckState.UNSATISFACTORY}),
        CheckState.UNSATISFACTORY: frozenset({CheckState.SEEN}),
        CheckState.NOT_APPLICABLE: frozenset({CheckState.SEEN, CheckState.UNSATISFACTORY}),
    },
)


class Appointment(SettledNames, Named, Sourced, Base):
    """One person for one role in one home, with a row for every check the law asks for.

    `origin` says where it came from, such as `application:<public id>` or `people-file`;
    it is unique, so that the same hire never opens two. `plan_due_on` is set for somebody in
    post before the home joined: the day by which checks not recorded here will be.
    """

    __table_args__ = (
        Index(
            "uq_appointment_origin",
            "organisation_id",
            "origin",
            unique=True,
            sqlite_where=text("origin IS NOT NULL"),
            postgresql_where=text("origin IS NOT NULL"),
        ),
        Index(
            "uq_appointment_checking",
            "organisation_id",
            "home_id",
            "role",
            "person_reference",
            unique=True,
            sqlite_where=text("state = 'checking'"),
            postgresql_where=text("state = 'checking'"),
            info={
                "refusal": lazy("This person’s checks for this post are under way already"),
                "field": "person_reference",
            },
        ),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"), index=True)
    role: Mapped[JobRole]
    contract: Mapped[Contract]
    weekly_hours: Mapped[Hours]
    state: Mapped[AppointmentState] = mapped_column(default=AppointmentState.CHECKING, index=True)
    person_reference: Mapped[str] = mapped_column(String(60))
    given_name: Mapped[str] = mapped_column(String(100))
    family_name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str | None] = mapped_column(String(254))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    origin: Mapped[str | None] = mapped_column(String(80))
    rule_set: Mapped[str] = mapped_column(String(60))
    plan_due_on: Mapped[date | None]
    person_in_post_id: Mapped[int | None] = mapped_column(
        ForeignKey("person_in_post.id"), unique=True
    )

    home: Mapped[Home] = relationship()
    account: Mapped[Person | None] = relationship()
    person_in_post: Mapped[PersonInPost | None] = relationship()
    checks: Mapped[list["Check"]] = relationship(order_by="Check.id")

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()


class Check(Evidence, Named, Base):
    """One check of one appointment: evidence, who saw it, and the second person who verified it.

    `carried_from_id` is the row of an earlier appointment whose evidence was brought along.
    """

    __table_args__ = (
        UniqueConstraint("appointment_id", "kind", "subject"),
        *evidence_promises(),
        CheckConstraint(
            "state <> 'not-applicable' OR (not_applicable_reason <> '' AND NOT required)",
            name="not_applicable_has_reason",
        ),
    )

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"), index=True)
    required: Mapped[bool]
    not_applicable_reason: Mapped[str] = mapped_column(String(300), default="")
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("check.id"))

    appointment: Mapped[Appointment] = relationship(back_populates="checks")
    seen_by: Mapped[Person | None] = relationship(foreign_keys="Check.seen_by_id")
    verified_by: Mapped[Person | None] = relationship(foreign_keys="Check.verified_by_id")
