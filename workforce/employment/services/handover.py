"""What employment brings along when a home changes owner, beside the spells themselves."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from workforce.core.db import atomic, session
from workforce.core.registry import HomeMove
from workforce.core.types import Row
from workforce.employment.models import (
    Absence,
    DutyEvent,
    DutyOwner,
    HoursWorked,
    ManagerAbsence,
    StaffRecord,
)
from workforce.employment.queries import handover
from workforce.employment.states import HoursSource


@atomic
def carry_over(move: HomeMove) -> None:
    """Copy what the next owner must hold of each person; the earlier one keeps its own record.

    The spells go on through the gate (checks), which comes after.
    """
    going = (*handover.to_carry(move), *handover.started_since(move))
    wanted = [row.person_reference for row in going]
    names = handover.references(move, wanted)
    for table in (StaffRecord, DutyOwner, Absence, DutyEvent):
        known = _known(table, move, names.values())
        for row in _of(table, move, names):
            new = names[row.person_reference]
            if new not in known and _goes_along(row, move):
                session().add(
                    row.copied(
                        organisation_id=move.to_organisation_id,
                        person_reference=new,
                        **({"replaces_id": None} if isinstance(row, DutyEvent) else {}),
                    )
                )
    _hours(move, names)
    _manager_absences(move, names)
    session().flush()


def _of(table: Any, move: HomeMove, names: dict[str, str]) -> Iterable[Any]:  # noqa: ANN401 - any class of OfPerson
    query = select(table).where(
        table.organisation_id == move.from_organisation_id,
        table.person_reference.in_(sorted(names)),
    )
    return session().scalars(query.order_by(table.id)).all()


def _known(table: Any, move: HomeMove, references: Iterable[str]) -> set[str]:  # noqa: ANN401 - any class of OfPerson
    """People of whom the next owner has such records already, from another home of theirs."""
    query = select(table.person_reference).where(
        table.organisation_id == move.to_organisation_id,
        table.person_reference.in_(sorted(references)),
    )
    return set(session().scalars(query))


def _goes_along(row: Row, move: HomeMove) -> bool:
    if isinstance(row, Absence):
        return row.until_on is None or row.until_on >= move.on_day
    if isinstance(row, DutyEvent):
        return row.set_aside_at is None and not _is_replaced(row)
    return True


def _is_replaced(row: DutyEvent) -> bool:
    query = select(DutyEvent.id).where(DutyEvent.replaces_id == row.id)
    return session().scalar(query) is not None


def _hours(move: HomeMove, names: dict[str, str]) -> None:
    """The hours worked in the home are the next owner's too, so that no week is missing."""
    of_home = HoursWorked.home_id == move.home_id
    mine = select(HoursWorked).where(
        of_home, HoursWorked.organisation_id == move.to_organisation_id
    )
    known = {_week(row, row.person_reference) for row in session().scalars(mine)}
    theirs = select(HoursWorked).where(
        of_home,
        HoursWorked.organisation_id == move.from_organisation_id,
        HoursWorked.person_reference.in_(sorted(names)),
    )
    for row in session().scalars(theirs.order_by(HoursWorked.id)).all():
        reference = names[row.person_reference]
        if _week(row, reference) not in known:
            whose = {"organisation_id": move.to_organisation_id, "person_reference": reference}
            session().add(row.copied(**whose))


def _week(row: HoursWorked, reference: str) -> tuple[str, date, HoursSource]:
    return reference, row.week_ending, row.source_kind


def _manager_absences(move: HomeMove, names: dict[str, str]) -> None:
    """An absence of the manager that goes on is the next owner's to tell the regulator of."""
    query = select(ManagerAbsence).where(
        ManagerAbsence.home_id == move.home_id,
        ManagerAbsence.organisation_id == move.from_organisation_id,
        ManagerAbsence.set_aside_at.is_(None),
        or_(ManagerAbsence.returned_on.is_(None), ManagerAbsence.returned_on > move.on_day),
    )
    for row in session().scalars(query):
        if row.person_reference in names:
            row.organisation_id = move.to_organisation_id
            row.person_reference = names[row.person_reference]
