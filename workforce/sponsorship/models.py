"""Sponsorship cases and the deadlines that run on them."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.types import Moment, Named, Row, Secret, Sourced
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home, Organisation
from workforce.sponsorship.states import CaseState

S = CaseState
# The lawful moves of the process (docs/methods/sponsor-deadlines.md). A case may be withdrawn, or
# its certificate run out of time, in any state before the worker starts; from the start on it
# ends by saying that it ended, which every state at work leads to. A certificate may be assigned
# to somebody at work, for an extension: `rules.next_moves` tells the two apart.
CASE: Lifecycle[CaseState] = Lifecycle(
    "sponsorship-case",
    {
        S.INTAKE: frozenset({S.ELIGIBILITY, S.WITHDRAWN}),
        S.ELIGIBILITY: frozenset({S.NOT_ELIGIBLE, S.LICENCE_CHECK, S.WITHDRAWN}),
        S.NOT_ELIGIBLE: frozenset({S.ELIGIBILITY, S.WITHDRAWN}),
        S.LICENCE_CHECK: frozenset({S.GENUINE_VACANCY, S.WITHDRAWN}),
        S.GENUINE_VACANCY: frozenset({S.OFFER_CONDITIONAL, S.WITHDRAWN}),
        S.OFFER_CONDITIONAL: frozenset({S.CERTIFICATE_REQUESTED, S.ALLOCATION_CHECK, S.WITHDRAWN}),
        S.CERTIFICATE_REQUESTED: frozenset({S.CERTIFICATE_READY, S.WITHDRAWN}),
        S.ALLOCATION_CHECK: frozenset({S.CERTIFICATE_READY, S.WITHDRAWN}),
        S.CERTIFICATE_READY: frozenset({S.CERTIFICATE_ASSIGNED, S.WITHDRAWN}),
        S.CERTIFICATE_ASSIGNED: frozenset(
            {S.VISA_PREPARATION, S.PENDING_DECISION, S.ENDED_REPORTED, S.WITHDRAWN}
        ),
        S.VISA_PREPARATION: frozenset({S.SUBMITTED, S.WITHDRAWN}),
        S.SUBMITTED: frozenset({S.BIOMETRICS, S.WITHDRAWN}),
        S.BIOMETRICS: frozenset({S.QUERIED, S.GRANTED, S.REFUSED, S.WITHDRAWN}),
        S.QUERIED: frozenset({S.BIOMETRICS, S.WITHDRAWN}),
        S.GRANTED: frozenset({S.EVISA_CONFIRMED, S.WITHDRAWN}),
        S.REFUSED: frozenset({S.CERTIFICATE_ASSIGNED, S.ENDED_REPORTED}),
        S.EVISA_CONFIRMED: frozenset({S.RIGHT_TO_WORK_CHECKED, S.WITHDRAWN}),
        S.RIGHT_TO_WORK_CHECKED: frozenset({S.STARTED, S.WITHDRAWN}),
        S.STARTED: frozenset({S.ACTIVE}),
        S.ACTIVE: frozenset(
            {
                S.EVENT_OPEN,
                S.EXTENSION_DUE,
                S.CHANGING_EMPLOYER,
                S.SETTLEMENT_PREPARATION,
                S.ENDED_REPORTED,
            }
        ),
        S.EVENT_OPEN: frozenset({S.EVENT_REPORTED, S.ACTIVE}),
        S.EVENT_REPORTED: frozenset({S.ACTIVE}),
        S.EXTENSION_DUE: frozenset({S.CERTIFICATE_ASSIGNED, S.PENDING_DECISION, S.ENDED_REPORTED}),
        S.PENDING_DECISION: frozenset({S.ACTIVE, S.ENDED_REPORTED}),
        S.CHANGING_EMPLOYER: frozenset({S.ENDED_REPORTED}),
        S.SETTLEMENT_PREPARATION: frozenset({S.RETENTION, S.ENDED_REPORTED}),
        S.ENDED_REPORTED: frozenset({S.CURTAILMENT_WINDOW}),
        S.CURTAILMENT_WINDOW: frozenset({S.REMATCH, S.RETENTION}),
        S.REMATCH: frozenset({S.RETENTION}),
        S.RETENTION: frozenset({S.ERASED}),
    },
)


class SponsorshipCase(Named, Sourced, Base):
    """One worker's sponsorship by one provider; what identifies the worker is encrypted.

    `started_on` is the day on which the case says the worker is here; an extension takes a new
    certificate while they are at work.
    """

    __table_args__ = (
        CheckConstraint(
            "permission_to IS NULL OR permission_from IS NULL OR permission_to >= permission_from",
            name="permission_ends_after_start",
        ),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"), index=True)
    person_in_post_id: Mapped[int | None] = mapped_column(
        ForeignKey("person_in_post.id"), index=True
    )
    account_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[CaseState] = mapped_column(default=CaseState.INTAKE, index=True)
    worker_name: Mapped[Secret]
    occupation_code: Mapped[str] = mapped_column(String(4))
    route: Mapped[str] = mapped_column(String(60), default="skilled-worker")
    nation: Mapped[str] = mapped_column(String(10))
    certificate_number: Mapped[Secret | None]
    assigned_on: Mapped[date | None]
    permission_from: Mapped[date | None]
    permission_to: Mapped[date | None] = mapped_column(index=True)
    started_on: Mapped[date | None]

    home: Mapped[Home] = relationship()
    organisation: Mapped[Organisation] = relationship()
    person_in_post: Mapped[PersonInPost | None] = relationship()
    account: Mapped[Person | None] = relationship()


class Duty(Named, Base):
    """Something a sponsor must do by a day: the event, the rule, and the day it fell due.

    `lapsed_at` is set when the event turned out to be another day, as when a permission is
    extended: nothing is to be done any more.
    """

    __table_args__ = (
        UniqueConstraint("case_id", "kind", "event_on"),
        CheckConstraint(
            "done_on IS NULL OR kind = 'permission-end' OR done_on >= event_on",
            name="done_after_event",
        ),
        CheckConstraint("done_on IS NULL OR lapsed_at IS NULL", name="done_or_lapsed"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("sponsorship_case.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    event_on: Mapped[date]
    due_on: Mapped[date] = mapped_column(index=True)
    done_on: Mapped[date | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reference: Mapped[Secret | None]
    noted_at: Mapped[Moment | None]
    lapsed_at: Mapped[Moment | None]

    case: Mapped[SponsorshipCase] = relationship()

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.done_on is None and self.lapsed_at is None


class PermissionWarning(Row, Base):
    """That the end of a permission has come within so many days was told; once."""

    __table_args__ = (UniqueConstraint("case_id", "permission_to", "days"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("sponsorship_case.id"))
    permission_to: Mapped[date]
    days: Mapped[int]
    told_on: Mapped[date]
