"""Complete sets of checks as plain values, for tests that take one thing away."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from workforce.checks import rules
from workforce.checks.rules import Held, Requirement
from workforce.checks.states import (
    CertificateLevel,
    CertificateWorkforce,
    CheckKind,
    CheckState,
)
from workforce.employment.states import Contract, JobRole

ENHANCED: dict[str, Any] = {
    "level": CertificateLevel.ENHANCED,
    "workforce": CertificateWorkforce.CHILDREN,
    "barred_list_checked": True,
    "copy_kept": True,
}


def requirements_of(
    nation: str,
    home_type: str,
    school: bool,  # noqa: FBT001 - a column of the table
    contract: Contract,
    role: JobRole,
    day: date,
) -> tuple[Requirement, ...]:
    """What the rules ask of an engagement; they must know the setting."""
    found = rules.rule_set(nation, home_type, day, school=school)
    assert found is not None
    return rules.requirements(found, contract, role, day)


def settled(kind: CheckKind, day: date, **more: Any) -> Held:
    """One row that is settled, or otherwise as said."""
    values = {
        "state": CheckState.SATISFACTORY,
        "dated_on": day,
        "issued_for_us": True,
        "verified_on": day,
        **(ENHANCED if kind is CheckKind.CRIMINAL_RECORD else {}),
        **more,
    }
    return Held(kind, **values)


def complete(asked: Iterable[Requirement], day: date) -> list[Held]:
    """Every row that bars the way, settled; of rows that repeat, none."""
    return [settled(one.kind, day) for one in asked if one.blocks and not one.each]
