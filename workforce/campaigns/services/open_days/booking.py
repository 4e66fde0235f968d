"""Booking a place, waiting for one, and giving it up; all of it twice is fine."""

from dataclasses import dataclass

from workforce.campaigns.models import BOOKING, OpenDay, OpenDayBooking
from workforce.campaigns.queries.open_days import bookings as queries
from workforce.campaigns.rules import open_days as rules
from workforce.campaigns.services.open_days import steps, telling
from workforce.campaigns.states import BookingState, OpenDayState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.lifecycle import begin, move
from workforce.core.translation import lazy

ANYBODY = Actor.anonymous()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who would like to come, as they say it themselves."""

    name: str
    address: str
    telephone: str
    adjustments: str
    language: str
    came_from: str


def book(day: OpenDay, who: Visitor) -> None:
    """Give a place, or one in the line; whoever asks learns nothing of what an address booked."""
    try:
        _book(day, who)
    except Conflict:  # booked twice at the same moment
        _book(day, who)


@atomic
def _book(day: OpenDay, who: Visitor) -> None:
    held = locked(day)
    if held.state is not OpenDayState.OPEN or held.starts_at <= clock.now():
        raise DomainError(lazy("This open day takes no more bookings"))
    known = queries.of_day_and_address(held, who.address)
    if known is not None:
        telling.write("known", held, [known])
        return
    seat = next(rules.free_seats(queries.seats_of(held), held.places_count), None)
    if seat is None and queries.waiting_count(held) >= rules.MOST_WAITING:
        raise DomainError(lazy("The open day is full and so is its waiting list"))
    row = OpenDayBooking(
        open_day_id=held.id,
        state=BookingState.WAITING if seat is None else BookingState.BOOKED,
        seat=seat,
        placed_at=None if seat is None else clock.now(),
        name=who.name,
        address=who.address,
        address_digest=queries.address_digests(who.address)[0],
        telephone=who.telephone or None,
        adjustments=who.adjustments or None,
        language=who.language,
        came_from=who.came_from,
        consent_version=rules.CONSENT,
        consented_at=clock.now(),
    )
    session().add(row)
    begin(row, actor=ANYBODY)
    telling.write("waiting" if seat is None else "booked", held, [row])


@atomic
def give_up(booking: OpenDayBooking) -> None:
    """Give a place up, and let the next in the line have it; what is given up stays so."""
    day = locked(booking.open_day)
    held = locked(booking)
    if held.forgotten_at is not None:
        return
    if day.starts_at <= clock.now():
        raise Conflict(lazy("This open day has begun or is over: it can no longer be changed"))
    leave(day, held, ANYBODY)


def leave(day: OpenDay, booking: OpenDayBooking, actor: Actor) -> None:
    """End a booking of a held open day, forget who it was, and fill the place; joins a use case."""
    booking.seat = None
    forget(booking)
    move(booking, BookingState.CANCELLED, by=BOOKING, actor=actor)
    session().flush()
    telling.write("place", day, steps.fill(day, actor))


def forget(booking: OpenDayBooking) -> None:
    """Leave nothing that says who somebody was; joins a use case."""
    booking.name = booking.address = booking.address_digest = None
    booking.telephone = booking.adjustments = None
    booking.forgotten_at = clock.now()


@atomic
def mark(actor: Actor, day: OpenDay, came: frozenset[str]) -> None:
    """Say who came, by the public ids of their bookings; said again, it counts anew."""
    held = steps.own(actor, day)
    if held.state not in {OpenDayState.OPEN, OpenDayState.HELD} or held.starts_at > clock.now():
        raise Conflict(lazy("You can say who came once the open day has begun"))
    for row in queries.who_comes(held):
        row.came = row.public_id in came
    audit.record(actor, "mark-attendance", held)
