"""Which checks the law asks for, by nation, setting, engagement, role and day, with source."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

from workforce.checks.states import (
    CertificateLevel,
    CertificateWorkforce,
    CheckKind,
    ProvisionalKind,
    Timing,
)
from workforce.employment.states import Contract, JobRole

PLAN_DAYS = 90
LATE_PLAN_DAYS = 14
UNKNOWN = "unknown"
DIRECTOR_WHO_SUPERVISES = "responsible-individual-director"


def plan_due(joined_on: date | None, today: date) -> date:
    """By when the checks of somebody from before joining are to be recorded: our own rule.

    A home has 90 days to bring its records over. Whoever is recorded later than that, as having
    been there all along, is no part of that work: their checks are shown within 14 days.
    """
    since = today if joined_on is None else joined_on
    late = today > since + timedelta(days=PLAN_DAYS)
    return today + timedelta(days=LATE_PLAN_DAYS if late else PLAN_DAYS)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row of the rules comes from, when that was read, and how sure we are."""

    title: str
    url: str
    checked_on: date
    confidence: str


@dataclass(frozen=True, slots=True)
class CertificateRule:
    """What a criminal record certificate must be to settle its row.

    `copy` means that the employer holds one for an inspector, on its own file: never here.
    """

    level: CertificateLevel
    workforces: frozenset[CertificateWorkforce]
    barred_list: bool
    years: int | None
    copy: bool


@dataclass(frozen=True, slots=True)
class Requirement:
    """One matter asked for: of whom, from when until when, and what settles it.

    `each` means that every row of the kind must be settled, however many there are: they are
    made from the history, whose own row says that it is complete.
    """

    kind: CheckKind
    timing: Timing
    engagements: frozenset[str]
    roles: frozenset[JobRole]
    from_day: date | None
    until_day: date | None
    may_not_apply: bool
    needs_date: bool
    certificate: CertificateRule | None
    months: int | None
    each: bool
    basis: str
    note: str
    source: Source

    @property
    def blocks(self) -> bool:
        """Whether nobody starts without it; the others are clocks."""
        return self.timing is Timing.BEFORE_START

    def asks(self, contract: Contract, role: JobRole, day: date) -> bool:
        """Whether it is asked of this engagement on a day; its last day is `until_day`."""
        return (
            engagement(contract, role) in self.engagements
            and role in self.roles
            and (self.from_day is None or self.from_day <= day)
            and (self.until_day is None or day <= self.until_day)
        )


@dataclass(frozen=True, slots=True)
class Provisional:
    """What a setting's own regulations say of starting while enquiries are unfinished."""

    unfinished: frozenset[CheckKind]
    conditions: tuple[ProvisionalKind, ...]
    longest_days: int
    note: str
    source: Source


