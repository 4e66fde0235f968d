"""Makers of open days and bookings; each commits."""

from datetime import time, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from tests.factories import campaigns, providers
from workforce.campaigns.models import Campaign, OpenDay, OpenDayBooking
from workforce.campaigns.queries.open_days import bookings as queries
from workforce.campaigns.services.open_days import booking, keeping, telling
from workforce.campaigns.states import OpenDayKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.providers.models import Organisation
from workforce.providers.states import Role

_numbers = count(1)
ADDRESS = "sam@example.org"


def holder_of(organisation: Organisation | None = None) -> Actor:
    """A recruiter of a provider that takes part."""
    return providers.make_member(Role.RECRUITER, organisation).actor


def make_details(**changes: Any) -> keeping.Details:
    """What somebody could say of an open day."""
    values: dict[str, Any] = {
        "title": f"Meet us {next(_numbers)}",
        "welsh_title": "Dewch i gwrdd â ni",
        "words": "Talk to people who do this work, and ask what you like.",
        "welsh_words": "Siaradwch â phobl sy’n gwneud y gwaith hwn.",
        "no_child_described": False,
        "languages": ("en",),
        "day": clock.today() + timedelta(days=14),
        "starts": time(10),
        "ends": time(12),
        "places_count": 2,
        "kind": OpenDayKind.VENUE,
        "venue_name": "Central Library",
        "venue_address": "Calverley Street\nLeeds",
        "venue_postcode": "LS1 3AB",
    }
    return keeping.Details(**{**values, **changes})


def make_online(**changes: Any) -> keeping.Details:
    """An open day that is held online."""
    link = "https://meet.example.org/room"
    nowhere = {"venue_name": "", "venue_address": "", "venue_postcode": ""}
    return make_details(**{**nowhere, "kind": OpenDayKind.ONLINE, "meeting_link": link, **changes})


def make_open_day(
    actor: Actor | None = None,
    campaign: Campaign | None = None,
    *,
    opened: bool = True,
    **changes: Any,
) -> OpenDay:
    """An open day of a campaign manager, in a campaign of theirs; it takes bookings."""
    actor = actor or campaigns.keeper_of()
    campaign = campaign or campaigns.make_campaign(actor, live=True)
    day = keeping.set_up(actor, campaign, make_details(**changes))
    if opened:
        keeping.publish(actor, day)
    return day


def make_offered(actor: Actor | None = None, campaign: Campaign | None = None) -> OpenDay:
    """An open day that a provider offered and the campaign's team has not answered."""
    actor = actor or holder_of()
    return make_open_day(actor, campaign or campaigns.make_campaign(live=True))


def visitor(address: str = ADDRESS, **changes: Any) -> booking.Visitor:
    """Somebody who would like to come."""
    values = {"name": "Sam", "telephone": "", "adjustments": "", "language": "en", "came_from": ""}
    return booking.Visitor(**{**values, "address": address, **changes})


def make_booking(
    day: OpenDay | None = None, address: str = ADDRESS, **changes: Any
) -> OpenDayBooking:
    """Somebody who booked an open day."""
    day = day or make_open_day()
    booking.book(day, visitor(address, **changes))
    row = queries.of_day_and_address(day, address)
    assert row is not None
    return row


def make_token() -> str:
    """The token of somebody's booking."""
    return telling.token_of(make_booking().public_id)


def states_of(day: OpenDay) -> list[str]:
    """How the bookings of a day stand, in the order in which they came."""
    session().rollback()
    query = select(OpenDayBooking.state).where(OpenDayBooking.open_day_id == day.id)
    return [state.value for state in session().scalars(query.order_by(OpenDayBooking.id))]


def keeper_for(day: OpenDay) -> Actor:
    """A campaign manager of the sector body that holds a day."""
    return campaigns.keeper_of(day.organisation)


def team_of(day: OpenDay) -> Actor:
    """A campaign manager of the body whose campaign a day belongs to."""
    return campaigns.keeper_of(day.campaign.organisation)


def as_it_stands(row: OpenDay, /, **changes: Any) -> keeping.Details:
    """The details of an open day as it is, and what should change."""
    starts, ends = clock.london(row.starts_at), clock.london(row.ends_at)
    names = ("title", "welsh_title", "words", "welsh_words", "places_count", "kind")
    place = ("venue_name", "venue_address", "venue_postcode")
    values = {name: getattr(row, name) for name in (*names, *place)}
    moment = {"day": starts.date(), "starts": starts.time(), "ends": ends.time()}
    link = {"meeting_link": row.meeting_link or "", "languages": tuple(row.languages)}
    return make_details(**{**values, **moment, **link, **changes})
