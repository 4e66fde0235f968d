"""Makers of agencies, their workers and what homes take of them; each commits."""

from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.accounts.models import Person
from workforce.checks.models import (
    AgencyCheck,
    AgencyLink,
    AgencyProposal,
    AgencyWorker,
    Appointment,
    ShareConsent,
)
from workforce.checks.services import agency, sharing
from workforce.checks.states import CheckKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.employment.states import JobRole
from workforce.providers.models import Home, Organisation
from workforce.providers.states import OrganisationKind, Role

_numbers = count(1)


def make_agency(name: str = "") -> Organisation:
    """An approved agency."""
    return make_organisation(OrganisationKind.AGENCY, name=name)


def staff_of(organisation: Organisation, role: Role = Role.AGENCY_MANAGER) -> Actor:
    """A member of an agency, as a request would load them."""
    return make_member(role, organisation).actor


def owner_of(organisation: Organisation) -> Actor:
    """An owner acting for an organisation, whatever its standing."""
    person = accounts.make_person()
    return Actor(
        "person",
        str(person.id),
        person_id=person.id,
        organisation_id=organisation.id,
        organisation_kind=organisation.kind.value,
        roles=frozenset({Role.OWNER.value}),
        home_ids=None,
    )


@atomic
def make_worker(organisation: Organisation | None = None, **more: Any) -> AgencyWorker:
    """A worker of an agency, none of their checks settled."""
    organisation = organisation or make_agency()
    number = next(_numbers)
    said = {"given_name": "Wren", "family_name": f"Worker {number}", **more}
    return agency.add_worker(staff_of(organisation), agency.NewWorker(**said))


def held(worker: AgencyWorker, kind: CheckKind) -> AgencyCheck:
    """What the agency holds of one kind."""
    return next(check for check in worker.checks if check.kind is kind)


@atomic
def settle(worker: AgencyWorker, kind: CheckKind, **details: Any) -> AgencyCheck:
    """One check, seen by one person of the agency and verified by another."""
    check = held(worker, kind)
    said = {"dated_on": clock.today(), **details}
    if kind is CheckKind.CRIMINAL_RECORD:
        said = {**make.CERTIFICATE, **said}
    agency.record_seen(staff_of(worker.organisation), check, **said)
    return agency.verify_seen(staff_of(worker.organisation), check)


@atomic
def make_link(
    provider: Organisation, organisation: Organisation | None = None, *, agreed: bool = True
) -> AgencyLink:
    """A provider and an agency that work together, or are to."""
    organisation = organisation or make_agency()
    row = agency.ask_agency(owner_of(provider), organisation)
    return agency.agree_link(staff_of(organisation), row) if agreed else row


@atomic
def make_proposal(provider: Organisation, worker: AgencyWorker | None = None) -> AgencyProposal:
    """A worker offered to a provider that works with the agency."""
    worker = worker or make_worker()
    make_link(provider, worker.organisation)
    return agency.offer_worker(staff_of(worker.organisation), worker, provider)


@atomic
def make_taken(home: Home, worker: AgencyWorker | None = None) -> Appointment:
    """The appointment of an agency worker whom a home has taken into its gate."""
    if home.organisation is None:
        raise ValueError("Claim the home first: make_home(organisation)")
    proposal = make_proposal(home.organisation, worker)
    engagement = agency.Engagement(JobRole.RESIDENTIAL_SUPPORT_WORKER, Decimal("37.5"))
    return agency.take_worker(make.make_keeper(home), proposal, home, engagement)


@atomic
def make_placed_check(home: Home) -> AgencyCheck:
    """What an agency has settled of a worker whom a home has taken: the home may look at it."""
    worker = make_worker()
    check = settle(worker, CheckKind.QUALIFICATIONS)
    make_taken(home, worker)
    return check


@atomic
def make_consent(person: Person | None = None) -> ShareConsent:
    """A person's word that one employer's record of qualifications may be shown to another."""
    person = person or accounts.make_person()
    source, to = make_organisation(), make_organisation()
    earlier = make.make_appointment(make_home(source), account=person)
    make.satisfy(make.check_of(earlier, CheckKind.QUALIFICATIONS))
    make.make_appointment(make_home(to), account=person)
    return sharing.give_consent(
        person.as_actor,
        source,
        to,
        kinds=[CheckKind.QUALIFICATIONS],
        expires_on=clock.today() + timedelta(days=30),
    )
