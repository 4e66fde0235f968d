"""Open days in a browser: found on the campaign's page, booked without an account, and held."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories import accounts, providers
from tests.factories import campaigns as running
from tests.factories import open_days as make
from tests.page import StrictClient
from workforce.campaigns.models import Campaign, OpenDay, OpenDayBooking
from workforce.campaigns.queries.open_days import bookings as queries
from workforce.campaigns.services.open_days import keeping, telling
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session as current
from workforce.messages import jobs
from workforce.messages.models import Letter
from workforce.providers.models import Organisation
from workforce.providers.states import Role

DAY = timedelta(days=1)
TYPED: dict[str, Any] = {"name": "Sam Okoro", "email": make.ADDRESS, "consent": "1"}
pytestmark = pytest.mark.usefixtures("later")


def signed_in(client: StrictClient, role: Role, us: Organisation | None = None) -> Actor:
    member = providers.make_member(role, us)
    accounts.make_second_factor(member.person)
    accounts.sign_in(client, member.person)
    return member.actor


def a_day(at: date) -> dict[str, Any]:
    """What somebody types of an open day."""
    return {
        "title": "Meet us",
        "words": "Ask what you like.",
        "languages": ["en", "cy"],
        "day-day": at.day,
        "day-month": at.month,
        "day-year": at.year,
        "starts": "10am",
        "ends": "12.30",
        "places_count": "1",
        "kind": "venue",
        "venue_name": "Central Library",
        "venue_address": "Calverley Street",
        "venue_postcode": "ls13ab",
    }


def test_somebody_finds_an_open_day_books_it_and_is_told_nothing_on_the_page(
    client: StrictClient, actor: Actor, running: Campaign
) -> None:
    day = make.make_open_day(actor, running, places_count=1)
    page = client.page("/campaigns/stay?via=posters")
    assert "Places left" in page.main
    at = page.links()[day.title]
    assert at == f"/open-days/{day.public_id}?via=posters"
    onwards = client.page(at).links()["Book a place"]
    answer = client.submit(onwards, where="here")
    said = []
    for _time in range(2):
        sent = client.submit(answer.headers["Location"], **TYPED)
        said.append(client.page(sent.headers["Location"]).main)
    assert said[0] == said[1]
    (row,) = current().scalars(select(OpenDayBooking)).all()
    assert (row.name, row.came_from, row.seat) == ("Sam Okoro", "posters", 1)
    assert "Full: you can join the waiting list" in client.page("/campaigns/stay").main
    assert "Join the waiting list" in client.page(f"/open-days/{day.public_id}").links()


@pytest.mark.parametrize("where", ["abroad", "unsure"])
def test_whoever_would_need_a_sponsor_reads_the_dated_rules_before_booking(
    client: StrictClient, actor: Actor, running: Campaign, where: str
) -> None:
    day = make.make_open_day(actor, running)
    answer = client.submit(f"/open-days/{day.public_id}/book?via=posters", where=where)
    page = client.page(answer.headers["Location"])
    assert "We read these rules on 21 November 2026" in page.main
    assert page.soup.select("main form") == []
    onwards = page.links()["I know this, and want to come"]
    assert onwards == f"/open-days/{day.public_id}/book/details?via=posters"
    assert current().scalars(select(OpenDayBooking)).all() == []


def test_nobody_books_without_consent_a_name_or_an_address(
    client: StrictClient, actor: Actor, running: Campaign
) -> None:
    day = make.make_open_day(actor, running)
    refused = client.refused(f"/open-days/{day.public_id}/book/details", telephone="07700 900123")
    assert set(refused.errors) == {"name", "email", "consent"}


def test_the_letter_leads_to_a_booking_that_is_seen_kept_and_cancelled_twice(
    client: StrictClient, actor: Actor, running: Campaign
) -> None:
    day = make.make_open_day(actor, running)
    row = make.make_booking(day)
    letter = current().scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter is not None
    ready: Any = jobs._ready(letter)
    assert "Central Library, Calverley Street, Leeds, LS1 3AB" in ready.text
    path = f"/open-day-bookings/{telling.token_of(row.public_id)}"
    assert path in ready.text
    page = client.page(path)
    assert "You have a place." in page.main
    assert not [one for one in client.queries if not one.lstrip().startswith("SELECT")]
    calendar = client.get(page.links()["Put it into your calendar"])
    assert calendar.mimetype == "text/calendar"
    said = calendar.get_data(as_text=True)
    assert "STATUS:CONFIRMED" in said
    assert "Central Library" in said
    for _time in range(2):
        client.post(path, data={"do": "cancel"})
        assert "Your booking is cancelled" in client.page(path).main
    assert "STATUS:CANCELLED" in client.get(f"{path}/open-day.ics").get_data(as_text=True)


def test_whoever_waits_sees_their_place_in_the_line_and_has_no_calendar_file(
    client: StrictClient, actor: Actor, running: Campaign
) -> None:
    day = make.make_open_day(actor, running, places_count=1)
    make.make_booking(day, "first@example.org")
    path = f"/open-day-bookings/{telling.token_of(make.make_booking(day).public_id)}"
    assert "You are on the waiting list, at number 1." in client.page(path).main
    assert client.get(f"{path}/open-day.ics").status_code == 303
    assert client.get("/open-day-bookings/abc").status_code == 404


def test_the_link_of_a_call_is_shown_to_nobody_but_those_who_have_a_place(
    client: StrictClient, actor: Actor, running: Campaign
) -> None:
    day = keeping.set_up(actor, running, make.make_online(places_count=1))
    keeping.publish(actor, day)
    booked, waits = (make.make_booking(day, f"{name}@example.org") for name in ("ann", "bob"))
    paths = {
        name: f"/open-day-bookings/{telling.token_of(row.public_id)}"
        for name, row in (("booked", booked), ("waits", waits))
    }
    assert "https://meet.example.org/room" in client.page(paths["booked"]).main
    for path in (paths["waits"], f"/open-days/{day.public_id}", "/campaigns/stay"):
        assert "meet.example.org" not in client.get(path).get_data(as_text=True)
    letters = current().scalars(select(Letter)).all()
    assert not [one for one in letters if "meet.example.org" in str(one.context)]


def test_machines_read_the_venue_and_nothing_of_who_comes(
    client: StrictClient, actor: Actor, running: Campaign
) -> None:
    day = make.make_open_day(actor, running)
    page = client.page(f"/open-days/{day.public_id}")
    script = page.soup.select_one("script[type='application/ld+json']")
    assert script is not None
    told = json.loads(str(script.string))
    assert told["@type"] == "Event"
    assert told["location"]["address"]["postalCode"] == "LS1 3AB"
    assert told["startDate"].endswith(("+00:00", "+01:00"))
    keeping.call_off(actor, day)
    page = client.page(f"/open-days/{day.public_id}")
    assert "EventCancelled" in str(page.soup.select_one("script[type='application/ld+json']"))
    assert "called off" in page.main
    assert page.soup.select_one("meta[name=robots]") is not None


def test_a_welsh_reader_gets_the_welsh_words(
    client: StrictClient, actor: Actor, running: Campaign
) -> None:
    day = make.make_open_day(actor, running)
    page = client.page(f"/open-days/{day.public_id}?lang=cy")
    assert page.h1 == "Dewch i gwrdd â ni"
    assert "Siaradwch â phobl" in page.main
    assert "Lleoedd ar ôl" in page.main


def test_a_campaign_manager_sets_a_day_up_opens_it_changes_it_and_says_who_came(
    client: StrictClient,
) -> None:
    actor = signed_in(client, Role.CAMPAIGN_MANAGER)
    live = running.make_campaign(actor, live=True)
    at = clock.today() + 14 * DAY
    answer = client.submit(f"/our-campaigns/{live.public_id}/open-days/new", **a_day(at))
    path = answer.headers["Location"]
    assert "Draft" in client.page(path).main
    client.post(f"{path}/publish")
    assert "Takes bookings" in client.page(path).main
    day = current().scalars(select(OpenDay)).one()
    for name in ("ann", "bob"):
        make.make_booking(
            day, f"{name}@example.org", name=name.title(), adjustments="Step-free access"
        )
    page = client.page(path)
    assert "Ann" in page.main
    assert "Step-free access" in page.main
    assert "Bob" not in page.main
    client.submit(f"{path}/change", places_count="2")
    assert make.states_of(day) == ["booked", "booked"]
    assert "Say who came" not in client.page(path).links()
    clock.set_today(at + DAY)
    accounts.sign_in(client, providers.make_member(Role.CAMPAIGN_MANAGER, day.organisation).person)
    ann = queries.of_day_and_address(day, "ann@example.org")
    assert ann is not None
    client.submit(f"{path}/attendance", came=[ann.public_id])
    rows = client.page(path).texts("main tbody tr")
    assert rows[:3] == ["Booked 2", "Came 1", "Did not come 1"]


def test_a_provider_offers_a_day_and_the_campaigns_team_says_yes(
    client: StrictClient, actor: Actor, running: Campaign
) -> None:
    holder = signed_in(client, Role.RECRUITER)
    offer = client.page("/campaigns").links()
    assert f"/campaigns/{running.slug}/open-days/new" in offer.values()
    day = make.make_open_day(holder, running, opened=False)
    path = f"/our-open-days/{day.public_id}"
    client.post(f"{path}/publish")
    assert "Waits for the campaign’s team" in client.page(path).main
    assert client.post(f"{path}/agree").status_code == 403
    assert "Open days" not in client.page("/campaigns/stay").main
    keeping.agree(actor, day)
    assert day.title in client.page("/campaigns/stay").links()


def test_the_campaigns_team_sends_a_day_back_and_reads_no_names(client: StrictClient) -> None:
    actor = signed_in(client, Role.CAMPAIGN_MANAGER)
    live = running.make_campaign(actor, live=True)
    day = make.make_offered(campaign=live)
    path = f"/our-open-days/{day.public_id}"
    refused = client.refused(f"{path}/send-back", why="")
    assert set(refused.errors) == {"why"}
    client.submit(f"{path}/send-back", why="Say how long it takes.")
    assert "Draft" in client.page(path).main
    keeping.publish(make.holder_of(day.organisation), day)
    client.post(f"{path}/agree")
    make.make_booking(day, name="Ann Other")
    page = client.page(path)
    assert "Ann Other" not in page.main
    assert "hidden to protect people" in page.main
    for door in ("change", "call-off", "attendance"):
        assert client.get(f"{path}/{door}").status_code == 404
