"""What can never be true of open days, looked for every night."""

from datetime import date, timedelta

from sqlalchemy import Select, and_, exists, func, select

from workforce.campaigns.models import OpenDay, OpenDayBooking, OpenDayNotice
from workforce.campaigns.queries.open_days import venues
from workforce.campaigns.rules.open_days import reminder_of
from workforce.campaigns.states import BookingState, OpenDayKind, OpenDayState
from workforce.core import clock
from workforce.core.db import session

Found = list[tuple[str, str]]
BOOKED = and_(OpenDayBooking.open_day_id == OpenDay.id, OpenDayBooking.state == BookingState.BOOKED)
WAITING = exists().where(
    OpenDayBooking.open_day_id == OpenDay.id, OpenDayBooking.state == BookingState.WAITING
)
COUNT = select(func.count(OpenDayBooking.id)).where(BOOKED).correlate(OpenDay).scalar_subquery()


def booked_above_places(day: date) -> Found:
    """Open days at which more people have a place than there are."""
    _ = day
    return _open_days(select(OpenDay.public_id).where(OpenDay.places_count < COUNT))


def waiting_beside_a_place(day: date) -> Found:
    """Open days at which somebody waits although a place is free."""
    query = select(OpenDay.public_id).where(
        OpenDay.state == OpenDayState.OPEN,
        OpenDay.starts_at > clock.day_start(day),
        WAITING,
        OpenDay.places_count > COUNT,
    )
    return _open_days(query)


def reminders_not_sent(day: date) -> Found:
    """Open days of a day whose people had their place in good time and were not reminded."""
    start, end = clock.day_start(day), clock.day_end(day)
    coming = select(OpenDay).where(
        OpenDay.state == OpenDayState.OPEN, OpenDay.starts_at >= start, OpenDay.starts_at < end
    )
    found: Found = []
    for one in session().scalars(coming.order_by(OpenDay.id)):
        told = exists().where(
            OpenDayNotice.booking_id == OpenDayBooking.id,
            OpenDayNotice.step == reminder_of(one.starts_at),
        )
        left = select(OpenDayBooking.id).where(
            OpenDayBooking.open_day_id == one.id,
            OpenDayBooking.state == BookingState.BOOKED,
            OpenDayBooking.forgotten_at.is_(None),
            OpenDayBooking.placed_at < start - timedelta(days=1),
            ~told,
        )
        if session().scalars(left.limit(1)).first() is not None:
            found.append((OpenDay.__tablename__, one.public_id))
    return found


def held_at_a_home(day: date) -> Found:
    """Open days to come whose place has the postcode of a home."""
    query = select(OpenDay).where(
        OpenDay.state.in_((OpenDayState.ASKED, OpenDayState.OPEN)),
        OpenDay.starts_at > clock.day_start(day),
        OpenDay.kind == OpenDayKind.VENUE,
    )
    days = session().scalars(query.order_by(OpenDay.id)).all()
    homes = venues.postcodes_of_homes().values() if days else ()
    taken = frozenset(homes)
    return [(OpenDay.__tablename__, one.public_id) for one in days if one.venue_postcode in taken]


def _open_days(query: Select[str]) -> Found:
    return [
        (OpenDay.__tablename__, public_id)
        for public_id in session().scalars(query.order_by(OpenDay.id))
    ]
