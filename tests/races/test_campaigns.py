"""Forty visits at one moment, and one address that asks from many windows."""

from collections import Counter

from flask import Flask
from sqlalchemy import select

from tests.factories import campaigns as make
from tests.support import race
from workforce.campaigns.models import CampaignInterest
from workforce.campaigns.queries import figures
from workforce.core.db import db, session


def test_no_visit_of_many_at_one_moment_is_lost(real_app: Flask) -> None:
    campaign = make.make_campaign(live=True)
    number = campaign.id
    db.session.remove()
    said = race.together(
        real_app, "visit", processes=4, times=10, campaign_id=number, code="posters"
    )
    assert Counter(said) == {"done": 40}
    again = session().merge(campaign, load=False)
    assert figures.visits_by_code(again) == {"posters": 40}


def test_one_address_that_asks_many_times_at_once_is_kept_once(real_app: Flask) -> None:
    campaign = make.make_campaign(live=True)
    number = campaign.id
    db.session.remove()
    said = race.together(
        real_app,
        "ask_to_hear_more",
        processes=4,
        times=5,
        campaign_id=number,
        address="sam@example.org",
    )
    assert Counter(said) == {"done": 20}
    assert len(session().scalars(select(CampaignInterest)).all()) == 1
