"""Appointments as pages show them: lists, one with its check list, and sign-offs to be seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workforce.checks import policies
from workforce.checks.models import Appointment, Check
from workforce.checks.presenters.checklist import CheckLine, MissingLine
from workforce.checks.presenters.grouping import grouped
from workforce.checks.rules import Clock, Missing, Requirement, in_their_place
from workforce.checks.states import (
    APPOINTMENT_NAMES,
    CHECK_NAMES,
    SIGN_OFF_NAMES,
    AppointmentState,
    CheckState,
    SignOff,
)
from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES, Contract
from workforce.web.layout import long_date, moment_in_words, plain_decimal

APPOINTMENT_TONES: dict[AppointmentState, str] = {
    AppointmentState.CHECKING: "wait",
    AppointmentState.STARTED: "good",
    AppointmentState.IN_POST_BEFORE: "warn",
    AppointmentState.WITHDRAWN: "closed",
}


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """One appointment of a list."""

    public_id: str
    name: str
    role: Lazy
    home: str
    status: Lazy
    tone: str
    settled: int
    asked: int
    plan_due_on: date | None
    plan_overdue: bool

    @classmethod
    def of(cls, row: Appointment, today: date) -> "AppointmentLine":
        """An appointment as its provider sees it."""
        asked = [check for check in row.checks if check.state is not CheckState.NOT_APPLICABLE]
        settled = [check for check in asked if check.state is CheckState.SATISFACTORY]
        due = row.plan_due_on if len(settled) < len(asked) else None
        return cls(
            row.public_id,
            row.name,
            ROLE_NAMES[row.role],
            row.home.known_as,
            APPOINTMENT_NAMES[row.state],
            APPOINTMENT_TONES[row.state],
            len(settled),
            len(asked),
            due,
            due is not None and due < today,
        )


@dataclass(frozen=True, slots=True)
class AppointmentPage:
    """One appointment with its checks, and what keeps it from starting."""

    line: AppointmentLine
    home_id: str
    rows: Sequence[tuple[str, Any]]
    groups: Sequence[tuple[Lazy, Sequence[CheckLine]]]
    unasked: Sequence[CheckLine]
    missing: Sequence[MissingLine]
    clocks: Sequence[tuple[Lazy, Clock]]
    person_in_post_id: str | None
    is_checking: bool
    can_keep: bool
    is_before: bool
    is_agency: bool
    can_start: bool

    @classmethod
    def of(
        cls,
        actor: Actor,
        row: Appointment,
        asked: Iterable[Requirement],
        missing: Sequence[Missing],
        clocks: Sequence[Clock],
        today: date,
        subjects: Mapping[str, str] | None = None,
    ) -> "AppointmentPage":
        """The page for somebody who may see the appointment."""
        wanted = {one.kind: one for one in asked}
        lines = [
            (check.kind, CheckLine.of(actor, check, wanted.get(check.kind), subjects))
            for check in row.checks
        ]
        live = {one.kind for one in row.checks if one.state is not CheckState.NOT_APPLICABLE}
        asked_kinds = {one.kind for one in in_their_place(wanted.values(), live)}
        is_checking = row.state is AppointmentState.CHECKING
        may_keep = policies.can_keep_appointment(actor, row)
        return cls(
            line=AppointmentLine.of(row, today),
            home_id=row.home.public_id,
            rows=_summary(row),
            groups=grouped((kind, line) for kind, line in lines if kind in asked_kinds),
            unasked=[line for kind, line in lines if kind not in wanted],
            missing=[MissingLine.of(one, subjects) for one in missing],
            clocks=[(CHECK_NAMES[one.kind], one) for one in clocks],
            person_in_post_id=row.person_in_post.public_id if row.person_in_post else None,
            is_checking=is_checking and may_keep,
            can_keep=may_keep,
            is_before=row.state is AppointmentState.IN_POST_BEFORE,
            is_agency=row.contract is Contract.AGENCY,
            can_start=is_checking and may_keep and not missing,
        )


def _summary(row: Appointment) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = [
        (_("Home"), row.home.known_as),
        (_("Role"), ROLE_NAMES[row.role]),
        (_("Contract"), CONTRACT_NAMES[row.contract]),
        (_("Contracted hours a week"), plain_decimal(row.weekly_hours)),
        (_("Your reference"), row.person_reference),
    ]
    if row.plan_due_on is not None:
        rows.append((_("Checks to be recorded here by"), long_date(row.plan_due_on)))
    return rows


@dataclass(frozen=True, slots=True)
class SignOffLine:
    """A check that one person both saw and verified, or that was verified from elsewhere."""

    title: Lazy
    name: str
    home: str
    how: list[Lazy]
    by: str
    when: str
    reason: str
    appointment_id: str

    @classmethod
    def of(cls, check: Check) -> "SignOffLine":
        """One line of the list of sole and remote sign-offs."""
        ways = {SignOff.ALONE: check.sole_sign_off, SignOff.REMOTE: check.remote}
        return cls(
            CHECK_NAMES[check.kind],
            check.appointment.name,
            check.appointment.home.known_as,
            [SIGN_OFF_NAMES[way] for way, so in ways.items() if so],
            check.verified_by.name if check.verified_by else "",
            moment_in_words(check.verified_at),
            check.sole_reason,
            check.appointment.public_id,
        )
