"""What an appointment is asked for, what it holds, and what it lacks."""

from datetime import date

from sqlalchemy import func, select

from workforce.checks import rules
from workforce.checks.models import Appointment, Check
from workforce.checks.rules import Clock, Held, Missing, Requirement
from workforce.checks.states import CheckKind, CheckState, Why
from workforce.core import clock
from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.employment.states import Contract


def asked_of(
    appointment: Appointment, day: date, contract: Contract | None = None
) -> tuple[Requirement, ...] | None:
    """What the rules ask of an appointment on a day; None where we hold no rules for it.

    Another contract than its own may be thought of.
    """
    home = appointment.home
    found = rules.rule_set(home.nation, home.home_type.value, day)
    if found is None:
        return None
    return rules.requirements(found, contract or appointment.contract, appointment.role, day)


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


def what_is_missing(
    appointment: Appointment, day: date | None = None, contract: Contract | None = None
) -> list[Missing]:
    """What keeps an appointment from starting on a day (today); an empty list means nothing."""
    day = day or clock.today()
    asked = asked_of(appointment, day, contract)
    if asked is None:
        return [Missing(kind, Why.NO_RULES) for kind in CheckKind]
    return rules.missing(asked, held(appointment.id), day)


def complete_from(appointment: Appointment, day: date) -> date | None:
    """The day on which the last check asked for was settled: nobody starts before it."""
    asked = asked_of(appointment, day) or ()
    verified_on = rules.complete_from(asked, held(appointment.id))
    if verified_on is None:
        return None
    aside_on = _set_aside_on(appointment, [one.kind for one in asked if one.blocks])
    return max(verified_on, aside_on) if aside_on else verified_on


def _set_aside_on(appointment: Appointment, kinds: list[CheckKind]) -> date | None:
    """The day on which somebody last found that one of these checks does not apply."""
    query = (
        select(func.max(StateChange.created_at))
        .join(Check, Check.id == StateChange.subject_id)
        .where(
            StateChange.subject_kind == Check.__tablename__,
            StateChange.to_state == CheckState.NOT_APPLICABLE.value,
            Check.appointment_id == appointment.id,
            Check.state == CheckState.NOT_APPLICABLE,
            Check.kind.in_(kinds),
        )
    )
    moment = session().scalar(query)
    return None if moment is None else clock.london(moment).date()


def clocks_of(appointment: Appointment, started_on: date) -> list[Clock]:
    """The clocks that a start on a day sets going."""
    return rules.clocks(asked_of(appointment, started_on) or (), held(appointment.id), started_on)
