"""A candidate on a phone with a bad line: nothing that was typed or saved is ever lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, Route

from tests.support import applying, browser, live, thread
from tests.support.browser import NARROW
from tests.support.watch import Watch

pytestmark = pytest.mark.usefixtures("plain_jobs")

SEARCHED = "/jobs?q=support+worker&location=LS1&radius=20"
SLOW = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 20_000,
}


def begun(page: Page, job: int) -> str:
    """Begin an application for a job of the search; where its form stands."""
    browser.sign_in(page, "candidate")
    page.goto(SEARCHED)
    thread.tread(page, page.locator(".app-job__title a").nth(job))
    thread.press(page, "Apply for this job")
    if page.get_by_role("button", name="Begin").count():
        applying.begin(page)
    assert re.search(r"/applications/[a-z0-9]{16}/form$", page.url), page.url
    return page.url


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_whole_form_is_written_and_sent_on_a_phone(
    scripts: bool,  # noqa: FBT001 - a parameter of pytest
    open_page: Callable[..., Page],
    service: live.Copy,
) -> None:
    page, watch = open_page(width=NARROW, scripts=scripts), Watch()
    begun(page, 0 if scripts else 1)
    applying.answer_form(page, watch.look)
    applying.send(page, watch.look)
    assert "We have your application" in thread.letters_to(service, thread.CANDIDATE)


def test_a_line_that_drops_while_a_page_is_sent_loses_nothing(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(width=NARROW)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    form = begun(page, 2)
    applying.open_section(page, "statement")
    applying.fill(page, {"statement": applying.WORDS, "finished": "yes"})
    dropped: list[str] = []

    def drop(route: Route) -> None:
        """Cut the line the first time that something is sent."""
        if route.request.method == "POST" and not dropped:
            dropped.append(route.request.url)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/form/statement", drop)
    with pytest.raises(Error, match=r"ERR_CONNECTION_RESET|interrupted|Timeout"):
        applying.save(page)
    assert dropped
    page.wait_for_timeout(1_000)
    # The line is back: loading the page again sends what was typed once more.
    page.reload()
    page.goto(form)
    applying.open_section(page, "statement")
    assert page.locator("main [name=statement]").input_value() == applying.WORDS


def test_a_sign_in_that_ended_meanwhile_brings_back_what_was_typed(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(width=NARROW, scripts=False)
    begun(page, 2)
    applying.open_section(page, "statement")
    applying.fill(page, {"statement": "I was a young carer.", "finished": "no"})
    page.context.clear_cookies()
    applying.save(page)
    assert "/sign-in" in page.url
    assert "carer" not in page.url
    thread.one_click(page, "A candidate who looks for a job")
    thread.expect_words(page, "Nothing is lost")
    browser.check_page(page)
    assert page.locator("main [name=statement]").input_value() == "I was a young carer."
    applying.save(page)
    applying.open_section(page, "statement")
    assert page.locator("main [name=statement]").input_value() == "I was a young carer."
