"""Who started while enquiries were unfinished, and where the rules let anybody do so."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from workforce.checks.models import Appointment, ProvisionalCondition
from workforce.checks.queries.appointments import visible
from workforce.checks.queries.gate import rules_of, what_is_missing
from workforce.checks.rules import Provisional
from workforce.checks.states import AppointmentState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost, StartClearance

ProvisionalStart = tuple[Appointment, StartClearance, list[ProvisionalCondition]]


def provisional_rule(appointment: Appointment, day: date) -> Provisional | None:
    """What the rules say of a provisional start here; None where there is none, or none is left."""
    found = rules_of(appointment.home, day)
    if found is None or appointment.state is not AppointmentState.CHECKING:
        return None
    return found.provisional


def provisional_until(appointment: Appointment) -> date | None:
    """Until when this person has last been let start provisionally with the same employer."""
    query = (
        select(func.max(StartClearance.provisional_until))
        .join(PersonInPost, PersonInPost.clearance_id == StartClearance.id)
        .where(
            PersonInPost.organisation_id == appointment.organisation_id,
            PersonInPost.person_reference == appointment.person_reference,
        )
    )
    return session().scalar(query)


def provisional_starts_for(actor: Actor, limit: int = 100) -> list[ProvisionalStart]:
    """The provisional starts of people still in post that the actor may see, soonest end first."""
    query = (
        visible(actor)
        .join(PersonInPost, PersonInPost.id == Appointment.person_in_post_id)
        .join(StartClearance, StartClearance.id == PersonInPost.clearance_id)
        .add_columns(StartClearance)
        .where(StartClearance.provisional, PersonInPost.ended_on.is_(None))
        .order_by(StartClearance.provisional_until, Appointment.id)
        .limit(limit)
    )
    rows = [(row, clearance) for row, clearance in session().execute(query)]
    conditions = (
        select(ProvisionalCondition)
        .where(ProvisionalCondition.appointment_id.in_([row.id for row, _ in rows]))
        .options(joinedload(ProvisionalCondition.recorded_by))
        .order_by(ProvisionalCondition.id)
    )
    found: dict[int, list[ProvisionalCondition]] = {}
    for one in session().scalars(conditions):
        found.setdefault(one.appointment_id, []).append(one)
    return [(row, clearance, found.get(row.id, [])) for row, clearance in rows]


def provisional_past_end(day: date) -> list[str]:
    """Public ids of people in post past the end of a provisional start who still lack a check."""
    query = (
        select(Appointment)
        .join(PersonInPost, PersonInPost.id == Appointment.person_in_post_id)
        .join(StartClearance, StartClearance.id == PersonInPost.clearance_id)
        .where(
            StartClearance.provisional,
            StartClearance.provisional_until < day,
            employment.in_post_on(day),
        )
        .options(joinedload(Appointment.home))
        .order_by(Appointment.id)
    )
    return [row.public_id for row in session().scalars(query) if what_is_missing(row, day)]
