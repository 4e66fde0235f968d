"""Campaigns in a browser: their keepers, the public, and providers who take part."""

import io
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.campaigns.test_keeping import jpeg
from tests.factories import accounts, providers, vacancies
from tests.factories import campaigns as make
from tests.page import Page, StrictClient
from workforce.campaigns.models import Campaign
from workforce.campaigns.queries import figures, kept
from workforce.campaigns.rules.situations import situations
from workforce.campaigns.services import campaigns as services
from workforce.campaigns.services import pages
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.employment.states import JobRole
from workforce.providers.states import OrganisationKind, Role

WAYS = {"See jobs", "Talk to a person"}


@pytest.fixture
def actor(client: StrictClient, session: Session) -> Actor:
    """A campaign manager who has signed in."""
    _ = session
    member = providers.make_member(
        Role.CAMPAIGN_MANAGER, providers.make_organisation(OrganisationKind.SECTOR_BODY)
    )
    accounts.make_second_factor(member.person)
    accounts.sign_in(client, member.person)
    return member.actor


def test_a_campaign_is_begun_written_previewed_and_published(
    client: StrictClient, actor: Actor
) -> None:
    today = clock.today()
    page = client.page("/our-campaigns")
    assert "No campaigns yet" in page.main
    answer = client.submit(
        "/our-campaigns/new",
        name="People who stay",
        slug="stay",
        **day_of("starts_on", today),
        **day_of("ends_on", today + timedelta(days=90)),
        roles=["therapist"],
    )
    row = kept.campaigns_for(actor)[0]
    at = f"/our-campaigns/{row.public_id}"
    assert answer.headers["Location"] == at
    assert "Therapist" in client.page(at).main
    client.submit(f"{at}/page/add/heading", title="Come and see", welsh_title="Dewch i weld")
    client.submit(f"{at}/page/add/text", words="First.\n\nSecond.")
    assert "Welsh is missing" in client.page(f"{at}/page").main
    assert client.get("/campaigns/stay").status_code == 404
    assert "Come and see" in client.page(f"{at}/preview").main
    warned = client.page(f"{at}/publish").main
    assert "Some of it has no Welsh" in warned
    assert "First. Second." in warned
    client.submit(f"{at}/publish")
    public = client.page("/campaigns/stay")
    assert public.h1 == "People who stay"
    assert {"First.", "Second."} <= set(public.texts("main p"))
    assert set(public.links()) >= {*WAYS, "Is this work for me?"}


def test_a_welsh_reader_gets_welsh_and_marked_english_where_there_is_none(
    client: StrictClient, session: Session
) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor)
    make.make_block(actor, row, "Without Welsh.", "")
    pages.publish(actor, row)
    page = client.page(f"/campaigns/{row.slug}?lang=cy")
    assert page.h1 == row.welsh_name
    assert "Geiriau plaen." in page.main
    assert "Plain words." not in page.main
    assert page.text("p[lang=en]") == "Without Welsh."
    assert page.texts("main .govuk-tag") == ["Saesneg yn unig"]


def test_parts_are_moved_changed_and_removed_without_a_script(
    client: StrictClient, actor: Actor
) -> None:
    row = make.make_campaign(actor)
    make.make_block(actor, row, "Second.")
    at = f"/our-campaigns/{row.public_id}/page"
    first, second = (one.public_id for one in kept.blocks_of(row))
    client.post(f"/our-campaigns/parts/{first}/move", data={"to": "down"})
    assert [one.words for one in kept.blocks_of(row)] == ["Second.", "Plain words."]
    client.submit(f"/our-campaigns/parts/{second}", words="Changed.")
    client.post(f"/our-campaigns/parts/{first}/remove")
    assert client.page(at).texts("main li h2") == ["Text Changed."]
    refused = client.refused(f"/our-campaigns/parts/{second}", words="")
    assert refused.errors == {"words": "Enter the text"}


def test_a_picture_needs_its_words_and_a_word_about_children(
    client: StrictClient, actor: Actor
) -> None:
    row = make.make_campaign(actor)
    at = f"/our-campaigns/{row.public_id}/page/add/picture"
    answer = client.post(at, data={"title": "", "file": (io.BytesIO(jpeg()), "a.jpg")})
    assert set(Page(answer).errors) == {"title", "no_children"}
    wrong = {"title": "Two people", "no_children": "1"}
    answer = client.post(at, data={**wrong, "file": (io.BytesIO(b"GIF89a"), "a.jpg")})
    assert set(Page(answer).errors) == {"file"}
    client.post(at, data={**wrong, "file": (io.BytesIO(jpeg()), "a.jpg")})
    client.submit(f"/our-campaigns/{row.public_id}/publish")
    image = client.page(f"/campaigns/{row.slug}").soup.select_one("main img")
    assert image is not None
    assert image["alt"] == "Two people"
    shown = client.get(str(image["src"]))
    assert (shown.status_code, shown.mimetype) == (200, "image/jpeg")
    assert shown.headers["Cache-Control"] == "public, max-age=86400"
    assert client.get(str(image["src"]).replace(str(image["src"])[-3:], "zzz")).status_code == 404


def test_what_was_published_is_listed_and_written_on(client: StrictClient, actor: Actor) -> None:
    row = make.make_campaign(actor, live=True)
    at = f"/our-campaigns/{row.public_id}/history"
    link = client.page(at).links()["Page 1"]
    client.submit(f"/our-campaigns/{row.public_id}/page/add/text", words="Second.")
    assert "Second." not in client.page(link).main
    client.post(f"{link}/restore")
    assert [one.words for one in kept.blocks_of(row)] == ["Plain words."]


