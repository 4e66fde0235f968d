"""What the rules of the start gate ask of an engagement in an invented home."""

from dataclasses import dataclass
from datetime import date

from workforce.checks import rules as gate
from workforce.checks.rules import Provisional, Requirement
from workforce.checks.states import CheckKind
from workforce.demo.rules.homes import PlannedHome
from workforce.employment.states import Contract, JobRole


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule set, and every kind of check it knows with what it asks, if anything.

    `provisional` is the start while enquiries are unfinished, where there is one.
    """

    rule_set: str
    rows: tuple[tuple[CheckKind, Requirement | None], ...]
    provisional: Provisional | None


def asked(home: PlannedHome, contract: Contract, role: JobRole, day: date) -> Asked:
    """What is asked of an engagement in a home of this nation and setting on a day."""
    nation, school = home.site.nation, home.also_school
    found = gate.rule_set(nation, home.home_type.value, day, school=school)
    if found is None:
        raise ValueError(f"No rules of the start gate are held for {nation} on {day}")
    wanted = {one.kind: one for one in gate.requirements(found, contract, role, day)}
    rows = tuple((kind, wanted.get(kind)) for kind in gate.kinds(found))
    return Asked(found.name, rows, found.provisional)
