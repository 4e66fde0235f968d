"""Duties of a sponsor as dated data, the day on which each falls due, and who can advise."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

from workforce.immigration import rules as immigration
from workforce.immigration.rules import Deadline, Nation
from workforce.sponsorship.states import CaseState, DutyKind

WARN_DAYS = (180, 120, 90)
# Why these moves were made must be said.
NEEDS_REASON = frozenset(
    {
        CaseState.NOT_ELIGIBLE,
        CaseState.REFUSED,
        CaseState.ENDED_REPORTED,
        CaseState.WITHDRAWN,
    }
)
# From an assigned certificate: on to the application, or back to work that goes on meanwhile.
_OF_NEWCOMERS = frozenset({CaseState.VISA_PREPARATION, CaseState.WITHDRAWN})
_OF_STARTED = frozenset({CaseState.PENDING_DECISION, CaseState.ENDED_REPORTED})


@dataclass(frozen=True, slots=True)
class DutyRule:
    """One duty: calendar days that pass first, then working days to act in; with its source."""

    kind: DutyKind
    days_first: int
    working_days: int
    source: str
    confidence: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class Adviser:
    """Somebody who can advise a worker, and where that was found."""

    who: str
    what: str
    source: str
    source_address: str


def _read(name: str) -> dict[str, Any]:
    file = resources.files("workforce.sponsorship") / "data" / name
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def duty_rules() -> tuple[DutyRule, ...]:
    """Every duty of the packaged data file."""
    return tuple(
        DutyRule(
            DutyKind(row["kind"]),
            row["days_first"],
            row["working_days"],
            row["source"],
            row["confidence"],
            date.fromisoformat(row["from"]),
        )
        for row in _read("duties.json")["duties"]
    )


@lru_cache(maxsize=1)
def checked_on() -> date:
    """The day on which the rules were last checked: the older of the two files."""
    files = (_read("duties.json"), _read("advisers.json"))
    return min(date.fromisoformat(one["checked_on"]) for one in files)


@lru_cache(maxsize=1)
def advisers() -> tuple[Adviser, ...]:
    """Everybody who can advise, as the packaged data file has them."""
    return tuple(Adviser(**row) for row in _read("advisers.json")["advisers"])


def rule_for(kind: DutyKind, event_on: date) -> DutyRule | None:
    """The rule in force on the day of the event, or None where none is held for that day."""
    held = [rule for rule in duty_rules() if rule.kind == kind and rule.valid_from <= event_on]
    return max(held, key=lambda rule: rule.valid_from) if held else None


def due(kind: DutyKind, event_on: date, nation: Nation) -> Deadline | None:
    """When a duty falls due and which days were skipped, or None where no rule is held."""
    rule = rule_for(kind, event_on)
    if rule is None:
        return None
    start = event_on + timedelta(days=rule.days_first)
    return immigration.working_day_after(start, rule.working_days, nation)


def reached_warnings(permission_to: date, today: date) -> tuple[int, ...]:
    """The warnings (180, 120, 90 days) that the end of permission has come within, widest first."""
    left = (permission_to - today).days
    return tuple(days for days in WARN_DAYS if left <= days)


def next_moves(
    state: CaseState, lawful: frozenset[CaseState], *, started: bool
) -> tuple[CaseState, ...]:
    """The lawful moves that somebody can make now, in the order of the process.

    Erasing is left to the retention job; an assigned certificate leads a newcomer to the
    application and somebody at work to the wait for a decision.
    """
    open_now = lawful - {CaseState.ERASED}
    if state is CaseState.CERTIFICATE_ASSIGNED:
        open_now &= _OF_STARTED if started else _OF_NEWCOMERS
    return tuple(one for one in CaseState if one in open_now)


def is_occupation_code(text: str) -> bool:
    """Whether a text is shaped like a code of the Standard Occupational Classification 2020."""
    return len(text) == len("6134") and text.isascii() and text.isdigit()