def test_an_ended_campaign_says_so_and_leads_to_jobs(client: StrictClient, actor: Actor) -> None:
    row = make.make_campaign(actor, live=True)
    client.submit(f"/our-campaigns/{row.public_id}/end")
    page = client.page(f"/campaigns/{row.slug}?via=posters")
    assert "This campaign has ended" in page.main
    assert page.links()["See jobs"] == "/jobs?via=posters"
    assert "Plain words." not in page.main


def test_a_campaign_is_not_seen_before_its_first_day(
    client: StrictClient, session: Session
) -> None:
    _ = session
    tomorrow = clock.today() + timedelta(days=1)
    row = make.make_campaign(live=True, starts_on=tomorrow)
    assert client.get(f"/campaigns/{row.slug}").status_code == 404
    assert row.slug not in client.page("/campaigns").main


def test_targets_are_a_table_and_a_wrong_figure_is_named(
    client: StrictClient, actor: Actor
) -> None:
    row = make.make_campaign(actor, region_codes=["E12000003", "W92000004"])
    at = f"/our-campaigns/{row.public_id}/targets"
    box = f"hires-W92000004-{row.starts_on:%Y-%m}"
    refused = client.refused(at, **typed_in(box, "many"))
    assert list(refused.errors) == [box]
    assert "Wales" in refused.errors[box]
    client.submit(at, **typed_in(box, "12"))
    page = client.page(f"/our-campaigns/{row.public_id}/progress")
    assert "Wales 12 0" in page.main
    assert [one.hires_count for one in figures.targets_of(row)] == [12]


def test_a_link_is_made_and_its_cost_written_down(client: StrictClient, actor: Actor) -> None:
    row = make.make_campaign(actor, live=True)
    at = f"/our-campaigns/{row.public_id}/links"
    typed: dict[str, Any] = {
        "label": "Posters",
        "code": "leeds",
        "channel": "poster",
        "target": "page",
    }
    answer = client.submit(f"{at}/new", **typed)
    link = answer.headers["Location"]
    assert "http://localhost/go/leeds" in client.page(link).main
    month: dict[str, Any] = {"month-month": "11", "month-year": "2026"}
    client.submit(link, **month, spend="75.50")
    assert "£75.50" in client.page(at).main
    assert set(client.refused(f"{at}/new", **typed).errors) == {"code"}


def test_a_provider_sees_how_many_of_its_jobs_stand_in_a_campaign(
    client: StrictClient, session: Session
) -> None:
    _ = session
    member = providers.make_member(Role.RECRUITER)
    home = providers.make_home(member.organisation)
    vacancies.make_vacancy(home, role=JobRole.THERAPIST)
    vacancies.make_vacancy(home)
    vacancies.make_vacancy(role=JobRole.THERAPIST)
    make.make_campaign(live=True, roles=["therapist"])
    assert "jobs of yours" not in client.page("/campaigns").main
    accounts.make_second_factor(member.person)
    accounts.sign_in(client, member.person)
    assert "One job of yours stands in it." in client.page("/campaigns").main


@pytest.fixture
def running(session: Session) -> Campaign:
    _ = session
    return make.make_campaign(live=True, slug="stay")


def answers() -> list[dict[str, str]]:
    """Every answer of every situation, all first ones, all last ones, and none at all."""
    found: list[dict[str, str]] = [{}]
    found += [{one.name: answer.value} for one in situations() for answer in one.answers]
    found += [{one.name: one.answers[at].value for one in situations()} for at in (0, -1)]
    return found


@pytest.mark.parametrize("path", ["/is-this-for-me", "/campaigns/stay/is-this-for-me?via=c"])
def test_no_answer_takes_any_way_on_from_anybody(
    client: StrictClient, running: Campaign, path: str
) -> None:
    offered = set()
    for given in answers():
        page = Page(client.post(path, data=given))
        offered.add(tuple(sorted(page.links().items())))
        assert len(page.texts("main h2")) == len(given) + 1
        assert not [one for one in client.queries if not one.lstrip().startswith("SELECT")]
    assert len(offered) == 1
    links = dict(offered.pop())
    assert set(links) >= WAYS
    assert ("via=c" in links["See jobs"]) == ("via=c" in path)
    assert running.slug == "stay"


def test_every_situation_has_its_own_name_and_something_to_say() -> None:
    found = situations()
    assert len({one.name for one in found}) == len(found) == 8
    for one, other in product(found, found):
        assert one is other or not {a.reflection for a in one.answers} & {
            a.reflection for a in other.answers
        }
    assert all(answer.reflection and answer.text for one in found for answer in one.answers)


def test_a_campaign_that_ended_by_itself_says_so_before_the_night(
    client: StrictClient, session: Session
) -> None:
    _ = session
    actor, today = make.keeper_of(), clock.today()
    row = make.make_campaign(actor, live=True, starts_on=today - timedelta(days=9))
    services.change(
        actor,
        row,
        make.make_details(
            slug=row.slug, starts_on=row.starts_on, ends_on=today - timedelta(days=1)
        ),
    )
    assert "This campaign has ended" in client.page(f"/campaigns/{row.slug}").main


def day_of(name: str, day: object) -> dict[str, Any]:
    """A day as its three parts are typed."""
    year, month, number = str(day).split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def typed_in(box: str, text: str) -> dict[str, Any]:
    """One box of a form with what is typed there."""
    return {box: text}
