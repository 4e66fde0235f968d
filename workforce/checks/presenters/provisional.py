"""Provisional starts as pages show them: until when, why, and what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workforce.checks.models import Appointment, ProvisionalCondition
from workforce.checks.rules import Missing
from workforce.checks.states import CHECK_NAMES, PROVISIONAL_NAMES
from workforce.core.translation import Lazy
from workforce.employment.models import StartClearance


@dataclass(frozen=True, slots=True)
class ProvisionalLine:
    """One person who started while enquiries were unfinished."""

    appointment_id: str
    name: str
    home: str
    until: date | None
    overdue: bool
    missing: Sequence[Lazy]
    conditions: Sequence[tuple[Lazy, str, str]]

    @classmethod
    def of(
        cls,
        row: Appointment,
        clearance: StartClearance,
        missing: Sequence[Missing],
        conditions: Sequence[ProvisionalCondition],
        today: date,
    ) -> "ProvisionalLine":
        """One line of the list; who lacks nothing any more is no longer provisional."""
        until = clearance.provisional_until
        kinds = dict.fromkeys(one.kind for one in missing)
        return cls(
            row.public_id,
            row.name,
            row.home.known_as,
            until,
            bool(missing) and until is not None and until < today,
            [CHECK_NAMES[kind] for kind in kinds],
            [
                (PROVISIONAL_NAMES[one.condition], one.reason, one.recorded_by.name)
                for one in conditions
            ],
        )
