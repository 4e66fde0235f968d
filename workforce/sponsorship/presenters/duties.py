"""Duties: by when, counted how, from which source."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.core.translation import Lazy, _, lazy
from workforce.immigration.rules import Nation, Skipped
from workforce.sponsorship import rules
from workforce.sponsorship.models import Duty
from workforce.sponsorship.states import DutyKind

CONFIDENCE: dict[str, Lazy] = {
    "high": lazy("read in the rules themselves"),
    "medium": lazy("said by specialists; the guidance itself was not found"),
    "low": lazy("said by one source only: check before you rely on it"),
}


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day that did not count, and why."""

    day: date
    why: str

    @classmethod
    def of(cls, skipped: Skipped) -> Self:
        """The day, its reason in the reader's language."""
        return cls(skipped.on, _(skipped.why))


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty of a case."""

    public_id: str
    case_id: str
    title: str
    event_on: date
    due_on: date
    status: str
    tone: str
    is_open: bool
    done_on: date | None
    reference: str
    counted: str
    skipped: list[SkippedDay]
    source: str

    @classmethod
    def of(cls, duty: Duty, today: date) -> Self:
        """The duty as it stands on a day."""
        kind = DutyKind(duty.kind)
        status, tone = _status(duty, today)
        deadline = rules.due(kind, duty.event_on, Nation(duty.case.nation))
        return cls(
            duty.public_id,
            duty.case.public_id,
            str(kind.label),
            duty.event_on,
            duty.due_on,
            status,
            tone,
            duty.is_open,
            duty.done_on,
            duty.reference or "",
            _counted(kind, duty.event_on),
            [SkippedDay.of(one) for one in deadline.skipped] if deadline else [],
            _source(kind, duty.event_on),
        )


def _status(duty: Duty, today: date) -> tuple[str, str]:
    if duty.lapsed_at is not None:
        return _("No longer applies"), "closed"
    if duty.done_on is not None:
        return _("Done"), "good"
    if duty.due_on < today:
        return _("Late"), "bad"
    return _("To do"), "wait"


def _counted(kind: DutyKind, event_on: date) -> str:
    rule = rules.rule_for(kind, event_on)
    if rule is None:
        return _("We hold no rule for that day. Ask a regulated adviser")
    if rule.days_first:
        return _(
            "%(days)s days, then %(working)s working days",
            days=rule.days_first,
            working=rule.working_days,
        )
    if rule.working_days:
        return _("%(working)s working days", working=rule.working_days)
    return _("On or before that day")


def _source(kind: DutyKind, event_on: date) -> str:
    rule = rules.rule_for(kind, event_on)
    return f"{rule.source} ({CONFIDENCE[rule.confidence]})" if rule else ""
