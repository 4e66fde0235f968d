"""A row for whatever the rules ask for by now: rules change, and homes become schools."""

from datetime import date
from typing import Any

from sqlalchemy import insert

from workforce.checks import queries, rules
from workforce.checks.models import Check
from workforce.checks.queries.unfilled import Group
from workforce.checks.states import AppointmentState, CheckKind, CheckState
from workforce.core.db import atomic, session

BATCH = 500


def add_missing_rows(day: date) -> int:
    """Add the rows that appointments lack, as not done or not recorded here; returns how many.

    Nobody starts without such a row either way: with it there is a place to record the check.
    """
    return sum(_fill(group, day) for group in queries.groups_of_appointments())


def _fill(group: Group, day: date) -> int:
    found = rules.rule_set(group.nation, group.home_type.value, day, school=group.also_school)
    if found is None:
        return 0
    asked = rules.requirements(found, group.contract, group.role, day)
    return sum(_add(group, one.kind, required=one.blocks) for one in asked if not one.each)


def _add(group: Group, kind: CheckKind, *, required: bool) -> int:
    """Rows of one kind for a group, in batches that each stand by themselves."""
    added = 0
    while lacking := queries.lacking(group, kind, BATCH):
        _insert(group, kind, lacking, required=required)
        added += len(lacking)
    return added


@atomic
def _insert(group: Group, kind: CheckKind, ids: list[int], *, required: bool) -> None:
    started = group.state is not AppointmentState.CHECKING
    row: dict[str, Any] = {
        "kind": kind,
        "required": required,
        "state": CheckState.NOT_RECORDED_HERE if started else CheckState.OUTSTANDING,
    }
    session().execute(insert(Check), [{"appointment_id": one, **row} for one in ids])
