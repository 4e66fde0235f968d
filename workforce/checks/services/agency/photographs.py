"""A photograph that an agency keeps of its worker, and a home takes for the pass at its door."""

from datetime import date

from sqlalchemy import update

from workforce.checks import policies
from workforce.checks.models import AgencyWorker, Appointment, Photograph
from workforce.checks.queries import agency, passes
from workforce.checks.rules import photographs as rules
from workforce.checks.services.passes import photographs
from workforce.checks.services.passes.photographs import Prepared
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, NotAllowed
from workforce.core.translation import lazy
from workforce.documents import services as documents

NOT_YOURS = lazy("Your role does not include this")


@atomic
def keep_photograph(
    actor: Actor, worker: AgencyWorker, picture: Prepared, *, taken_on: date
) -> Photograph:
    """Keep a recent photograph of a worker of the agency."""
    worker = locked(worker)
    if not policies.can_keep_worker(actor, worker) or agency.is_about(actor, worker):
        raise NotAllowed(NOT_YOURS)
    return photographs.keep(actor, worker, picture, taken_on)


@atomic
def take_photograph(actor: Actor, appointment: Appointment) -> Photograph:
    """Take the agency’s photograph for the pass, having seen that it is the person."""
    appointment = locked(appointment)
    if not policies.can_keep_appointment(actor, appointment):
        raise NotAllowed(NOT_YOURS)
    worker = agency.worker_of(appointment)
    theirs = passes.photograph_of(*_key(worker)) if worker is not None else None
    if theirs is None or not agency.may_open_photograph(actor, theirs):
        raise Conflict(lazy("The agency shows no photograph of this person"))
    if not rules.is_recent(theirs.taken_on, clock.today()):
        raise Conflict(lazy("The photograph is too old: take a new one"))
    row = theirs.copied(
        organisation_id=appointment.organisation_id,
        person_reference=appointment.person_reference,
        given_by_id=actor.person_id,
    )
    session().add(row)
    session().flush()
    documents.copy_to(actor, Photograph.__tablename__, {theirs.id: row.id})
    audit.record(actor, "take-photograph", row)
    return row


def _key(worker: AgencyWorker) -> tuple[int, str]:
    return worker.organisation_id, worker.person_reference


def rename(worker: AgencyWorker, reference: str) -> None:
    """Let the photographs of a worker follow a new reference; joins a use case."""
    own = (
        Photograph.organisation_id == worker.organisation_id,
        Photograph.person_reference == worker.person_reference,
    )
    session().execute(update(Photograph).where(*own).values(person_reference=reference))
