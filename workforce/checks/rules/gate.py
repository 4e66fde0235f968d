"""Which checks the law asks for: dated rows by nation, setting, contract and role, with source."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from workforce.checks.states import CheckKind, Timing
from workforce.employment.states import Contract, JobRole

PLAN_DAYS = 90
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row of the rules comes from, when that was read, and how sure we are."""

    title: str
    url: str
    checked_on: date
    confidence: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One matter asked for: of whom, from when until when, and what settles it."""

    kind: CheckKind
    timing: Timing
    contracts: frozenset[Contract]
    roles: frozenset[JobRole] | None
    from_day: date | None
    until_day: date | None
    may_not_apply: bool
    needs_date: bool
    certificate_years: int | None
    months: int | None
    note: str
    source: Source

    @property
    def blocks(self) -> bool:
        """Whether nobody starts without it; the others are clocks."""
        return self.timing is Timing.BEFORE_START

    def asks(self, contract: Contract, role: JobRole, day: date) -> bool:
        """Whether it is asked of this engagement on a day; its last day is `until_day`."""
        return (
            contract in self.contracts
            and (self.roles is None or role in self.roles)
            and (self.from_day is None or self.from_day <= day)
            and (self.until_day is None or day <= self.until_day)
        )


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rows of one nation and setting."""

    name: str
    nation: str
    home_types: frozenset[str]
    from_day: date | None
    until_day: date | None
    provisional_start: bool
    rows: tuple[Requirement, ...]

    def covers(self, nation: str, home_type: str, day: date) -> bool:
        """Whether it speaks of this kind of home on a day."""
        return (
            nation == self.nation
            and home_type in self.home_types
            and (self.from_day is None or self.from_day <= day)
            and (self.until_day is None or day <= self.until_day)
        )


@lru_cache(maxsize=1)
def rule_sets() -> tuple[RuleSet, ...]:
    """Every rule set of the packaged file."""
    text = resources.files("workforce.checks").joinpath("data/start_gate.json").read_text("utf-8")
    return read(json.loads(text))


def read(data: dict[str, Any]) -> tuple[RuleSet, ...]:
    """Rule sets as a file states them; rows of which nothing is known are left out."""
    sources = {
        name: Source(
            one["title"], one["url"], date.fromisoformat(one["checked_on"]), one["confidence"]
        )
        for name, one in data["sources"].items()
    }
    return tuple(
        RuleSet(
            name=one["name"],
            nation=one["nation"],
            home_types=frozenset(one["home_types"]),
            from_day=_day(one["from"]),
            until_day=_day(one["until"]),
            provisional_start=one["provisional_start"],
            rows=tuple(
                _requirement(row, sources[row["source"]])
                for row in one["rows"]
                if sources[row["source"]].confidence != UNKNOWN
            ),
        )
        for one in data["rule_sets"]
    )


def _requirement(row: dict[str, Any], source: Source) -> Requirement:
    return Requirement(
        kind=CheckKind(row["kind"]),
        timing=Timing(row["when"]),
        contracts=frozenset(Contract(name) for name in row["contracts"]),
        roles=None if row["roles"] is None else frozenset(JobRole(name) for name in row["roles"]),
        from_day=_day(row["from"]),
        until_day=_day(row["until"]),
        may_not_apply=row["may_not_apply"],
        needs_date=row["needs_date"],
        certificate_years=row["certificate_years"],
        months=row["months"],
        note=row["note"],
        source=source,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def rule_set(nation: str, home_type: str, day: date) -> RuleSet | None:
    """The rules of a kind of home on a day; None where we hold none, and then nobody starts."""
    return next((one for one in rule_sets() if one.covers(nation, home_type, day)), None)


def is_known(nation: str, home_type: str, day: date) -> bool:
    """Whether we hold the rules of a kind of home on a day."""
    return rule_set(nation, home_type, day) is not None


def requirements(
    rules: RuleSet, contract: Contract, role: JobRole, day: date
) -> tuple[Requirement, ...]:
    """What the rules ask of an engagement on a day, in the order of the file."""
    return tuple(row for row in rules.rows if row.asks(contract, role, day))


def kinds(rules: RuleSet) -> tuple[CheckKind, ...]:
    """Every kind of check that the rules ever ask for, each once, in the order of the file."""
    return tuple(dict.fromkeys(row.kind for row in rules.rows))
