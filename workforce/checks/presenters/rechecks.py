"""The right-to-work log as pages show it: who is due, and what was found when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workforce.checks.models import Appointment, RightToWorkCheck, UpdateServiceCheck
from workforce.checks.rules import rechecks as rules
from workforce.checks.states import (
    FOLLOW_UP_NAMES,
    METHOD_NAMES,
    RESULT_NAMES,
    STATE_NAMES,
    UPDATE_SERVICE_NAMES,
    CheckKind,
    FollowUp,
    RightToWorkResult,
)
from workforce.core.translation import Lazy, _
from workforce.web.layout import long_date

FOLLOW_UP_TONES: dict[FollowUp, str] = {
    FollowUp.NOT_RECORDED: "warn",
    FollowUp.NOT_DUE: "good",
    FollowUp.SOON: "wait",
    FollowUp.OVERDUE: "bad",
    FollowUp.REFUSED: "bad",
}


@dataclass(frozen=True, slots=True)
class RightToWorkLine:
    """One person of the list: what was last found, and when somebody looks again."""

    appointment_id: str
    check_id: str
    name: str
    home: str
    result: Lazy | None
    checked_on: date | None
    due_on: date | None
    status: Lazy
    tone: str
    row_status: Lazy

    @classmethod
    def of(cls, row: Appointment, latest: RightToWorkCheck | None, day: date) -> "RightToWorkLine":
        """A person as their employer sees them on a day."""
        check = next(one for one in row.checks if one.kind is CheckKind.RIGHT_TO_WORK)
        due_on = latest.follow_up_on if latest else None
        standing = rules.standing(latest.result if latest else None, due_on, day)
        return cls(
            row.public_id,
            check.public_id,
            row.name,
            row.home.known_as,
            RESULT_NAMES[latest.result] if latest else None,
            latest.checked_on if latest else None,
            due_on,
            FOLLOW_UP_NAMES[standing],
            FOLLOW_UP_TONES[standing],
            STATE_NAMES[check.state],
        )


@dataclass(frozen=True, slots=True)
class RightToWorkEntry:
    """One look at a right to work."""

    title: str
    rows: Sequence[tuple[str, Any]]

    @classmethod
    def of(cls, row: RightToWorkCheck) -> "RightToWorkEntry":
        """One entry of the log."""
        rows: list[tuple[str, Any]] = [
            (_("What was found"), RESULT_NAMES[row.result]),
            (_("How"), METHOD_NAMES[row.method]),
            (_("By"), row.checked_by.name if row.checked_by else ""),
        ]
        if row.result is RightToWorkResult.PENDING:
            rows.append((_("Covered until"), long_date(row.covered_until)))
        elif row.follow_up_on is not None:
            rows.append((_("Follow-up on or before"), long_date(row.follow_up_on)))
        if row.notice_reference:
            rows.append((_("Reference of the notice"), row.notice_reference))
        return cls(long_date(row.checked_on), rows)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer of the Update Service."""

    check_id: str
    name: str
    home: str
    answer: Lazy
    asked_on: date
    next_on: date | None
    overdue: bool

    @classmethod
    def of(cls, row: UpdateServiceCheck, day: date) -> "AnswerLine":
        """An answer as the employer sees it on a day."""
        appointment = row.check.appointment
        return cls(
            row.check.public_id,
            appointment.name,
            appointment.home.known_as,
            UPDATE_SERVICE_NAMES[row.result],
            row.asked_on,
            row.next_on,
            row.next_on is not None and row.next_on < day,
        )
