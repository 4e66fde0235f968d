"""Who has a place at an open day or waits for one, how many, and whom a letter is due to."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import contains_eager

from workforce.campaigns.models import OpenDay, OpenDayBooking, OpenDayNotice
from workforce.campaigns.rules import open_days as rules
from workforce.campaigns.states import BookingState
from workforce.core import secrets
from workforce.core.db import session

Counts = dict[tuple[BookingState, bool | None], int]


def address_digests(address: str) -> tuple[str, ...]:
    """What an address is found by, the digest that is kept now first."""
    return secrets.digests(f"open-day-address:{address.lower()}")


def of_address(address: str) -> Sequence[OpenDayBooking]:
    """Every booking of an address that is not forgotten, the open day beside it."""
    query = select(OpenDayBooking).join(OpenDayBooking.open_day)
    query = query.where(OpenDayBooking.address_digest.in_(address_digests(address)))
    query = query.options(contains_eager(OpenDayBooking.open_day))
    return session().scalars(query.order_by(OpenDayBooking.id)).all()


def of_day_and_address(day: OpenDay, address: str) -> OpenDayBooking | None:
    """What an address booked of one open day."""
    query = select(OpenDayBooking).where(
        OpenDayBooking.open_day_id == day.id,
        OpenDayBooking.address_digest.in_(address_digests(address)),
    )
    return session().scalars(query).first()


def named(public_id: str) -> OpenDayBooking | None:
    """A booking by its public id, its open day and campaign beside it."""
    query = (
        select(OpenDayBooking)
        .join(OpenDayBooking.open_day)
        .join(OpenDay.campaign)
        .options(contains_eager(OpenDayBooking.open_day).contains_eager(OpenDay.campaign))
        .where(OpenDayBooking.public_id == public_id)
    )
    return session().scalars(query).one_or_none()


def seats_of(day: OpenDay) -> frozenset[int]:
    """The seats of an open day that are taken."""
    query = select(OpenDayBooking.seat).where(
        OpenDayBooking.open_day_id == day.id, OpenDayBooking.seat.is_not(None)
    )
    return frozenset(seat for seat in session().scalars(query) if seat is not None)


def waiting_of(day: OpenDay, limit: int = rules.MOST_WAITING) -> Sequence[OpenDayBooking]:
    """Who waits for a place, in the order in which they came."""
    query = select(OpenDayBooking).where(
        OpenDayBooking.open_day_id == day.id, OpenDayBooking.state == BookingState.WAITING
    )
    return session().scalars(query.order_by(OpenDayBooking.id).limit(limit)).all()


def waiting_count(day: OpenDay) -> int:
    """How many wait for a place."""
    query = select(func.count(OpenDayBooking.id)).where(
        OpenDayBooking.open_day_id == day.id, OpenDayBooking.state == BookingState.WAITING
    )
    return session().scalar(query) or 0


def place_in_line(booking: OpenDayBooking) -> int:
    """Where somebody who waits stands in the line, 1 being the next."""
    query = select(func.count(OpenDayBooking.id)).where(
        OpenDayBooking.open_day_id == booking.open_day_id,
        OpenDayBooking.state == BookingState.WAITING,
        OpenDayBooking.id <= booking.id,
    )
    return session().scalar(query) or 0


def who_comes(day: OpenDay) -> Sequence[OpenDayBooking]:
    """Who has a place and is not forgotten, in the order in which they came."""
    query = select(OpenDayBooking).where(
        OpenDayBooking.open_day_id == day.id,
        OpenDayBooking.state == BookingState.BOOKED,
        OpenDayBooking.forgotten_at.is_(None),
    )
    return session().scalars(query.order_by(OpenDayBooking.id)).all()


def untold(
    day: OpenDay, step: str, states: Sequence[BookingState], limit: int
) -> Sequence[OpenDayBooking]:
    """Who of an open day was not told a step yet, the first first."""
    told = exists().where(OpenDayNotice.booking_id == OpenDayBooking.id, OpenDayNotice.step == step)
    query = select(OpenDayBooking).where(
        OpenDayBooking.open_day_id == day.id,
        OpenDayBooking.state.in_(states),
        OpenDayBooking.forgotten_at.is_(None),
        ~told,
    )
    return session().scalars(query.order_by(OpenDayBooking.id).limit(limit)).all()


def counts_of(days: Sequence[OpenDay]) -> dict[int, Counts]:
    """How many bookings of each open day stand how, and whether those came."""
    columns = (OpenDayBooking.open_day_id, OpenDayBooking.state, OpenDayBooking.came)
    query = (
        select(*columns, func.count())
        .where(OpenDayBooking.open_day_id.in_([one.id for one in days]))
        .group_by(*columns)
        .order_by(*columns)
    )
    found: dict[int, Counts] = {one.id: {} for one in days}
    for number, state, came, count in session().execute(query):
        found[number][BookingState(state), came] = int(count)
    return found


def held_before(moment: datetime, limit: int) -> Sequence[OpenDayBooking]:
    """Bookings of open days that ended before a moment and are not forgotten."""
    query = (
        select(OpenDayBooking)
        .join(OpenDayBooking.open_day)
        .where(OpenDay.ends_at < moment, OpenDayBooking.forgotten_at.is_(None))
        .options(contains_eager(OpenDayBooking.open_day))
    )
    return session().scalars(query.order_by(OpenDayBooking.id).limit(limit)).all()
