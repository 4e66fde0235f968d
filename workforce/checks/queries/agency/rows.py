"""Agencies, their workers and what they hold of them; and to whom workers are offered."""

from datetime import date

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlalchemy.orm import joinedload, selectinload

from workforce.checks.models import (
    AgencyCheck,
    AgencyLink,
    AgencyProposal,
    AgencyWorker,
    Appointment,
)
from workforce.checks.policies import can_keep_workers, can_work_with_agencies
from workforce.checks.rules import rechecks as rules
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.documents.models import Document
from workforce.providers.models import Organisation
from workforce.providers.states import OrganisationKind, OrganisationState


def agencies() -> list[Organisation]:
    """Every approved agency, by name."""
    query = select(Organisation).where(
        Organisation.kind == OrganisationKind.AGENCY,
        Organisation.state == OrganisationState.APPROVED,
    )
    return list(session().scalars(query.order_by(Organisation.name, Organisation.id)))


def links_for(actor: Actor) -> list[AgencyLink]:
    """Whom the organisation acted for works with, or was asked to; not what has ended."""
    query = (
        select(AgencyLink)
        .where(_own_links(actor), AgencyLink.ended_at.is_(None))
        .options(joinedload(AgencyLink.organisation), joinedload(AgencyLink.agency))
    )
    return list(session().scalars(query.order_by(AgencyLink.id)))


def knows_agencies(organisation_id: int | None) -> bool:
    """Whether an organisation works with any agency, or ever did: else none has a row of it."""
    known = exists().where(AgencyLink.organisation_id == organisation_id)
    return bool(session().scalar(select(known)))


def link_for(actor: Actor, public_id: str) -> AgencyLink | None:
    """One agreement of the organisation acted for."""
    query = select(AgencyLink).where(_own_links(actor), AgencyLink.public_id == public_id)
    return session().scalars(query).first()


def _own_links(actor: Actor) -> ColumnElement[bool]:
    if can_keep_workers(actor):
        return AgencyLink.agency_id == actor.organisation_id
    if can_work_with_agencies(actor):
        return AgencyLink.organisation_id == actor.organisation_id
    return false()


def agreed(organisation_id: int, agency_id: int) -> AgencyLink | None:
    """The agreement of a provider and an agency that holds now."""
    query = select(AgencyLink).where(
        AgencyLink.organisation_id == organisation_id,
        AgencyLink.agency_id == agency_id,
        AgencyLink.agreed_at.is_not(None),
        AgencyLink.ended_at.is_(None),
    )
    return session().scalars(query).first()


def own_workers(actor: Actor) -> ColumnElement[bool]:
    """The twin of `can_keep_worker`."""
    if not can_keep_workers(actor):
        return false()
    own = AgencyWorker.organisation_id == actor.organisation_id
    other = or_(AgencyWorker.account_id.is_(None), AgencyWorker.account_id != actor.person_id)
    return and_(own, other)


def workers_for(actor: Actor, limit: int = 500) -> list[AgencyWorker]:
    """The workers of the agency acted for, by name; never the reader."""
    query = select(AgencyWorker).where(own_workers(actor))
    query = query.options(selectinload(AgencyWorker.checks))
    ordered = query.order_by(AgencyWorker.family_name, AgencyWorker.given_name, AgencyWorker.id)
    return list(session().scalars(ordered.limit(limit)))


def worker_for(actor: Actor, public_id: str) -> AgencyWorker | None:
    """One worker of the agency acted for, with their checks."""
    people = selectinload(AgencyWorker.checks)
    query = (
        select(AgencyWorker)
        .where(own_workers(actor), AgencyWorker.public_id == public_id)
        .options(people.joinedload(AgencyCheck.seen_by), people.joinedload(AgencyCheck.verified_by))
    )
    return session().scalars(query).first()


def agency_check_for(actor: Actor, public_id: str) -> AgencyCheck | None:
    """One check of a worker of the agency acted for."""
    query = (
        select(AgencyCheck)
        .join(AgencyCheck.worker)
        .where(own_workers(actor), AgencyCheck.public_id == public_id)
        .options(joinedload(AgencyCheck.worker))
    )
    return session().scalars(query).first()


