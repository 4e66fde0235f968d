"""Workers of an agency: added with their rows of checks, offered to providers, taken by a home."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workforce.checks import policies, rules
from workforce.checks.models import AgencyCheck, AgencyProposal, AgencyWorker, Appointment
from workforce.checks.queries import agency
from workforce.checks.services.agency import accepting, photographs
from workforce.checks.services.appointments import new_reference, open_appointment
from workforce.checks.states import REPEATING, CheckKind
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home, Organisation

NOT_YOURS = lazy("Your role does not include this")
HAS_LEFT = lazy("This worker has left the agency")


@dataclass(frozen=True, slots=True)
class NewWorker:
    """Somebody whom an agency will send to homes."""

    given_name: str
    family_name: str
    person_reference: str = ""
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Engagement:
    """For what a home takes an agency worker."""

    role: JobRole
    weekly_hours: Decimal


def kinds_of_agency_checks() -> list[CheckKind]:
    """Every kind of check that any nation asks of an agency worker today, each once."""
    today = clock.today()
    asked = [
        row.kind
        for found in rules.rule_sets()
        for row in found.rows
        if row.kind not in REPEATING
        and row.asks(Contract.AGENCY, JobRole.RESIDENTIAL_SUPPORT_WORKER, today)
    ]
    return list(dict.fromkeys(asked))


@atomic
def add_worker(actor: Actor, new: NewWorker) -> AgencyWorker:
    """Add a worker of the agency acted for, with a row for every check a home will ask about."""
    if not policies.can_keep_workers(actor):
        raise NotAllowed(NOT_YOURS)
    worker = AgencyWorker(
        organisation_id=actor.organisation_id,
        person_reference=new.person_reference or new_reference(),
        given_name=new.given_name,
        family_name=new.family_name,
        email=new.email.lower() if new.email else None,
    )
    session().add(worker)
    session().flush()
    for kind in kinds_of_agency_checks():
        session().add(AgencyCheck(worker_id=worker.id, kind=kind))
    session().flush()
    audit.record(actor, "add-agency-worker", worker)
    return worker


@atomic
def change_worker(actor: Actor, worker: AgencyWorker, new: NewWorker) -> AgencyWorker:
    """Correct what the agency calls a worker; a linked account stays linked.

    What homes wrote down of them is the homes’ own: they hear it from the agency.
    """
    worker = _kept(actor, worker)
    worker.given_name, worker.family_name = new.given_name, new.family_name
    worker.email = new.email.lower() if new.email else None
    if new.person_reference and new.person_reference != worker.person_reference:
        photographs.rename(worker, new.person_reference)
        worker.person_reference = new.person_reference
    session().flush()
    audit.record(actor, "change-agency-worker", worker)
    return worker


@atomic
def leave_agency(actor: Actor, worker: AgencyWorker, *, left_on: date) -> int:
    """Say that a worker left: offers close, and what homes accepted falls; says how many rows."""
    worker = _kept(actor, worker)
    if worker.left_on is not None:
        raise Conflict(lazy("This has changed since you opened the page. Check it and try again"))
    if left_on > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "left_on")
    worker.left_on = left_on
    for offer in agency.open_offers_of(worker):
        offer.closed_at = clock.now()
    audit.record(actor, "leave-agency", worker)
    return sum(accepting.fall(check, accepting.LEFT) for check in agency.accepted_of(worker))


@atomic
def return_to_agency(actor: Actor, worker: AgencyWorker) -> AgencyWorker:
    """Say that a worker who left works for the agency again; homes look at every check anew."""
    worker = _kept(actor, worker)
    if worker.left_on is None:
        raise Conflict(lazy("This has changed since you opened the page. Check it and try again"))
    worker.left_on = None
    audit.record(actor, "return-to-agency", worker)
    return worker


def _kept(actor: Actor, worker: AgencyWorker) -> AgencyWorker:
    worker = locked(worker)
    if not policies.can_keep_worker(actor, worker) or agency.is_about(actor, worker):
        raise NotAllowed(NOT_YOURS)
    return worker


@atomic
def offer_worker(actor: Actor, worker: AgencyWorker, provider: Organisation) -> AgencyProposal:
    """Offer a worker to a provider that works with the agency; a home there may take them."""
    worker = _kept(actor, worker)
    if worker.left_on is not None:
        raise Conflict(HAS_LEFT)
    if agency.agreed(provider.id, worker.organisation_id) is None:
        raise DomainError(lazy("Choose a provider that works with you"), "provider")
    if agency.offered_already(worker.id, provider.id) is not None:
        raise Conflict(lazy("You have offered this worker to this provider already"), "provider")
    row = AgencyProposal(
        worker_id=worker.id, organisation_id=provider.id, offered_by_id=actor.person_id
    )
    session().add(row)
    session().flush()
    audit.record(actor, "offer-agency-worker", row)
    return row


@atomic
def take_worker(
    actor: Actor, proposal: AgencyProposal, home: Home, engagement: Engagement
) -> Appointment:
    """Take an offered worker into the gate of a home: every check is still to be settled there."""
    proposal = _held(actor, proposal)
    worker = locked(proposal.worker)
    if worker.left_on is not None:
        raise Conflict(HAS_LEFT)
    if home.organisation_id != proposal.organisation_id:
        raise NotAllowed(NOT_YOURS)
    if agency.agreed(proposal.organisation_id, worker.organisation_id) is None:
        raise Conflict(lazy("You no longer work with this agency"))
    known = agency.known_as(worker.id, proposal.organisation_id)
    appointment = open_appointment(
        actor,
        home,
        origin=f"agency:{proposal.public_id}",
        role=engagement.role,
        contract=Contract.AGENCY,
        weekly_hours=engagement.weekly_hours,
        given_name=worker.given_name,
        family_name=worker.family_name,
        email=worker.email,
        person_reference=known or new_reference(),
    )
    appointment.account_id = worker.account_id
    proposal.appointment_id, proposal.closed_at = appointment.id, clock.now()
    audit.record(actor, "take-agency-worker", proposal)
    return appointment


@atomic
def decline_worker(actor: Actor, proposal: AgencyProposal) -> None:
    """Say no to an offered worker."""
    proposal = _held(actor, proposal)
    proposal.closed_at = clock.now()
    audit.record(actor, "decline-agency-worker", proposal)


def _held(actor: Actor, proposal: AgencyProposal) -> AgencyProposal:
    own = actor.organisation_id == proposal.organisation_id
    if not (own and policies.can_work_with_agencies(actor)):
        raise NotAllowed(NOT_YOURS)
    proposal = locked(proposal)
    if proposal.closed_at is not None:
        raise Conflict(lazy("This has changed since you opened the page. Check it and try again"))
    return proposal
