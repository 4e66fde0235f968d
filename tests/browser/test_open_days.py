"""An open day: booked on a phone without an account, held by those who tick who came."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import create_engine, text

from tests.factories import accounts
from tests.factories import campaigns as make
from tests.factories import open_days as days
from tests.factories.providers import make_member, make_organisation
from tests.support import browser, keyboard, live, own
from tests.support.browser import NARROW
from tests.support.hand import expect_words, follow, press, tread, type_day
from tests.support.watch import Watch
from workforce.campaigns.services.open_days import telling
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.providers.queries import members
from workforce.providers.states import OrganisationKind, Role

OpenPage = Callable[..., Page]
KEEPER = "open.days@example.org"
NOBODY = ""


def a_body() -> own.Names:
    """A sector body with a campaign and three open days: free, full, and soon to be held."""
    body = make_organisation(OrganisationKind.SECTOR_BODY, name="Homes Together")
    person = accounts.make_person(KEEPER)
    make_member(Role.CAMPAIGN_MANAGER, body, person)
    actor: Actor = members.actor_for(person.id, body.public_id)
    campaign = make.make_campaign(actor, live=True, slug="come-and-see")
    free = days.make_open_day(actor, campaign, places_count=40)
    full = days.make_open_day(actor, campaign, places_count=1)
    held = days.make_open_day(actor, campaign, places_count=9)
    days.make_booking(full, "first@example.org")
    for name in ("Ann", "Bob"):
        days.make_booking(held, f"{name}@example.org", name=name)
    row = days.make_booking(free, "kim@example.org", name="Kim")
    return {
        "campaign": campaign.slug,
        "free": free.public_id,
        "full": full.public_id,
        "held": held.public_id,
        "token": telling.token_of(row.public_id),
    }


@pytest.fixture(scope="module")
def day(browser_instance: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[own.Night]:
    """The day of the journeys."""
    assert browser_instance.is_connected()
    with own.night(tmp_path_factory.mktemp("open_days"), a_body) as made:
        yield made


@pytest.fixture
def service(day: own.Night) -> live.Copy:
    """The running copy."""
    return day.copy


def begin(service: live.Copy, public_id: str) -> None:
    """Let an open day have begun an hour ago."""
    engine = create_engine(service.environment["DATABASE_URL"])
    began, ends = (clock.now() + timedelta(hours=hours) for hours in (-1, 1))
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE open_day SET starts_at = :began, ends_at = :ends WHERE public_id = :key"),
            {
                "began": began.strftime("%Y-%m-%d %H:%M:%S.%f"),
                "ends": ends.strftime("%Y-%m-%d %H:%M:%S.%f"),
                "key": public_id,
            },
        )
    engine.dispose()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_visitor_books_on_a_phone_without_scripts(
    open_page: OpenPage, day: own.Night, language: str
) -> None:
    page, watch = open_page(width=NARROW, scripts=False), Watch()
    page.goto(f"/campaigns/{day.names['campaign']}?via=posters&lang={language}")
    watch(page, NOBODY)
    tread(page, page.locator(f"main a[href*='{day.names['free']}']"))
    watch(page, NOBODY)
    tread(page, page.locator("main a.govuk-button"))
    page.locator("input[value=abroad]").check()
    watch(page, NOBODY)
    tread(page, page.locator("main form button[type=submit]"))
    watch(page, NOBODY)
    tread(page, page.locator("main a.govuk-button"))
    watch(page, NOBODY)
    tread(page, page.locator("main form button[type=submit]"))
    watch(page, NOBODY)
    page.locator("[name=name]").fill("Sam")
    page.locator("[name=email]").fill(f"sam.{language}@example.org")
    page.locator("[name=consent]").check()
    tread(page, page.locator("main form button[type=submit]"))
    assert page.url.endswith("/sent")
    assert page.locator("html").get_attribute("lang") == language
    watch(page, NOBODY)


def test_a_visitor_books_by_keyboard_alone(page: Page, day: own.Night) -> None:
    page.goto(f"/open-days/{day.names['full']}")
    expect_words(page, "Full: you can join the waiting list")
    browser.press_until(page, "Tab", page.get_by_role("button", name="Join the waiting list"))
    page.keyboard.press("Enter")
    browser.press_until(page, "Tab", page.locator("[name=where]").first)
    page.keyboard.press("Space")
    browser.press_until(page, "Tab", page.get_by_role("button", name="Continue"))
    page.keyboard.press("Enter")
    browser.press_until(page, "Tab", page.locator("[name=name]"))
    page.keyboard.type("Sam")
    browser.press_until(page, "Tab", page.locator("[name=email]"))
    page.keyboard.type("keys@example.org")
    browser.press_until(page, "Tab", page.locator("[name=consent]"))
    page.keyboard.press("Space")
    browser.press_until(page, "Tab", page.get_by_role("button", name="Join the waiting list"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/sent")


def test_a_booking_is_seen_and_cancelled_by_the_link_of_its_letter(
    open_page: OpenPage, day: own.Night
) -> None:
    page, watch = open_page(width=NARROW, scripts=False), Watch()
    page.goto(f"/open-day-bookings/{day.names['token']}")
    expect_words(page, "You have a place.")
    watch(page, NOBODY)
    press(page, "Cancel my booking")
    expect_words(page, "Your booking is cancelled")
    watch(page, NOBODY)
    page.goto(f"/open-day-bookings/{day.names['token']}")
    expect_words(page, "Your booking is cancelled")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without scripts"])
def test_a_manager_sets_an_open_day_up_and_opens_it(open_page: OpenPage, scripts: object) -> None:
    page, watch = open_page(width=NARROW, scripts=bool(scripts)), Watch()
    own.sign_in(page, KEEPER)
    page.goto("/our-campaigns")
    tread(page, page.locator("main tbody a").first)
    follow(page, "Set up an open day")
    watch(page, KEEPER)
    page.locator("[name=title]").fill("An evening with us")
    page.locator("[name=words]").fill("Ask what you like.")
    page.locator("[name=languages][value=en]").check()
    type_day(page, "day", clock.today() + timedelta(days=9))
    for name, value in (("starts", "17:30"), ("ends", "19:30"), ("places_count", "20")):
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=kind][value=venue]").check()
    page.locator("[name=venue_name]").fill("Central Library")
    press(page, "Save and continue")
    assert page.title().startswith("Error: ")
    watch(page, KEEPER)
    page.locator("[name=venue_address]").fill("Calverley Street")
    page.locator("[name=venue_postcode]").fill("LS1 3AB")
    press(page, "Save and continue")
    expect_words(page, "Draft")
    watch(page, KEEPER)
    press(page, "Open it to bookings")
    expect_words(page, "Takes bookings")
    watch(page, KEEPER)
    follow(page, "Call it off")
    watch(page, KEEPER)
    press(page, "Call it off")
    expect_words(page, "Called off")
    page.goto("/our-open-days")
    watch(page, KEEPER)


def test_a_manager_ticks_who_came_and_puts_it_right(
    open_page: OpenPage, day: own.Night, service: live.Copy
) -> None:
    begin(service, day.names["held"])
    page, watch = open_page(width=NARROW, scripts=False), Watch()
    own.sign_in(page, KEEPER)
    page.goto(f"/our-open-days/{day.names['held']}")
    watch(page, KEEPER)
    for came in (("Ann",), ("Ann", "Bob")):
        follow(page, "Say who came")
        for name in came:
            page.get_by_label(name).check()
        watch(page, KEEPER)
        press(page, "Keep who came")
        rows = page.locator("main tbody tr").all_inner_texts()
        assert [" ".join(one.split()) for one in rows][1] == f"Came {len(came)}"
    watch(page, KEEPER)


def test_every_stop_of_the_public_pages_is_reached_by_keyboard(page: Page, day: own.Night) -> None:
    at = f"/open-days/{day.names['free']}"
    for path in (at, f"{at}/book", f"{at}/book/details", f"{at}/from-abroad"):
        page.goto(path)
        found = keyboard.stops(page)
        assert not found.missed, path
        assert not found.unseen, path
        assert found.is_in_order, path
