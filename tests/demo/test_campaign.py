"""The campaign of the demo: live, in both languages, with links, targets and people who ask."""

from flask import Flask
from sqlalchemy import select

from tests.demo.conftest import DemoActor
from tests.page import StrictClient
from workforce.campaigns.models import Campaign, CampaignInterest
from workforce.campaigns.queries import figures, kept
from workforce.campaigns.queries import interest as asked
from workforce.campaigns.queries.open_days import bookings, days
from workforce.campaigns.rules import pages as rules
from workforce.campaigns.states import BookingState, CampaignState
from workforce.core import clock
from workforce.core.db import session


def the_campaign(demo_actor: DemoActor) -> Campaign:
    (found,) = kept.campaigns_for(demo_actor("campaign"))
    return found


def test_the_campaign_manager_has_a_live_campaign_with_all_its_parts(
    demo_actor: DemoActor,
) -> None:
    row = the_campaign(demo_actor)
    assert row.state is CampaignState.LIVE
    assert rules.is_open(row.starts_on, row.ends_on, clock.today())
    version = kept.versions_of(row)[0]
    kinds = [part["kind"] for part in version.content["blocks"]]
    assert kinds == ["heading", "text", "picture", "story"]
    assert not [part for part in version.content["blocks"] if rules.lacks_welsh(part)]
    assert len(figures.targets_of(row)) == 3 * len(rules.months(row.starts_on, row.ends_on))
    assert set(figures.visits_by_code(row)) == {"", *(link.code for link in kept.links_of(row))}


def test_some_confirmed_some_did_not_and_one_has_stopped(demo_actor: DemoActor) -> None:
    row = the_campaign(demo_actor)
    rows = session().scalars(select(CampaignInterest)).all()
    assert sum(one.ended_at is not None for one in rows) == 1
    confirmed = sum(asked.counts_by_source(row).values())
    assert 5 < confirmed < len(rows)


def test_an_open_day_to_come_is_full_and_people_wait_for_it(demo_actor: DemoActor) -> None:
    (day,) = days.coming_of(the_campaign(demo_actor), clock.now())
    assert day.id in days.full_ones([day])
    counts = bookings.counts_of([day])[day.id]
    assert counts == {
        (BookingState.BOOKED, None): 8,
        (BookingState.WAITING, None): 2,
        (BookingState.CANCELLED, None): 1,
    }


def test_everybody_reads_its_page_with_its_picture(demo_app: Flask) -> None:
    loaded_client = demo_app.test_client()
    assert isinstance(loaded_client, StrictClient)
    page = loaded_client.page("/campaigns/stay-for-the-small-things")
    image = page.soup.select_one("main img")
    assert image is not None
    assert loaded_client.get(str(image["src"])).mimetype == "image/jpeg"
    welsh = loaded_client.page("/campaigns/stay-for-the-small-things?lang=cy")
    assert "Saesneg yn unig" not in welsh.main
