"""Duties of a sponsor as dated data, and the day on which each falls due."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources

from workforce.immigration.rules import Deadline, Nation, working_day_after
from workforce.sponsorship.states import CaseState, DutyKind

WARN_DAYS = (180, 120, 90)
# In these states somebody is sponsored and at work, so permission running out matters.
AT_WORK = frozenset(
    {
        CaseState.STARTED,
        CaseState.ACTIVE,
        CaseState.EVENT_OPEN,
        CaseState.EVENT_REPORTED,
        CaseState.EXTENSION_DUE,
        CaseState.PENDING_DECISION,
        CaseState.CHANGING_EMPLOYER,
        CaseState.SETTLEMENT_PREPARATION,
    }
)


@dataclass(frozen=True, slots=True)
class DutyRule:
    """One duty: calendar days that pass first, then working days to act in; with its source."""

    kind: DutyKind
    days_first: int
    working_days: int
    source: str
    confidence: str
    valid_from: date


@lru_cache(maxsize=1)
def duty_rules() -> tuple[DutyRule, ...]:
    """Every duty of the packaged data file."""
    file = resources.files("workforce.sponsorship") / "data" / "duties.json"
    return tuple(
        DutyRule(
            DutyKind(row["kind"]),
            row["days_first"],
            row["working_days"],
            row["source"],
            row["confidence"],
            date.fromisoformat(row["from"]),
        )
        for row in json.loads(file.read_text("utf-8"))["duties"]
    )


def rule_for(kind: DutyKind, event_on: date) -> DutyRule | None:
    """The rule in force on the day of the event, or None where none is held for that day."""
    held = [rule for rule in duty_rules() if rule.kind == kind and rule.valid_from <= event_on]
    return max(held, key=lambda rule: rule.valid_from) if held else None


def due(kind: DutyKind, event_on: date, nation: Nation) -> Deadline | None:
    """When a duty falls due and which days were skipped, or None where no rule is held."""
    rule = rule_for(kind, event_on)
    if rule is None:
        return None
    return working_day_after(event_on + timedelta(days=rule.days_first), rule.working_days, nation)


def extension_warning(permission_to: date, today: date) -> int | None:
    """The narrowest warning (180, 120 or 90 days) that the end of permission has come within."""
    left = (permission_to - today).days
    reached = [days for days in WARN_DAYS if left <= days]
    return min(reached) if reached else None
