"""What an employer owes people in post and by when: dated rules by nation, plain arithmetic."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

from dateutil.relativedelta import relativedelta

from workforce.employment.states import (
    Basis,
    Contract,
    DutyKind,
    DutyOutcome,
    DutyState,
)
from workforce.providers.states import HomeType

UNKNOWN = "unknown"
ONCE = frozenset({DutyKind.INDUCTION, DutyKind.PROBATION})
DUE_SOON_DAYS = 14
PERMANENT_STAFF = frozenset({Contract.PERMANENT})
WORK_IN_HOMES = frozenset(
    {
        Contract.PERMANENT,
        Contract.FIXED_TERM,
        Contract.BANK,
        Contract.AGENCY,
        Contract.VOLUNTEER,
    }
)
LONGEST_POLICY_DAYS = 1096
YEAR_IN_DAYS = 365
SUPPORTED = "england-supported-accommodation"


@dataclass(frozen=True, slots=True)
class DutySource:
    """Where a rule comes from, when that was read, and how sure we are."""

    title: str
    url: str
    checked_on: date
    confidence: str


@dataclass(frozen=True, slots=True)
class DutyRule:
    """One duty of one nation; `months` is the law's own interval, None where it sets none."""

    nation: str
    kind: DutyKind
    contracts: frozenset[Contract]
    from_day: date | None
    until_day: date | None
    months: int | None
    suggested_days: int
    note: str
    source: DutySource

    @property
    def is_known(self) -> bool:
        """Whether the text was read; what is not known asks for nothing."""
        return self.source.confidence != UNKNOWN

    def covers(self, nation: str, day: date) -> bool:
        """Whether it speaks of a nation on a day."""
        return (
            nation == self.nation
            and (self.from_day is None or self.from_day <= day)
            and (self.until_day is None or day <= self.until_day)
        )


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of one duty towards one person."""

    kind: DutyKind
    outcome: DutyOutcome
    done_on: date
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class InPost:
    """Somebody in post, as duties see them: whose rules, which contracts, since when.

    `known_from` is the first day of which the employer's records here can tell.
    """

    nation: str
    contracts: frozenset[Contract]
    started_on: date
    known_from: date


@dataclass(frozen=True, slots=True)
class Due:
    """One duty towards one person on a day."""

    kind: DutyKind
    state: DutyState
    basis: Basis
    done_on: date | None
    due_on: date | None
    days: int | None

    @property
    def is_owed(self) -> bool:
        """Whether somebody has said that it is due by then: we alone have not."""
        return self.basis is not Basis.SUGGESTED


def regime(nation: str, home_type: HomeType) -> str:
    """By whose rules a home lives: its nation's, but supported accommodation has its own."""
    supported = nation == "england" and home_type is HomeType.SUPPORTED_ACCOMMODATION
    return SUPPORTED if supported else nation


def data() -> dict[str, Any]:
    """The packaged file as it stands."""
    file = resources.files("workforce.employment").joinpath("data/duties.json")
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def sources(found: dict[str, Any]) -> dict[str, DutySource]:
    """The sources that a file names."""
    return {
        name: DutySource(
            one["title"], one["url"], date.fromisoformat(one["checked_on"]), one["confidence"]
        )
        for name, one in found["sources"].items()
    }


@lru_cache(maxsize=1)
def duty_rules() -> tuple[DutyRule, ...]:
    """Every rule of the packaged file, also those of which nothing is known."""
    found = data()
    known = sources(found)
    return tuple(
        DutyRule(
            row["nation"],
            DutyKind(row["kind"]),
            frozenset(Contract(name) for name in row["contracts"]),
            _day(row["from"]),
            _day(row["until"]),
            row["months"],
            row["suggested_days"],
            row["note"],
            known[row["source"]],
        )
        for row in found["rows"]
    )


def contracts_note() -> str:
    """Whom the file takes for employees."""
    return str(data()["contracts_note"])


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def duty_rule(nation: str, kind: DutyKind, day: date) -> DutyRule | None:
    """The rule of a nation for a duty on a day; what is not known is no rule."""
    found = (rule for rule in duty_rules() if rule.kind is kind and rule.covers(nation, day))
    return next((rule for rule in found if rule.is_known), None)


def suggested_days(kind: DutyKind) -> int:
    """The interval we suggest to a provider that has set none."""
    return next(rule.suggested_days for rule in duty_rules() if rule.kind is kind)


