"""Who opened the file about a person."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, tuple_
from sqlalchemy.orm import joinedload

from workforce.checks.models import AgencyWorker, Appointment, FileOpening
from workforce.checks.states import OpenedFor
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment.models import PersonInPost


def lately_opened(
    reader: tuple[int | None, int | None],
    appointment_ids: Collection[int],
    opened_for: OpenedFor,
    since: datetime,
) -> set[int]:
    """Of these appointments those whose opening by a person, or in a view, is written already."""
    person_id, view_id = reader
    query = select(FileOpening.appointment_id).where(
        FileOpening.appointment_id.in_(appointment_ids),
        FileOpening.opened_at >= since,
        FileOpening.opened_for == opened_for,
        FileOpening.opened_by_id == person_id
        if person_id is not None
        else FileOpening.inspection_view_id == view_id,
    )
    return set(session().scalars(query))


def person_keys_of(actor: Actor) -> set[tuple[int, str]]:
    """As which people, by employer or agency and reference, an actor’s account is known."""
    keys: set[tuple[int, str]] = set()
    if actor.person_id is None:
        return keys
    for table in (Appointment, PersonInPost, AgencyWorker):
        query = select(table.organisation_id, table.person_reference).where(
            table.account_id == actor.person_id
        )
        keys.update((row[0], row[1]) for row in session().execute(query.distinct()))
    return keys


def my_file_openings(actor: Actor, limit: int = 200) -> list[FileOpening]:
    """Every opening of the files about the actor by somebody else, latest first."""
    keys = person_keys_of(actor)
    if not keys:
        return []
    query = (
        select(FileOpening)
        .where(
            tuple_(FileOpening.organisation_id, FileOpening.person_reference).in_(sorted(keys)),
        )
        .options(joinedload(FileOpening.opened_by), joinedload(FileOpening.inspection_view))
        .order_by(FileOpening.opened_at.desc(), FileOpening.id.desc())
        .limit(limit)
    )
    return list(session().scalars(query))
