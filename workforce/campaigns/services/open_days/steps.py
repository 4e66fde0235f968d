"""What every change of an open day begins with, and how places are given."""

from collections.abc import Sequence

from workforce.campaigns import policies
from workforce.campaigns.models import BOOKING, OpenDay, OpenDayBooking
from workforce.campaigns.queries.open_days import bookings as queries
from workforce.campaigns.rules import open_days as rules
from workforce.campaigns.states import BookingState, OpenDayState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import locked
from workforce.core.errors import Conflict, NotAllowed
from workforce.core.lifecycle import move_all
from workforce.core.translation import lazy


def own(actor: Actor, day: OpenDay) -> OpenDay:
    """The open day, held until the use case ends, for whoever it belongs to."""
    if not policies.can_hold(actor, day):
        raise NotAllowed(lazy("Your role does not include this"))
    return locked(day)


def kept(actor: Actor, day: OpenDay) -> OpenDay:
    """The open day, held until the use case ends, for whoever keeps its campaign."""
    if not policies.can_keep(actor, day.campaign):
        raise NotAllowed(lazy("Your role does not include this"))
    return locked(day)


def not_begun(day: OpenDay) -> None:
    """Refuse what can no longer be changed: a day that began, was held or was called off."""
    if day.state in {OpenDayState.HELD, OpenDayState.CANCELLED} or day.starts_at <= clock.now():
        raise Conflict(lazy("This open day has begun or is over: it can no longer be changed"))


def fill(day: OpenDay, actor: Actor) -> Sequence[OpenDayBooking]:
    """Give the free places of a held open day to those who wait; says who got one."""
    if day.state is not OpenDayState.OPEN or day.starts_at <= clock.now():
        return []
    waiting = {one.id: one for one in queries.waiting_of(day)}
    moving = rules.moving_up(queries.seats_of(day), day.places_count, [*waiting])
    risen = [waiting[number] for number, _seat in moving]
    for number, seat in moving:
        waiting[number].seat, waiting[number].placed_at = seat, clock.now()
    move_all(risen, BookingState.BOOKED, by=BOOKING, actor=actor)
    return risen