def offers_of(worker: AgencyWorker) -> list[AgencyProposal]:
    """To whom an agency has offered a worker, latest first."""
    query = select(AgencyProposal).where(AgencyProposal.worker_id == worker.id)
    query = query.options(joinedload(AgencyProposal.organisation))
    return list(session().scalars(query.order_by(AgencyProposal.id.desc())))


def open_offers_of(worker: AgencyWorker) -> list[AgencyProposal]:
    """The offers of a worker that nobody has answered."""
    return [one for one in offers_of(worker) if one.closed_at is None]


def proposals_for(actor: Actor) -> list[AgencyProposal]:
    """The workers offered to the provider acted for, and not taken yet."""
    query = (
        select(AgencyProposal)
        .where(_offered(actor), AgencyProposal.closed_at.is_(None))
        .options(joinedload(AgencyProposal.worker).joinedload(AgencyWorker.organisation))
    )
    return list(session().scalars(query.order_by(AgencyProposal.id)))


def proposal_for(actor: Actor, public_id: str) -> AgencyProposal | None:
    """One worker offered to the provider acted for."""
    query = select(AgencyProposal).where(_offered(actor), AgencyProposal.public_id == public_id)
    return session().scalars(query).first()


def _offered(actor: Actor) -> ColumnElement[bool]:
    if not can_work_with_agencies(actor):
        return false()
    return AgencyProposal.organisation_id == actor.organisation_id


def offered_already(worker_id: int, organisation_id: int) -> AgencyProposal | None:
    """An offer of a worker to a provider that is still open."""
    query = select(AgencyProposal).where(
        AgencyProposal.worker_id == worker_id,
        AgencyProposal.organisation_id == organisation_id,
        AgencyProposal.closed_at.is_(None),
    )
    return session().scalars(query).first()


def known_as(worker_id: int, organisation_id: int) -> str | None:
    """The reference under which a provider already knows a worker."""
    query = (
        select(Appointment.person_reference)
        .join(AgencyProposal, AgencyProposal.appointment_id == Appointment.id)
        .where(
            AgencyProposal.worker_id == worker_id,
            AgencyProposal.organisation_id == organisation_id,
        )
        .order_by(Appointment.id)
    )
    return session().scalars(query).first()


def worker_of(appointment: Appointment) -> AgencyWorker | None:
    """The agency worker whom an appointment is about, with what the agency holds."""
    query = (
        select(AgencyWorker)
        .join(AgencyProposal, AgencyProposal.worker_id == AgencyWorker.id)
        .where(AgencyProposal.appointment_id == appointment.id)
        .options(
            joinedload(AgencyWorker.organisation),
            selectinload(AgencyWorker.checks).joinedload(AgencyCheck.seen_by),
            selectinload(AgencyWorker.checks).joinedload(AgencyCheck.verified_by),
        )
    )
    return session().scalars(query).first()


def checks_to_erase(day: date, limit: int) -> list[AgencyCheck]:
    """Checks of workers who left so long ago that nothing more is kept of them before a day."""
    last = day - relativedelta(years=rules.YEARS_KEPT)
    has_paper = exists().where(
        Document.owner_kind == AgencyCheck.__tablename__,
        Document.owner_id == AgencyCheck.id,
        Document.removed_at.is_(None),
    )
    query = (
        select(AgencyCheck)
        .join(AgencyCheck.worker)
        .where(
            AgencyWorker.left_on < last,
            or_(AgencyCheck.certificate_number.is_not(None), has_paper),
        )
    )
    return list(session().scalars(query.order_by(AgencyCheck.id).limit(limit)))


def my_agency_work(person_id: int) -> list[AgencyWorker]:
    """What agencies hold of a person’s account."""
    query = select(AgencyWorker).where(AgencyWorker.account_id == person_id)
    query = query.options(joinedload(AgencyWorker.organisation), selectinload(AgencyWorker.checks))
    return list(session().scalars(query.order_by(AgencyWorker.id)))


def unlinked_with_address(address: str) -> list[AgencyWorker]:
    """Workers whom agencies know by an address, and whose account is not linked yet."""
    query = select(AgencyWorker).where(
        AgencyWorker.account_id.is_(None), AgencyWorker.email == address.lower()
    )
    return list(session().scalars(query.order_by(AgencyWorker.id)))
