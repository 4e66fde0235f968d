"""Whether the rows asked for are settled: what is missing and why, and clocks that run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from workforce.checks.rules.gate import Requirement
from workforce.checks.states import CheckKind, CheckState, Why

MONTHS_BEFORE_PROMPT = 3


@dataclass(frozen=True, slots=True)
class Held:
    """What is recorded of one check."""

    kind: CheckKind
    state: CheckState
    dated_on: date | None = None
    expires_on: date | None = None
    update_service: bool = False
    issued_for_us: bool = False
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """One check that keeps somebody from starting, and why."""

    kind: CheckKind
    why: Why


@dataclass(frozen=True, slots=True)
class Clock:
    """A matter that the law wants settled some months after the start."""

    kind: CheckKind
    prompt_on: date
    due_on: date
    settled: bool

    def overdue(self, day: date) -> bool:
        """Whether the last day has passed."""
        return not self.settled and day > self.due_on


BY_STATE = {
    CheckState.OUTSTANDING: Why.NOT_DONE,
    CheckState.NOT_RECORDED_HERE: Why.NOT_RECORDED,
    CheckState.SEEN: Why.NOT_VERIFIED,
    CheckState.UNSATISFACTORY: Why.UNSATISFACTORY,
}


def missing(asked: Iterable[Requirement], held: Iterable[Held], day: date) -> list[Missing]:
    """What keeps somebody from starting on a day; nothing means they may."""
    known = {one.kind: one for one in held}
    found = []
    for requirement in asked:
        if not requirement.blocks:
            continue
        why = _why(requirement, known.get(requirement.kind), day)
        if why is not None:
            found.append(Missing(requirement.kind, why))
    return found


def _why(requirement: Requirement, held: Held | None, day: date) -> Why | None:
    if held is None:
        return Why.NOT_DONE
    if held.state is CheckState.NOT_APPLICABLE:
        return None if requirement.may_not_apply else Why.MUST_APPLY
    if held.state is not CheckState.SATISFACTORY:
        return BY_STATE[held.state]
    if held.expires_on is not None and held.expires_on < day:
        return Why.EXPIRED
    if requirement.needs_date and held.dated_on is None:
        return Why.NO_DATE
    return _certificate_why(requirement, held, day)


def _certificate_why(requirement: Requirement, held: Held, day: date) -> Why | None:
    """A certificate of any age on the Update Service; else issued for us and young enough."""
    if requirement.certificate_years is None or held.update_service:
        return None
    if not held.issued_for_us:
        return Why.NOT_OURS
    if held.dated_on is None:
        return Why.NO_DATE
    last_day = held.dated_on + relativedelta(years=requirement.certificate_years)
    return Why.TOO_OLD if day > last_day else None


def complete_from(asked: Iterable[Requirement], held: Iterable[Held]) -> date | None:
    """The day on which the last of the rows asked for was verified."""
    kinds = {requirement.kind for requirement in asked if requirement.blocks}
    days = [one.verified_on for one in held if one.kind in kinds and one.verified_on]
    return max(days, default=None)


def clocks(asked: Iterable[Requirement], held: Sequence[Held], started_on: date) -> list[Clock]:
    """The clocks that a start sets going; calendar months, clamped to the end of the month."""
    known = {one.kind: one for one in held}
    found = []
    for requirement in asked:
        if requirement.blocks or requirement.months is None:
            continue
        one = known.get(requirement.kind)
        found.append(
            Clock(
                requirement.kind,
                started_on + relativedelta(months=min(MONTHS_BEFORE_PROMPT, requirement.months)),
                started_on + relativedelta(months=requirement.months),
                settled=one is not None and one.state is CheckState.SATISFACTORY,
            )
        )
    return found
