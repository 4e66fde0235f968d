"""Asking to hear more: honest first, twice confirmed, kept warm, and forgotten in time."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.campaigns.steps import ADDRESS, asked, asker
from tests.factories import accounts
from tests.factories import campaigns as make
from tests.page import StrictClient
from workforce.campaigns import jobs
from workforce.campaigns.models import Campaign, CampaignInterest
from workforce.campaigns.presenters.interest import LettersPage
from workforce.campaigns.privacy import CONTRIBUTION, export
from workforce.campaigns.queries import interest as queries
from workforce.campaigns.queries import kept
from workforce.campaigns.rules import interest as rules
from workforce.campaigns.services import campaigns, interest
from workforce.campaigns.states import InterestEnd
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.core.errors import DomainError
from workforce.messages import services as messages
from workforce.messages.models import Letter

DAY = timedelta(days=1)
TYPED: dict[str, Any] = {"name": "Sam", "email": ADDRESS, "consent": "1"}


def posted() -> list[str]:
    current().rollback()
    return list(current().scalars(select(Letter.template).order_by(Letter.id)))


def rows() -> int:
    current().rollback()
    return current().query(CampaignInterest).count()


@pytest.mark.parametrize("where", ["abroad", "unsure"])
def test_whoever_would_need_a_sponsor_reads_the_dated_rules_before_leaving_anything(
    client: StrictClient, running: Campaign, where: str
) -> None:
    _ = running
    answer = client.submit("/campaigns/stay/interest?via=posters", where=where)
    assert answer.headers["Location"] == "/campaigns/stay/from-abroad?via=posters"
    assert not [one for one in client.queries if not one.lstrip().startswith("SELECT")]
    page = client.page(answer.headers["Location"])
    assert "We read these rules on 21 November 2026" in page.main
    assert "no new worker can be sponsored" in page.main
    assert page.soup.select("main form") == []
    onwards = page.links()["I know this, and want to hear more"]
    assert onwards == "/campaigns/stay/interest/details?via=posters"
    assert rows() == 0


def test_interest_is_asked_confirmed_by_a_letter_and_stopped_by_it(
    client: StrictClient, running: Campaign
) -> None:
    _ = running
    answer = client.submit("/campaigns/stay/interest?via=posters", where="here")
    answer = client.submit(answer.headers["Location"], **TYPED)
    assert answer.headers["Location"] == "/campaigns/stay/interest/sent"
    assert "7 days" in client.page(answer.headers["Location"]).main
    row = current().scalars(select(CampaignInterest)).one()
    assert (row.came_from, row.consent_version) == ("posters", rules.CONSENT)
    path = f"/interest/{interest.token_of(row.public_id)}"
    assert "Until then we write nothing" in client.page(path).main
    for verb, said in (
        ("confirm", "You hear from us now and then"),
        ("confirm", "You hear from us now and then"),
        ("stop", "We no longer write to you"),
        ("stop", "We no longer write to you"),
        ("confirm", "We no longer write to you"),
    ):
        client.post(path, data={"do": verb})
        assert said in client.page(path).main
    ended = current().get_one(CampaignInterest, row.id)
    assert (ended.name, ended.address, ended.address_digest) == (None, None, None)
    assert ended.ended_why is InterestEnd.STOPPED


def test_looking_at_ones_page_confirms_and_stops_nothing(
    client: StrictClient, running: Campaign
) -> None:
    row = asked(running, confirmed=False)
    client.page(f"/interest/{interest.token_of(row.public_id)}")
    assert not [one for one in client.queries if not one.lstrip().startswith("SELECT")]
    assert current().get_one(CampaignInterest, row.id).confirmed_at is None


def test_a_link_that_was_not_signed_here_opens_nothing(
    client: StrictClient, running: Campaign
) -> None:
    row = asked(running)
    for token in (row.public_id, row.public_id + "0" * 32, "é" * 48, "x"):
        assert client.get(f"/interest/{token}").status_code == 404


def test_nobody_is_asked_without_consent_or_an_address(
    client: StrictClient, running: Campaign
) -> None:
    _ = running
    page = client.page("/campaigns/stay/interest/details")
    box = page.soup.select_one("input[name=consent]")
    assert box is not None
    assert not box.has_attr("checked")
    refused = client.refused("/campaigns/stay/interest/details", name="Sam")
    assert set(refused.errors) == {"email", "consent"}
    assert rows() == 0


def test_asking_twice_keeps_one_row_and_tells_only_the_address(running: Campaign) -> None:
    row = asked(running, confirmed=False)
    interest.ask(running, asker(ADDRESS.upper()))
    interest.confirm(row)
    interest.ask(running, asker())
    assert rows() == 1
    assert posted() == [
        "campaigns/confirm_interest",
        "campaigns/confirm_interest",
        "campaigns/interest_known",
    ]


def test_a_campaign_that_is_over_asks_nobody(
    client: StrictClient, actor: Actor, running: Campaign
) -> None:
    campaigns.end(actor, running)
    assert client.get("/campaigns/stay/interest").status_code == 404
    with pytest.raises(DomainError):
        interest.ask(running, asker())


def test_after_a_year_somebody_is_asked_once_and_forgotten_a_month_later(
    running: Campaign, later: None
) -> None:
    _ = later
    row, wanted = asked(running), asked(running, "kim@example.org")
    today = clock.today()
    assert interest.ask_again(today + 364 * DAY) == 0
    clock.set_today(today + 366 * DAY)
    assert [interest.ask_again(clock.today()) for _try in range(2)] == [2, 0]
    interest.keep(wanted)
    clock.set_today(today + 398 * DAY)
    assert interest.forget_unanswered(clock.today()) == 1
    assert current().get_one(CampaignInterest, row.id).address is None
    assert current().get_one(CampaignInterest, wanted.id).address == "kim@example.org"


def test_what_is_not_confirmed_within_a_week_is_deleted(running: Campaign) -> None:
    today = clock.today()
    asked(running, confirmed=False)
    asked(running, "kim@example.org")
    assert interest.forget_unconfirmed(today + 7 * DAY) == 0
    assert interest.forget_unconfirmed(today + 8 * DAY) == 1
    assert [one.address for one in current().scalars(select(CampaignInterest))] == [
        "kim@example.org"
    ]


def test_an_address_that_bounces_is_written_to_no_more(running: Campaign) -> None:
    row = asked(running)

    @atomic
    def refuse() -> None:
        letter = messages.write(ADDRESS, "campaigns/still_interested")
        current().flush()
        letter.refused_at = clock.now()

    refuse()
    with clock.stopped_at(clock.now() + 40 * DAY):
        assert jobs.keep_warm(clock.today()).endswith("bounced 0")
    with clock.stopped_at(clock.now() + 25 * DAY):
        assert jobs.keep_warm(clock.today()).endswith("bounced 1")
        assert jobs.keep_warm(clock.today()).endswith("bounced 0")
    assert current().get_one(CampaignInterest, row.id).ended_why is InterestEnd.BOUNCED


def test_an_account_takes_out_and_erases_what_its_confirmed_address_asked(
    running: Campaign,
) -> None:
    asked(running)
    person = accounts.make_person(email=ADDRESS)
    (told,) = export(person.id)["campaigns"]
    assert (told["name"], told["email"]) == ("Sam", ADDRESS)
    interest.erase_of(person.as_actor, person.id)
    assert export(person.id)["campaigns"] == []
    assert queries.of_address(ADDRESS) == []


def test_keepers_see_counts_by_source_and_none_of_few(actor: Actor, running: Campaign) -> None:
    for number in range(6):
        interest.ask(running, asker(f"p{number}@example.org", "posters"))
    for number in range(2):
        interest.ask(running, asker(f"q{number}@example.org", "radio"))
    for row in current().scalars(select(CampaignInterest)).all():
        interest.confirm(row)
    assert queries.counts_by_source(running) == {"posters": 6, "radio": 2}
    make.make_link(actor, running, code="posters")
    page = LettersPage.of([], kept.links_of(running), queries.counts_by_source(running))
    assert [count for _source, count in page.sources] == [None, None, None]
    assert page.total == 8


def test_the_morning_and_the_night_do_all_that_is_due_however_many(
    running: Campaign, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ = later
    monkeypatch.setattr(interest, "BATCH", 2)
    for number in range(5):
        asked(running, f"p{number}@example.org")
        asked(running, f"q{number}@example.org", confirmed=False)
    today = clock.today()
    _answered, unconfirmed, _booked = (rule.erase for rule in CONTRIBUTION.retention)
    assert unconfirmed(today + 8 * DAY) == 5
    clock.set_today(today + 366 * DAY)
    assert jobs.keep_warm(clock.today()) == "wrote 0, asked 5, bounced 0"
    assert jobs.keep_warm(clock.today()) == "wrote 0, asked 0, bounced 0"
