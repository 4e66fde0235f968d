"""Reminding of open days, and forgetting who was there once their time is over."""

from datetime import date, timedelta

from workforce.accounts import queries as accounts
from workforce.applications.rules.hiring import times
from workforce.campaigns.models import OpenDay
from workforce.campaigns.queries.open_days import bookings as queries
from workforce.campaigns.queries.open_days import days
from workforce.campaigns.rules import open_days as rules
from workforce.campaigns.services.open_days import booking, telling
from workforce.campaigns.states import BookingState, OpenDayState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.jobs import until_done

BATCH = 200
TWO_DAYS = timedelta(days=2)


def remind() -> int:
    """Remind whoever has a place tomorrow or later today, each once; says how many."""
    now = clock.now()
    numbers = [day.id for day in days.between(now, now + TWO_DAYS)]
    return sum(until_done(_remind_some, number) for number in numbers)


@atomic
def _remind_some(number: int) -> int:
    day = locked(session().get_one(OpenDay, number))
    due = day.state is OpenDayState.OPEN and times.is_to_be_reminded(day.starts_at, clock.now())
    if not due:
        return 0
    step = rules.reminder_of(day.starts_at)
    booked = (BookingState.BOOKED,)
    return telling.write_once("reminder", day, step, states=booked, limit=BATCH)


@atomic
def forget_old(day: date) -> int:
    """Forget who was at open days that are long over; counts stay."""
    before = clock.day_end(rules.last_day_to_forget(day))
    rows = queries.held_before(before, BATCH)
    for row in rows:
        booking.forget(row)
        audit.record(Actor.system("retention"), "forget-booking", row)
    return len(rows)


@atomic
def erase_of(actor: Actor, person_id: int) -> None:
    """Forget what the address of a closed account booked; places to come go to the next."""
    person = accounts.person(person_id)
    if person is None or person.email_confirmed_at is None:
        return
    for row in queries.of_address(person.email):
        day = locked(row.open_day)
        if day.state is OpenDayState.OPEN and day.starts_at > clock.now():
            booking.leave(day, row, actor)
        else:
            booking.forget(row)
            audit.record(actor, "forget-booking", row)
