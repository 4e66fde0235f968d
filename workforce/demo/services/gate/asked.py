"""What the rules of the start gate ask of an engagement in an invented home."""

from dataclasses import dataclass
from datetime import date

from workforce.checks import rules as gate
from workforce.checks.rules import Requirement
from workforce.checks.states import CheckKind
from workforce.employment.states import Contract, JobRole
from workforce.providers.states import HomeType


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule set, and every kind of check it knows with what it asks, if anything."""

    rule_set: str
    rows: tuple[tuple[CheckKind, Requirement | None], ...]


def asked(nation: str, contract: Contract, role: JobRole, day: date) -> Asked:
    """What is asked of an engagement in a children’s home of a nation on a day."""
    found = gate.rule_set(nation, HomeType.CHILDRENS_HOME.value, day)
    if found is None:
        raise ValueError(f"No rules of the start gate are held for {nation} on {day}")
    wanted = {one.kind: one for one in gate.requirements(found, contract, role, day)}
    return Asked(found.name, tuple((kind, wanted.get(kind)) for kind in gate.kinds(found)))
