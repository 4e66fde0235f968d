"""Who may look at what an agency holds of a worker: documents, photographs, reasons."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import contains_eager

from workforce.accounts import queries as accounts
from workforce.checks.models import (
    AgencyCheck,
    AgencyLink,
    AgencyProposal,
    AgencyWorker,
    Appointment,
    Concern,
    Photograph,
)
from workforce.checks.policies import READERS, can_keep_worker
from workforce.checks.queries import concerns
from workforce.checks.queries.agency.rows import own_workers
from workforce.checks.queries.appointments import reached
from workforce.checks.rules.taking_over import May, Way, rule_of
from workforce.checks.states import AppointmentState, CheckKind, CheckState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.lifecycle import histories
from workforce.documents import queries as documents
from workforce.documents.models import Document
from workforce.employment.models import PersonInPost

TO_BE_ACCEPTED = [kind for kind in CheckKind if rule_of(kind, Way.AGENCY).may is not May.NEVER]


def is_about(actor: Actor, worker: AgencyWorker) -> bool:
    """Whether a worker is the actor, by their account or their address."""
    person = accounts.person(actor.person_id or 0)
    if person is None:
        return False
    return worker.account_id == person.id or (worker.email or "").lower() == person.email.lower()


def is_frozen(worker: AgencyWorker) -> bool:
    """Whether a concern of any home keeps what the agency holds from being accepted."""
    of_appointment = exists().where(
        Concern.state.in_(concerns.STOPS),
        Concern.organisation_id == Appointment.organisation_id,
        Concern.person_reference == Appointment.person_reference,
        AgencyProposal.appointment_id == Appointment.id,
        AgencyProposal.worker_id == worker.id,
    )
    if session().scalar(select(of_appointment)):
        return True
    return worker.account_id is not None and concerns.account_frozen(worker.account_id)


def papers_for(actor: Actor, checks: Iterable[AgencyCheck]) -> dict[int, list[Document]]:
    """The documents that the actor may open of these checks, by number of the check."""
    wanted = AgencyCheck.id.in_([check.id for check in checks])
    found: dict[int, list[Document]] = {}
    for paper in documents.documents_of(AgencyCheck.__tablename__, _open_to(actor, wanted)):
        found.setdefault(paper.owner_id, []).append(paper)
    return found


def may_open_document(actor: Actor, agency_check_id: int) -> bool:
    """Whether the actor may open what is kept with a check: the agency, or a home that may look."""
    return bool(_open_to(actor, AgencyCheck.id == agency_check_id))


def may_open_photograph(actor: Actor, row: Photograph) -> bool:
    """Whether the actor may see the picture that an agency keeps of its worker."""
    query = select(AgencyWorker).where(
        AgencyWorker.organisation_id == row.organisation_id,
        AgencyWorker.person_reference == row.person_reference,
    )
    worker = session().scalars(query).first()
    if worker is None:
        return False
    is_own = worker.account_id is not None and worker.account_id == actor.person_id
    return is_own or (may_look(actor, worker) and not is_about(actor, worker))


def may_look(actor: Actor, worker: AgencyWorker) -> bool:
    """Whether the actor keeps a worker, or reads in a home that may look at what is held."""
    if can_keep_worker(actor, worker):
        return True
    seen = select(AgencyWorker.id).where(AgencyWorker.id == worker.id, _looked_at(actor))
    return session().scalar(seen) is not None and not is_frozen(worker)


def _open_to(actor: Actor, wanted: ColumnElement[bool]) -> list[int]:
    """Numbers of those checks whose documents the actor may open."""
    stands = and_(
        AgencyCheck.state == CheckState.SATISFACTORY,
        AgencyCheck.kind.in_(TO_BE_ACCEPTED),
        or_(AgencyCheck.expires_on.is_(None), AgencyCheck.expires_on >= clock.today()),
    )
    query = (
        select(AgencyCheck)
        .join(AgencyCheck.worker)
        .where(wanted, or_(own_workers(actor), and_(stands, _looked_at(actor))))
        .options(contains_eager(AgencyCheck.worker))
        .order_by(AgencyCheck.id)
    )
    rows = list(session().scalars(query))
    workers = {row.worker_id: row.worker for row in rows}
    may = {
        number
        for number, worker in workers.items()
        if not is_about(actor, worker) and (can_keep_worker(actor, worker) or not is_frozen(worker))
    }
    return [row.id for row in rows if row.worker_id in may]


def _looked_at(actor: Actor) -> ColumnElement[bool]:
    """The workers whom a home of the actor has taken, while both sides and the worker stay.

    Whoever left the agency or the home, or was withdrawn, is not looked at any more.
    """
    today = clock.today()
    still_here = or_(
        Appointment.person_in_post_id.is_(None),
        exists().where(
            PersonInPost.id == Appointment.person_in_post_id,
            or_(PersonInPost.ended_on.is_(None), PersonInPost.ended_on >= today),
        ),
    )
    taken = exists().where(
        AgencyProposal.worker_id == AgencyWorker.id,
        Appointment.id == AgencyProposal.appointment_id,
        Appointment.state != AppointmentState.WITHDRAWN,
        still_here,
        reached(actor, READERS),
        AgencyLink.organisation_id == Appointment.organisation_id,
        AgencyLink.agency_id == AgencyWorker.organisation_id,
        AgencyLink.agreed_at.is_not(None),
        AgencyLink.ended_at.is_(None),
    )
    return and_(AgencyWorker.left_on.is_(None), taken)


def reasons_of(checks: Iterable[AgencyCheck]) -> dict[int, str]:
    """Why checks do not apply, or are not satisfactory, in the words of whoever said so last."""
    said = {CheckState.NOT_APPLICABLE, CheckState.UNSATISFACTORY}
    wanted = [check.id for check in checks if check.state in said]
    found = histories(AgencyCheck.__tablename__, wanted) if wanted else {}
    return {number: changes[-1].reason for number, changes in found.items()}
