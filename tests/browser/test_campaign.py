"""A campaign from its first word to somebody who asks to hear more, in every kind of window."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page

from tests.factories import accounts
from tests.factories import campaigns as make
from tests.factories.providers import make_member, make_organisation
from tests.support import keyboard, live, own
from tests.support.browser import NARROW
from tests.support.hand import expect_words, follow, press, tread, type_day
from tests.support.watch import Watch
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.providers.queries import members
from workforce.providers.states import OrganisationKind, Role

OpenPage = Callable[..., Page]
KEEPER = "day.campaign@example.org"
NOBODY = ""


def a_body() -> own.Names:
    """A sector body with a campaign manager, and a campaign that runs already."""
    body = make_organisation(OrganisationKind.SECTOR_BODY, name="Homes Together")
    person = accounts.make_person(KEEPER)
    make_member(Role.CAMPAIGN_MANAGER, body, person)
    actor: Actor = members.actor_for(person.id, body.public_id)
    running = make.make_campaign(actor, live=True, slug="running-already")
    return {"running": running.slug}


@pytest.fixture(scope="module")
def day(browser_instance: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[own.Night]:
    """The day of the journeys."""
    assert browser_instance.is_connected()
    with own.night(tmp_path_factory.mktemp("campaign"), a_body) as made:
        yield made


@pytest.fixture
def service(day: own.Night) -> live.Copy:
    """The running copy."""
    return day.copy


def begun(page: Page, watch: Watch, slug: str) -> None:
    """Begin a campaign and write two parts of its page."""
    page.goto("/our-campaigns/new")
    page.get_by_label("Name of the campaign").fill("People who stay")
    page.get_by_label("Address of its page").fill(slug)
    type_day(page, "starts_on", clock.today())
    type_day(page, "ends_on", clock.today() + timedelta(days=60))
    page.get_by_label("Therapist").check()
    watch(page, KEEPER)
    press(page, "Save and continue")
    watch(page, KEEPER)
    follow(page, "Write the page")
    for kind, field, words in (
        ("Heading", "Heading in English", "Come and see"),
        ("Text", "Text in English", "Plain words."),
    ):
        follow(page, kind)
        page.get_by_label(field).fill(words)
        watch(page, KEEPER)
        press(page, "Add to the page")
        watch(page, KEEPER)


def published(page: Page, watch: Watch) -> None:
    """Turn the parts round, look at the preview, and publish with a warning about Welsh."""
    press(page, "Move down")
    assert page.locator("main li h2").first.inner_text().endswith("Plain words.")
    follow(page, "Preview")
    watch(page, KEEPER)
    follow(page, "Publish")
    expect_words(page, "Some of it has no Welsh")
    watch(page, KEEPER)
    press(page, "Publish")
    expect_words(page, "Published")


def linked(page: Page, watch: Watch, code: str) -> None:
    """Make a link, look at what it brings, and set a target."""
    campaign = page.url
    follow(page, "Links and visits")
    press(page, "Make a link")
    page.get_by_label("What this link is for").fill("Posters in libraries")
    page.get_by_label("Code").fill(code)
    page.get_by_label("Poster or leaflet").check()
    page.get_by_label("The campaign’s page").check()
    watch(page, KEEPER)
    press(page, "Make the link")
    watch(page, KEEPER)
    page.goto(campaign)
    follow(page, "From a visit to a start")
    expect_words(page, "Posters in libraries")
    watch(page, KEEPER)
    follow(page, "By region")
    watch(page, KEEPER)
    page.goto("/our-campaigns/funnels")
    watch(page, KEEPER)
    page.goto(campaign)
    follow(page, "Starts beside targets")
    watch(page, KEEPER)
    follow(page, "Set the targets")
    page.locator("main td input").first.fill("12")
    watch(page, KEEPER)
    press(page, "Keep the targets")
    expect_words(page, "12")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without scripts"])
def test_a_campaign_is_begun_written_published_and_linked(
    open_page: OpenPage, scripts: object
) -> None:
    slug = "people-who-stay" if scripts else "people-who-stay-on"
    page, watch = open_page(scripts=bool(scripts)), Watch()
    own.sign_in(page, KEEPER)
    begun(page, watch, slug)
    published(page, watch)
    linked(page, watch, f"{slug}-posters")
    page.goto(f"/go/{slug}-posters")
    assert page.url.endswith(f"/campaigns/{slug}?via={slug}-posters")
    watch(page, NOBODY)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_somebody_on_a_phone_thinks_about_it_and_asks_to_hear_more(
    open_page: OpenPage, day: own.Night, language: str
) -> None:
    page, watch = open_page(width=NARROW, scripts=False), Watch()
    page.goto(f"/campaigns/{day.names['running']}?lang={language}")
    watch(page, NOBODY)
    tread(page, page.locator("main a[href*='is-this-for-me']"))
    for fieldset in page.locator("main fieldset").all():
        fieldset.locator("input[type=radio]").last.check()
    watch(page, NOBODY)
    tread(page, page.locator("main form button[type=submit]"))
    watch(page, NOBODY)
    tread(page, page.locator("main a[href*='/interest']").first)
    page.locator("input[value=abroad]").check()
    watch(page, NOBODY)
    tread(page, page.locator("main form button[type=submit]"))
    watch(page, NOBODY)
    tread(page, page.locator("main a[href*='/interest/details']"))
    page.locator("[name=name]").fill("Sam")
    page.locator("[name=email]").fill(f"sam.{language}@example.org")
    page.locator("[name=consent]").check()
    watch(page, NOBODY)
    tread(page, page.locator("main form button[type=submit]"))
    assert page.url.endswith("/interest/sent")
    assert page.locator("html").get_attribute("lang") == language
    watch(page, NOBODY)


def test_every_stop_of_the_public_pages_is_reached_by_keyboard(page: Page, day: own.Night) -> None:
    at = f"/campaigns/{day.names['running']}"
    for path in (at, f"{at}/is-this-for-me", f"{at}/interest/details", "/campaigns"):
        page.goto(path)
        found = keyboard.stops(page)
        assert not found.missed, path
        assert not found.unseen, path
        assert found.is_in_order, path
