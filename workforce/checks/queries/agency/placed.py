"""Agency workers in the gate of homes: taken, being checked, in post."""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.checks.models import (
    Acceptance,
    AgencyCheck,
    AgencyProposal,
    AgencyWorker,
    Appointment,
    Check,
)
from workforce.checks.policies import READERS
from workforce.checks.queries.appointments import reached
from workforce.checks.states import AppointmentState, CheckState
from workforce.core import clock, paging
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page
from workforce.employment.models import PersonInPost
from workforce.providers.models import Organisation

MOST = 500


def _live(day: date) -> ColumnElement[bool]:
    """Being checked, or in post on a day."""
    return or_(
        Appointment.state == AppointmentState.CHECKING,
        and_(
            Appointment.state != AppointmentState.WITHDRAWN,
            PersonInPost.id.is_not(None),
            or_(PersonInPost.ended_on.is_(None), PersonInPost.ended_on >= day),
        ),
    )


def _placed(day: date) -> Select[AgencyProposal]:
    return (
        select(AgencyProposal)
        .join(AgencyProposal.appointment)
        .outerjoin(PersonInPost, PersonInPost.id == Appointment.person_in_post_id)
        .where(_live(day))
        .options(contains_eager(AgencyProposal.appointment))
    )


def placed_for(actor: Actor, day: date, number: int = 1, *, size: int = 20) -> Page[AgencyProposal]:
    """The agency workers in homes of the actor, with their checks and those of the agency."""
    appointment = contains_eager(AgencyProposal.appointment)
    worker = joinedload(AgencyProposal.worker)
    query = (
        _placed(day)
        .where(reached(actor, READERS))
        .options(
            appointment.joinedload(Appointment.home),
            appointment.joinedload(Appointment.person_in_post),
            appointment.selectinload(Appointment.checks),
            worker.joinedload(AgencyWorker.organisation),
            worker.selectinload(AgencyWorker.checks),
        )
        .order_by(Appointment.family_name, Appointment.given_name, Appointment.id)
    )
    return paging.page_of(query, number, size)


def taken_of(worker: AgencyWorker, day: date) -> list[AgencyProposal]:
    """Where a worker is being checked or in post on a day."""
    query = _placed(day).where(AgencyProposal.worker_id == worker.id)
    return list(session().scalars(query.order_by(AgencyProposal.id)))


def providers_of(organisation_id: int | None, day: date) -> dict[int, list[str]]:
    """By number of the worker of an agency, who has them in a home or checks them, by name."""
    query = (
        select(AgencyProposal.worker_id, Organisation.name)
        .join(AgencyProposal.appointment)
        .join(AgencyProposal.worker)
        .join(Organisation, Organisation.id == AgencyProposal.organisation_id)
        .outerjoin(PersonInPost, PersonInPost.id == Appointment.person_in_post_id)
        .where(_live(day), AgencyWorker.organisation_id == organisation_id)
        .distinct()
        .order_by(Organisation.name, AgencyProposal.worker_id)
    )
    found: dict[int, list[str]] = {}
    for number, name in session().execute(query):
        found.setdefault(number, []).append(name)
    return found


def left_in_homes_of(actor: Actor, day: date) -> list[Appointment]:
    """Those in homes of the actor whose agency says that they have left it."""
    query = (
        select(Appointment)
        .join(AgencyProposal, AgencyProposal.appointment_id == Appointment.id)
        .join(AgencyProposal.worker)
        .outerjoin(PersonInPost, PersonInPost.id == Appointment.person_in_post_id)
        .where(_live(day), reached(actor, READERS), AgencyWorker.left_on.is_not(None))
        .order_by(Appointment.id)
        .limit(MOST)
    )
    return list(session().scalars(query))


def to_look_again_for(actor: Actor) -> list[tuple[Appointment, int]]:
    """Appointments with how many checks fell and have new evidence of the agency."""
    again = exists().where(
        Acceptance.check_id == Check.id,
        Acceptance.fell_at.is_not(None),
        AgencyCheck.id == Acceptance.agency_check_id,
        AgencyCheck.state == CheckState.SATISFACTORY,
        AgencyWorker.id == AgencyCheck.worker_id,
        AgencyWorker.left_on.is_(None),
    )
    counted = (
        select(Check.appointment_id, func.count().label("count"))
        .where(Check.state == CheckState.UNSATISFACTORY, again)
        .group_by(Check.appointment_id)
        .subquery()
    )
    query = (
        select(Appointment, counted.c.count)
        .join(counted, counted.c.appointment_id == Appointment.id)
        .outerjoin(PersonInPost, PersonInPost.id == Appointment.person_in_post_id)
        .where(_live(clock.today()), reached(actor, READERS))
        .order_by(Appointment.id)
        .limit(MOST)
    )
    return [(row, count) for row, count in session().execute(query)]


def placed_with(organisation_id: int, day: date) -> list[AgencyProposal]:
    """Workers of an agency whom homes are checking or have in post, with the homes’ checks."""
    query = (
        _placed(day)
        .join(AgencyProposal.worker)
        .where(AgencyWorker.organisation_id == organisation_id, AgencyWorker.left_on.is_(None))
        .options(
            contains_eager(AgencyProposal.worker).selectinload(AgencyWorker.checks),
            joinedload(AgencyProposal.organisation),
            contains_eager(AgencyProposal.appointment).selectinload(Appointment.checks),
        )
        .order_by(AgencyProposal.id)
        .limit(MOST)
    )
    return list(session().scalars(query))
