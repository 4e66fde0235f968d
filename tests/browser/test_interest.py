"""Interest on a phone with a bad line: five fields, three minutes, sent once whatever happens."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, Route
from sqlalchemy import create_engine, text

from tests.support import browser, live, thread
from tests.support.browser import NARROW

SEARCHED = "/jobs?q=support+worker&location=LS1&radius=20"
SLOW = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 20_000,
}
WORDS = "I looked after my brothers and liked it."
THREE_MINUTES = 180
SHORT = "UPDATE vacancy SET takes_interest = :yes, route = 'here', apply_url = ''"
FIELDS = {"telephone", "right_to_work", "starts", "patterns", "words"}


@pytest.fixture(autouse=True)
def _jobs_take_interest(service: live.Copy) -> None:
    """Let every job of the copy begin with the short first step."""
    engine = create_engine(service.environment["DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(text(SHORT), {"yes": True})
    engine.dispose()


def opened(page: Page) -> str:
    """Sign in, find a job not met before and open its short first step; where it stands."""
    browser.sign_in(page, "candidate")
    page.goto(SEARCHED)
    found = page.locator(".app-job__title a").evaluate_all(
        "links => links.map(one => one.pathname)"
    )
    for job in found:
        page.goto(f"{job}/interest")
        if page.locator("main [name=telephone]").count():
            return f"{job}/interest"
    raise AssertionError("No job is left in which the candidate has not said anything")


def come_back(page: Page, address: str) -> None:
    """Open an address, though the browser is still on its way to its own page of errors."""
    for _try in range(5):
        with suppress(Error):
            page.goto(address)
            return
        page.wait_for_timeout(1000)
    page.goto(address)


def answer(page: Page) -> None:
    """Give the five answers."""
    page.locator("main [name=telephone]").fill("07700 900123")
    for name, value in (("right_to_work", "yes"), ("starts", "month"), ("patterns", "1")):
        page.locator(f"main [name={name}][value='{value}']").check()
    page.locator("main [name=words]").fill(WORDS)


def test_interest_is_sent_on_a_slow_line_that_drops(open_page: Callable[..., Page]) -> None:
    page = open_page(width=NARROW)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    address = opened(page)
    begun = time.monotonic()
    names = page.eval_on_selector_all("main form [name]", "all => all.map(one => one.name)")
    assert set(names) - {"csrf_token", "via"} == FIELDS
    assert not page.locator("main input[type=file]").count()
    answer(page)
    dropped: list[str] = []

    def drop(route: Route) -> None:
        """Cut the line when it is sent for the first time, after it reached the service."""
        if route.request.method == "POST" and not dropped:
            dropped.append(route.request.url)
            route.fetch(max_redirects=0)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(f"**{address}", drop)
    with pytest.raises(Error, match=r"ERR_CONNECTION_RESET|interrupted|Timeout"):
        thread.press(page, "Send")
    assert dropped
    come_back(page, address)
    thread.expect_words(page, "Your interest has been sent")
    assert time.monotonic() - begun < THREE_MINUTES
    browser.check_page(page)
    page.goto("/applications")
    assert page.get_by_text("Interest sent").count() == 1
    browser.check_page(page)


def test_interest_is_sent_without_scripts_and_every_page_of_it_is_accessible(
    open_page: Callable[..., Page], service: live.Copy
) -> None:
    page = open_page(width=NARROW, scripts=False)
    opened(page)
    browser.check_page(page)
    thread.press(page, "Send")
    assert page.title().startswith("Error: ")
    browser.check_page(page)
    answer(page)
    thread.press(page, "Send")
    thread.expect_words(page, "Your interest has been sent")
    browser.check_page(page)
    assert "We have told the employer that you are interested" in thread.letters_to(
        service, thread.CANDIDATE
    )
    page.get_by_role("link", name="Answer equality questions").click()
    browser.check_page(page)
    page.get_by_role("link", name="Answer none").click()
    browser.check_page(page)
    page.get_by_role("link", name="I have lived in a home of this employer").click()
    browser.check_page(page)


def test_interest_is_sent_by_keyboard_alone(open_page: Callable[..., Page]) -> None:
    page = open_page(width=NARROW)
    opened(page)
    browser.press_until(page, "Tab", page.locator("main [name=telephone]"))
    page.keyboard.press("Control+A")
    page.keyboard.type("07700 900123")
    for name in ("right_to_work", "starts", "patterns"):
        field = page.locator(f"main [name={name}]").first
        browser.press_until(page, "Tab", field)
        page.keyboard.press("Space")
    browser.press_until(page, "Tab", page.locator("main [name=words]"))
    page.keyboard.type(WORDS)
    browser.press_until(page, "Tab", page.get_by_role("button", name="Send"))
    page.keyboard.press("Enter")
    thread.expect_words(page, "Your interest has been sent")


def test_interest_is_sent_in_welsh(open_page: Callable[..., Page]) -> None:
    page = open_page(width=NARROW)
    address = opened(page)
    page.goto(f"{address}?lang=cy")
    assert page.locator("html").get_attribute("lang") == "cy"
    thread.expect_words(page, "Pa oriau sy’n eich siwtio?")
    answer(page)
    page.get_by_role("button", name="Anfon", exact=True).click()
    thread.expect_words(page, "Mae eich diddordeb wedi’i anfon")
    browser.check_page(page)
    for help_page in ("/help/will-my-record-stop-me", "/help/who-can-be-a-referee"):
        page.goto(f"{help_page}?lang=cy")
        browser.check_page(page)
