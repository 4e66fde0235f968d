"""Which rows about a person have been kept long enough: those of their employment, and views."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import cast

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from workforce.checks.models import (
    AgencyWorker,
    Appointment,
    DoorPass,
    FileOpening,
    InspectionLook,
    InspectionView,
    Photograph,
)
from workforce.checks.rules import rechecks as rules
from workforce.checks.states import AppointmentState
from workforce.core import clock
from workforce.core.db import session
from workforce.employment.models import PersonInPost

Kept = Photograph | DoorPass | FileOpening
BEGAN = {
    Photograph: Photograph.taken_on,
    DoorPass: DoorPass.issued_at,
    FileOpening: FileOpening.opened_at,
}


def to_erase(table: type[Kept], day: date, limit: int) -> list[Kept]:
    """Rows about people who left, or never came, so long ago that nothing is kept before a day.

    The days are those for which evidence of the right to work is kept.
    """
    spell = aliased(PersonInPost)
    of_person = and_(
        spell.organisation_id == table.organisation_id,
        spell.person_reference == table.person_reference,
    )
    last_day = select(func.max(spell.ended_on)).where(of_person).scalar_subquery()
    query = (
        select(table, last_day)
        .where(
            ~exists().where(of_person, or_(spell.ended_on.is_(None), spell.ended_on >= day)),
            or_(last_day.is_(None), last_day <= day - relativedelta(years=rules.YEARS_KEPT)),
            _began_long_ago(table, day),
            ~exists().where(
                Appointment.organisation_id == table.organisation_id,
                Appointment.person_reference == table.person_reference,
                Appointment.state == AppointmentState.CHECKING,
            ),
            *_not_needed(table),
        )
        .order_by(table.id)
        .limit(limit)
    )
    found = cast("Iterable[tuple[Kept, date | None]]", session().execute(query))
    return [row for row, left_on in found if _kept_until(row, left_on) < day]


def _began_long_ago(table: type[Kept], day: date) -> ColumnElement[bool]:
    """Whatever the last day was, nothing younger than a year is due."""
    youngest = day - relativedelta(months=rules.MONTHS_KEPT_UNEMPLOYED)
    if table is Photograph:
        return Photograph.taken_on <= youngest
    return BEGAN[table] <= clock.day_end(youngest)


def _not_needed(table: type[Kept]) -> list[ColumnElement[bool]]:
    """A photograph stays as long as a pass that shows it, or the worker with their agency."""
    if table is Photograph:
        works = exists().where(
            AgencyWorker.organisation_id == Photograph.organisation_id,
            AgencyWorker.person_reference == Photograph.person_reference,
            AgencyWorker.left_on.is_(None),
        )
        return [~exists().where(DoorPass.photograph_id == Photograph.id), ~works]
    return []


def _kept_until(row: Kept, left_on: date | None) -> date:
    if left_on is not None:
        return rules.keep_until(left_on)
    began = getattr(row, BEGAN[type(row)].key)
    first = clock.london(began).date() if isinstance(began, datetime) else began
    return rules.keep_until_unemployed(first)


def views_to_erase(day: date, limit: int) -> list[InspectionView]:
    """Views for inspectors made two years before a day, of which nobody is still to be told."""
    last = clock.day_end(day - relativedelta(years=rules.YEARS_KEPT, days=1))
    query = (
        select(InspectionView)
        .where(
            InspectionView.made_at < last,
            ~exists().where(FileOpening.inspection_view_id == InspectionView.id),
        )
        .order_by(InspectionView.id)
        .limit(limit)
    )
    return list(session().scalars(query))


def looks_of(view_ids: list[int]) -> list[InspectionLook]:
    """The pages that were opened in some views."""
    query = select(InspectionLook).where(InspectionLook.inspection_view_id.in_(view_ids))
    return list(session().scalars(query.order_by(InspectionLook.id)))