def longest_days(kind: DutyKind, nations: Collection[str], day: date) -> int:
    """The longest interval that a provider in these nations may set."""
    found = (duty_rule(nation, kind, day) for nation in nations)
    months = [rule.months for rule in found if rule is not None and rule.months is not None]
    return min((YEAR_IN_DAYS * count // 12 for count in months), default=LONGEST_POLICY_DAYS)


def due(
    kind: DutyKind,
    person: InPost,
    happened: Iterable[Happened],
    policy_days: int | None,
    day: date,
) -> Due | None:
    """Where a duty stands on a day; None where nobody asks for it."""
    rule = duty_rule(person.nation, kind, day)
    owed_by_law = rule is not None and bool(person.contracts & rule.contracts)
    if not owed_by_law and (policy_days is None or not _may_be_asked(kind, person)):
        return None
    mine = sorted(
        (one for one in happened if one.kind is kind and person.started_on <= one.done_on <= day),
        key=lambda one: one.done_on,
    )
    done = [one for one in mine if one.outcome is DutyOutcome.COMPLETED]
    done_on = done[-1].done_on if done else None
    if kind in ONCE and done_on is not None:
        basis = Basis.LAW if owed_by_law else Basis.POLICY
        return Due(kind, DutyState.DONE, basis, done_on, None, policy_days)
    months = rule.months if owed_by_law and rule is not None else None
    interval = _Interval(months, policy_days, suggested_days(kind))
    agreed = mine[-1].next_on if mine else None
    due_on, basis = interval.next_day(kind, done_on or person.started_on, agreed)
    state = _state(due_on, basis, day)
    if not mine and due_on < day and person.started_on < person.known_from:
        return _not_known(kind, interval, person, policy_days, day)
    return Due(kind, state, basis, done_on, due_on, policy_days)


def _may_be_asked(kind: DutyKind, person: InPost) -> bool:
    """A policy speaks of all who work in homes, and of probation for permanent staff only."""
    wanted = PERMANENT_STAFF if kind is DutyKind.PROBATION else WORK_IN_HOMES
    return bool(person.contracts & wanted)


@dataclass(frozen=True, slots=True)
class _Interval:
    """The intervals that may apply: the law's, the provider's, and the one we suggest."""

    months: int | None
    policy_days: int | None
    suggested: int

    def next_day(
        self, kind: DutyKind, after: date, agreed: date | None = None
    ) -> tuple[date, Basis]:
        """The day by which it is due, and who says so: the first of all that is binding."""
        binding: list[tuple[date, Basis]] = []
        if self.months is not None:
            binding.append((after + relativedelta(months=self.months), Basis.LAW))
        if self.policy_days is not None:
            binding.append((after + timedelta(days=self.policy_days), Basis.POLICY))
        if agreed is not None:
            # What was extended is due on the new day, unless the law itself sets an earlier one.
            kept = [one for one in binding if kind not in ONCE or one[1] is Basis.LAW]
            binding = [*kept, (agreed, Basis.AGREED)]
        if not binding:
            return after + timedelta(days=self.suggested), Basis.SUGGESTED
        return min(binding, key=lambda one: one[0])


def _state(due_on: date, basis: Basis, day: date) -> DutyState:
    """Due today is not overdue; tomorrow it is, unless only we suggest the day."""
    if due_on < day:
        suggested = basis is Basis.SUGGESTED
        return DutyState.PAST_SUGGESTION if suggested else DutyState.OVERDUE
    return DutyState.DUE_SOON if due_on <= day + timedelta(DUE_SOON_DAYS) else DutyState.NOT_DUE


def _not_known(
    kind: DutyKind, interval: _Interval, person: InPost, policy_days: int | None, day: date
) -> Due:
    """Nothing recorded of somebody who was there before: it may have happened elsewhere.

    What returns is overdue once a whole interval has passed within our own records; what
    happens once is never said to be overdue.
    """
    due_on, basis = interval.next_day(kind, person.known_from)
    if kind in ONCE:
        return Due(kind, DutyState.NOT_RECORDED, basis, None, None, policy_days)
    state = _state(due_on, basis, day) if due_on < day else DutyState.NOT_RECORDED
    return Due(kind, state, basis, None, due_on, policy_days)
