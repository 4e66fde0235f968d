"""Writing down that somebody opened the file about a person."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import ScalarSelect, select
from sqlalchemy.orm import joinedload

from workforce.accounts import queries as accounts
from workforce.checks.models import Appointment, FileOpening, InspectionView
from workforce.checks.queries import inspection
from workforce.checks.states import OpenedFor
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.providers.models import Organisation


def note_opening(actor: Actor, appointment: Appointment, opened_for: OpenedFor) -> None:
    """Write down once an hour that an actor opened the file about somebody else."""
    note_openings(actor, [appointment], opened_for)


def note_openings(
    actor: Actor,
    appointments: Sequence[Appointment],
    opened_for: OpenedFor,
    view: InspectionView | None = None,
) -> None:
    """Write down the openings that are not written for this hour, in a short act of its own.

    In an inspection view nobody acts: the view stands in the place of the reader.
    """
    if view is None and actor.person_id is None:
        return
    moment = clock.now()
    hour = moment.replace(minute=0, second=0, microsecond=0)
    reader = (None, view.id) if view is not None else (actor.person_id, None)
    ids = [row.id for row in appointments]
    if set(ids) - inspection.lately_opened(reader, ids, opened_for, hour):
        _write(actor, ids, opened_for, reader, moment)


@atomic
def _write(
    actor: Actor,
    ids: Sequence[int],
    opened_for: OpenedFor,
    reader: tuple[int | None, int | None],
    moment: datetime,
) -> None:
    hour = moment.replace(minute=0, second=0, microsecond=0)
    known = inspection.lately_opened(reader, ids, opened_for, hour)
    about = about_reader(actor)
    query = select(Appointment, _organisation_of(actor, reader[1]))
    query = query.where(Appointment.id.in_(ids)).order_by(Appointment.id)
    for row, name in session().execute(query.options(joinedload(Appointment.person_in_post))):
        if row.id in known or about(row):
            continue
        session().add(
            FileOpening(
                organisation_id=row.organisation_id,
                person_reference=row.person_reference,
                appointment_id=row.id,
                opened_by_id=reader[0],
                inspection_view_id=reader[1],
                organisation_name=name or "",
                opened_for=opened_for,
                opened_at=moment,
            )
        )


def _organisation_of(actor: Actor, view_id: int | None) -> ScalarSelect[str]:
    """For whom a reader reads: the name of their organisation, or the inspector's own."""
    if view_id is not None:
        query = select(InspectionView.inspector_of).where(InspectionView.id == view_id)
    else:
        query = select(Organisation.name).where(Organisation.id == actor.organisation_id)
    return query.scalar_subquery()


def about_reader(actor: Actor) -> Callable[[Appointment], bool]:
    """What says of many files whether they are about the reader; asks who that is only once."""
    person = accounts.person(actor.person_id) if actor.person_id is not None else None
    number = person.id if person is not None else None
    address = person.email.lower() if person is not None else None

    def about(row: Appointment) -> bool:
        spell = row.person_in_post
        accounts_of = {row.account_id, spell.account_id if spell else None}
        addresses = {one.lower() for one in (row.email, spell.email if spell else None) if one}
        return number is not None and (number in accounts_of or address in addresses)

    return about
