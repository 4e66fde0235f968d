"""Where the rules of the start gate come from: each row, of whom, since when, and how sure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workforce.checks import rules
from workforce.checks.models import Appointment
from workforce.checks.rules import Provisional, Remark, Requirement, RuleSet, Source
from workforce.checks.rules.gate import DIRECTOR_WHO_SUPERVISES
from workforce.checks.states import CHECK_NAMES
from workforce.core.translation import Lazy, _, lazy
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES, JobRole
from workforce.web.layout import long_date

SET_NAMES: dict[str, Lazy] = {
    "england.childrens-home.2015": lazy("England: children’s homes, secure and short break ones"),
    "england.childrens-home-school.2015": lazy(
        "England: children’s homes that are schools too, and residential special schools"
    ),
    "england.supported-accommodation.2023": lazy("England: supported accommodation"),
    "wales.care-home-service-children.2017": lazy("Wales: care home services for children"),
    "wales.special-school.before-2024": lazy("Wales: special schools until 30 March 2024"),
    "wales.special-school-residential.2024": lazy(
        "Wales: special school residential services from 31 March 2024"
    ),
}
BASIS_NAMES: dict[str, Lazy] = {
    "law": lazy("Law"),
    "guidance": lazy("Guidance"),
    "policy": lazy("Our own rule"),
}
SURE_NAMES: dict[str, Lazy] = {
    "high": lazy("Read in the text itself"),
    "medium": lazy("Read in an official summary, or in the text of a like regulation"),
    "low": lazy("Read in one weaker source"),
    "unknown": lazy("Not established"),
}
ENGAGEMENTS: dict[str, Lazy] = {
    **{contract.value: name for contract, name in CONTRACT_NAMES.items()},
    DIRECTOR_WHO_SUPERVISES: lazy("Director who is the responsible individual"),
}


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source with the day it was read and how sure we are."""

    title: str
    url: str
    checked_on: date
    sure: Lazy

    @classmethod
    def of(cls, one: Source) -> "SourceWords":
        """The words of a source."""
        return cls(one.title, one.url, one.checked_on, SURE_NAMES[one.confidence])


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One row of the rules, as anybody may read it."""

    title: Lazy
    note: str
    whom: str
    roles: str
    days: str
    basis: Lazy
    source: SourceWords

    @classmethod
    def of(cls, row: Requirement) -> "RuleLine":
        """The words of a row."""
        return cls(
            CHECK_NAMES[row.kind],
            _(row.note),
            _whom(row.engagements),
            _roles(row.roles),
            _days(row.from_day, row.until_day),
            BASIS_NAMES[row.basis],
            SourceWords.of(row.source),
        )


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """What is known of one kind of home or engagement, and where that comes from."""

    note: str
    basis: Lazy
    source: SourceWords

    @classmethod
    def of(cls, one: Remark) -> "RemarkLine":
        """The words of a remark."""
        return cls(_(one.note), BASIS_NAMES[one.basis], SourceWords.of(one.source))


@dataclass(frozen=True, slots=True)
class RulePage:
    """The rules of one kind of home, with what is not established."""

    name: Lazy
    rows: Sequence[RuleLine]
    hidden: Sequence[RuleLine]
    remarks: Sequence[RemarkLine]
    provisional: str
    provisional_source: SourceWords | None

    @classmethod
    def of(cls, one: RuleSet) -> "RulePage":
        """The words of a rule set."""
        given: Provisional | None = one.provisional
        return cls(
            SET_NAMES[one.name],
            [RuleLine.of(row) for row in one.rows],
            [RuleLine.of(row) for row in one.hidden],
            [RemarkLine.of(remark) for remark in one.remarks],
            _(given.note) if given else "",
            SourceWords.of(given.source) if given else None,
        )


def rule_pages() -> list[RulePage]:
    """Every rule set, in the order of the file."""
    return [RulePage.of(one) for one in rules.rule_sets()]


def remarks_on(row: Appointment, found: RuleSet | None) -> list[RemarkLine]:
    """What is known of an appointment’s own kind of home and engagement."""
    home_type = row.home.home_type.value
    return [
        RemarkLine.of(one)
        for one in (found.remarks if found else ())
        if one.speaks_of(home_type, row.contract, row.role)
    ]


def _whom(engagements: frozenset[str]) -> str:
    if engagements >= set(ENGAGEMENTS):
        return _("Everybody")
    return ", ".join(str(name) for key, name in ENGAGEMENTS.items() if key in engagements)


def _roles(roles: frozenset[JobRole]) -> str:
    if roles == frozenset(JobRole):
        return _("Every role")
    named = ", ".join(str(name) for role, name in ROLE_NAMES.items() if role in roles)
    others = [str(name) for role, name in ROLE_NAMES.items() if role not in roles]
    if len(others) < len(roles):
        return _("Every role but: %(names)s", names=", ".join(others))
    return named


def _days(from_day: date | None, until_day: date | None) -> str:
    if from_day is not None:
        return _("From %(day)s", day=long_date(from_day))
    return _("Until %(day)s", day=long_date(until_day)) if until_day is not None else ""
