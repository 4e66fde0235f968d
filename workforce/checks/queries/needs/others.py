"""What waits beside the checks of one person: plans made, and plans that nobody made."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, Select, case, exists, func, select

from workforce.checks.models import Appointment, Check
from workforce.checks.policies import READERS
from workforce.checks.queries.appointments import reached
from workforce.checks.queries.needs.waiting import FEATURE, MOST, UNSETTLED, in_post
from workforce.checks.states import AppointmentState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.registry import SOON_DAYS, Need, Urgency
from workforce.core.translation import _
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost

IN_POST_BEFORE = AppointmentState.IN_POST_BEFORE.value


def plans_due(actor: Actor) -> list[Need]:
    """By what day the checks of people from before joining are to be recorded, home by home.

    One line for each home and urgency, however many people: one statement.
    """
    if not actor.has(*READERS):
        return []
    people = _planned(actor, clock.today()).subquery()
    held = people.c
    query = (
        select(
            held.home_id,
            held.urgency,
            func.count().label("people"),
            func.min(held.due_on).label("first_on"),
            func.min(held.name).label("name"),
            func.min(held.public_id).label("public_id"),
        )
        .group_by(held.home_id, held.urgency)
        .order_by("first_on", held.home_id, held.urgency)
    )
    return [_plan(row) for row in session().execute(query)]


def _planned(actor: Actor, today: date) -> Select[Any]:
    """People in post whose checks are planned to be recorded by a day, and are not yet."""
    due = Appointment.plan_due_on
    urgency = case(
        (due <= today, Urgency.NOW.value),
        (due <= today + timedelta(days=SOON_DAYS), Urgency.SOON.value),
        else_=Urgency.LATER.value,
    )
    unsettled = exists().where(
        Check.appointment_id == Appointment.id, Check.required, Check.state.in_(UNSETTLED)
    )
    return (
        select(
            Appointment.home_id,
            Appointment.public_id,
            func.trim(Appointment.given_name + " " + Appointment.family_name).label("name"),
            due.label("due_on"),
            urgency.label("urgency"),
        )
        .outerjoin(PersonInPost, PersonInPost.id == Appointment.person_in_post_id)
        .where(reached(actor, READERS), due.is_not(None), in_post(today), unsettled)
    )


def _plan(row: Row[Any]) -> Need:
    if row.people == 1:
        words = _("Checks still to record of %(name)s, in post before the home joined")
        named = {"name": row.name}
        endpoint, values = "checks_manager.appointment", {"appointment_id": row.public_id}
    else:
        words = _("Checks still to record of %(num)s people in post before the home joined")
        named = {"num": row.people}
        endpoint, values = "checks_manager.appointments", {"state": IN_POST_BEFORE}
    day, urgency = row.first_on, Urgency(row.urgency)
    return Need(FEATURE, words % named, endpoint, values, row.home_id, day, urgency)


def plans_waiting(actor: Actor) -> list[Need]:
    """People in post since before joining of whom no plan says when their checks are recorded."""
    if not actor.has(*READERS):
        return []
    planned = exists().where(
        Appointment.person_in_post_id == PersonInPost.id, Appointment.plan_due_on.is_not(None)
    )
    query = (
        select(PersonInPost)
        .where(
            employment.reach(actor, READERS, PersonInPost.organisation_id, PersonInPost.home_id),
            PersonInPost.before_joining,
            employment.in_post_on(clock.today()),
            ~planned,
        )
        .order_by(PersonInPost.id)
        .limit(MOST)
    )
    return [
        Need(
            FEATURE,
            _("No plan says when the checks of %(name)s are recorded here", name=row.name),
            "checks_people.person_checks",
            {"person_in_post_id": row.public_id},
            row.home_id,
            urgency=Urgency.SOON,
        )
        for row in session().scalars(query)
        if row.account_id is None or row.account_id != actor.person_id
    ]
