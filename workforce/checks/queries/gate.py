"""What an appointment is asked for, what it holds, and what it lacks."""

from datetime import date

from sqlalchemy import select

from workforce.checks import rules
from workforce.checks.models import Appointment, Check
from workforce.checks.rules import Clock, Held, Missing, Requirement
from workforce.checks.states import CheckKind, Why
from workforce.core import clock
from workforce.core.db import session


def asked_of(appointment: Appointment, day: date) -> tuple[Requirement, ...] | None:
    """What the rules ask of an appointment on a day; None where we hold no rules for it."""
    home = appointment.home
    found = rules.rule_set(home.nation, home.home_type.value, day)
    if found is None:
        return None
    return rules.requirements(found, appointment.contract, appointment.role, day)


def asked_of_check(check: Check) -> Requirement | None:
    """What the rules ask today of one check; None where they do not ask for it."""
    asked = asked_of(check.appointment, clock.today()) or ()
    return next((one for one in asked if one.kind is check.kind), None)


def held(appointment_id: int) -> list[Held]:
    """What is recorded of each check, straight from the database."""
    rows = session().execute(
        select(
            Check.kind,
            Check.state,
            Check.dated_on,
            Check.expires_on,
            Check.update_service,
            Check.issued_for_us,
            Check.verified_at,
        )
        .where(Check.appointment_id == appointment_id)
        .order_by(Check.id)
    )
    return [
        Held(*row[:-1], verified_on=None if row[-1] is None else clock.london(row[-1]).date())
        for row in rows
    ]


def what_is_missing(appointment: Appointment, day: date | None = None) -> list[Missing]:
    """What keeps an appointment from starting on a day (today); an empty list means nothing."""
    day = day or clock.today()
    asked = asked_of(appointment, day)
    if asked is None:
        return [Missing(kind, Why.NO_RULES) for kind in CheckKind]
    return rules.missing(asked, held(appointment.id), day)


def complete_from(appointment: Appointment, day: date) -> date | None:
    """The day on which the last check asked for was verified: nobody starts before it."""
    return rules.complete_from(asked_of(appointment, day) or (), held(appointment.id))


def clocks_of(appointment: Appointment, started_on: date) -> list[Clock]:
    """The clocks that a start on a day sets going."""
    return rules.clocks(asked_of(appointment, started_on) or (), held(appointment.id), started_on)