@dataclass(frozen=True, slots=True)
class Remark:
    """What is known of one kind of home or engagement where a rule set speaks of several."""

    home_types: frozenset[str]
    engagements: frozenset[str]
    basis: str
    note: str
    source: Source

    def speaks_of(self, home_type: str, contract: Contract, role: JobRole) -> bool:
        """Whether it says something of this engagement in this kind of home."""
        return home_type in self.home_types and engagement(contract, role) in self.engagements


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rows of one nation and setting; `hidden` are those of which nothing is established."""

    name: str
    nation: str
    home_types: frozenset[str]
    school: bool | None
    from_day: date | None
    until_day: date | None
    provisional: Provisional | None
    rows: tuple[Requirement, ...]
    hidden: tuple[Requirement, ...]
    remarks: tuple[Remark, ...]

    def covers(self, nation: str, home_type: str, day: date, *, school: bool = False) -> bool:
        """Whether it speaks of this kind of home on a day."""
        return (
            nation == self.nation
            and home_type in self.home_types
            and self.school in {None, school}
            and (self.from_day is None or self.from_day <= day)
            and (self.until_day is None or day <= self.until_day)
        )


def engagement(contract: Contract, role: JobRole) -> str:
    """How somebody is engaged, as the rules see it: one director may be supervising the home."""
    if contract is Contract.DIRECTOR and role is JobRole.RESPONSIBLE_INDIVIDUAL:
        return DIRECTOR_WHO_SUPERVISES
    return contract.value


@lru_cache(maxsize=1)
def rule_sets() -> tuple[RuleSet, ...]:
    """Every rule set of the packaged file."""
    text = resources.files("workforce.checks").joinpath("data/start_gate.json").read_text("utf-8")
    return read(json.loads(text))


def read(data: dict[str, Any]) -> tuple[RuleSet, ...]:
    """Rule sets as a file states them; rows of which nothing is known are kept apart."""
    reader = _Reader(data)
    return tuple(reader.rule_set(one) for one in data["rule_sets"])


class _Reader:
    """Reads a file whose rows leave out what they share."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._defaults, self._parts = data["defaults"], data["parts"]
        self._engagements = data["engagements"]
        self._sources = {
            name: Source(
                one["title"], one["url"], date.fromisoformat(one["checked_on"]), one["confidence"]
            )
            for name, one in data["sources"].items()
        }

    def rule_set(self, one: dict[str, Any]) -> RuleSet:
        """One rule set with the rows of its parts, in their order."""
        rows = [self._requirement(row) for part in one["parts"] for row in self._rows_of(part)]
        known = [row.source.confidence != UNKNOWN for row in rows]
        return RuleSet(
            name=one["name"],
            nation=one["nation"],
            home_types=frozenset(one["home_types"]),
            school=one["school"],
            from_day=_day(one["from"]),
            until_day=_day(one["until"]),
            provisional=self._provisional(one["provisional_start"]),
            rows=tuple(row for row, is_known in zip(rows, known, strict=True) if is_known),
            hidden=tuple(row for row, is_known in zip(rows, known, strict=True) if not is_known),
            remarks=tuple(self._remark(stated, one["home_types"]) for stated in one["remarks"]),
        )

    def _rows_of(self, part: str | dict[str, str]) -> list[dict[str, Any]]:
        """The rows of a part; another law with the same list names its own source for them."""
        if isinstance(part, str):
            return list(self._parts[part])
        return [{**row, "source": part["source"]} for row in self._parts[part["part"]]]

    def _remark(self, stated: dict[str, Any], home_types: list[str]) -> Remark:
        return Remark(
            home_types=frozenset(stated.get("home_types", home_types)),
            engagements=frozenset(stated.get("of", self._engagements["everybody"])),
            basis=stated["basis"],
            note=stated["note"],
            source=self._sources[stated["source"]],
        )

    def _requirement(self, stated: dict[str, Any]) -> Requirement:
        row = {**self._defaults, **stated}
        of = row["of"] if isinstance(row["of"], list) else self._engagements[row["of"]]
        roles = list(JobRole) if row["roles"] is None else [JobRole(one) for one in row["roles"]]
        return Requirement(
            kind=CheckKind(row["kind"]),
            timing=Timing(row["when"]),
            engagements=frozenset(of),
            roles=frozenset(roles) - {JobRole(one) for one in row["except_roles"]},
            from_day=_day(row["from"]),
            until_day=_day(row["until"]),
            may_not_apply=row["may_not_apply"],
            needs_date=row["needs_date"],
            certificate=_certificate(row["certificate"]),
            months=row["months"],
            each=row["each"],
            basis=row["basis"],
            note=row["note"],
            source=self._sources[row["source"]],
        )

    def _provisional(self, stated: dict[str, Any] | None) -> Provisional | None:
        if stated is None:
            return None
        return Provisional(
            unfinished=frozenset(CheckKind(one) for one in stated["unfinished"]),
            conditions=tuple(ProvisionalKind(one) for one in stated["conditions"]),
            longest_days=stated["longest_days"],
            note=stated["note"],
            source=self._sources[stated["source"]],
        )


def _certificate(stated: dict[str, Any] | None) -> CertificateRule | None:
    if stated is None:
        return None
    return CertificateRule(
        level=CertificateLevel(stated["level"]),
        workforces=frozenset(CertificateWorkforce(one) for one in stated["workforces"]),
        barred_list=stated["barred_list"],
        years=stated["years"],
        copy=stated["copy"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def rule_set(nation: str, home_type: str, day: date, *, school: bool = False) -> RuleSet | None:
    """The rules of a kind of home on a day; None where we hold none, and then nobody starts.

    A residential special school is a school, whatever else is said of it.
    """
    school = school or home_type == "residential-special-school"
    found = (one for one in rule_sets() if one.covers(nation, home_type, day, school=school))
    return next(found, None)


def is_known(nation: str, home_type: str, day: date) -> bool:
    """Whether we hold the rules of a kind of home on a day."""
    return rule_set(nation, home_type, day) is not None


def requirements(
    rules: RuleSet, contract: Contract, role: JobRole, day: date
) -> tuple[Requirement, ...]:
    """What the rules ask of an engagement on a day, in the order of the file."""
    return tuple(row for row in rules.rows if row.asks(contract, role, day))


def kinds(rules: RuleSet) -> tuple[CheckKind, ...]:
    """Every kind that has one row of its own in an appointment, in the order of the file."""
    return tuple(dict.fromkeys(row.kind for row in rules.rows if not row.each))
