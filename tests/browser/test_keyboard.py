"""The keyboard alone: it reaches everything, in order and in sight, and finds and applies."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.support import applying, browser, keyboard, live, thread
from tests.support.browser import assert_focused, press_until

pytestmark = pytest.mark.usefixtures("plain_jobs")

SEARCHED = "/jobs?q=support+worker&location=LS1&radius=20"
JOB = ".app-job__title a"
TABLE = "main table a"
# Who begins where, and what they follow from there.
TRAILS = {
    "front page": ("", "/", ()),
    "jobs": ("", SEARCHED, ()),
    "a job": ("", SEARCHED, (JOB,)),
    "sign in": ("", "/sign-in", ()),
    "registration": ("", "/register", ()),
    "applying": ("candidate", SEARCHED, (JOB, "text=Apply for this job")),
    "an applicant": ("recruiter", "/vacancies", (TABLE, "text=Applicants", TABLE)),
    "posting a job": ("recruiter", "/vacancies/new", ()),
    "checks": ("manager", "/appointments?state=checking", (TABLE,)),
    "evidence": ("manager", "/appointments?state=checking", (TABLE, "main a >> text=Record")),
    "people": ("manager", "/people", (TABLE,)),
    "training matrix": ("manager", "/training-records", (TABLE,)),
    "shortfalls": ("analyst", "/sector/shortfalls", ()),
}
# Where a narrow window folds the menu, the filters or a table.
FOLDED = ("jobs", "an applicant", "training matrix")
SKIPPED = ("front page", "a job", "checks")


def followed(page: Page, trail: str) -> Page:
    """Bring somebody to a page of the thread."""
    who, start, links = TRAILS[trail]
    if who:
        browser.sign_in(page, who)
    page.goto(start)
    for link in links:
        thread.tread(page, page.locator(link).first)
    return page


@pytest.mark.parametrize(
    "trail, width",
    [*((trail, browser.WIDE) for trail in TRAILS), *((trail, browser.NARROW) for trail in FOLDED)],
)
def test_tab_reaches_everything_in_order_and_in_sight(
    trail: str, width: int, open_page: Callable[..., Page]
) -> None:
    walked = keyboard.stops(followed(open_page(width=width), trail))
    assert walked.missed == []
    assert walked.is_in_order
    assert walked.unseen == []


@pytest.mark.parametrize("trail", SKIPPED)
@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_tab_offers_to_skip_to_the_content(
    trail: str, *, scripts: bool, open_page: Callable[..., Page]
) -> None:
    page = followed(open_page(scripts=scripts), trail)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    assert_focused(skip)
    box = skip.bounding_box()
    assert box is not None
    assert box["height"] > 20
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, [aria-label=Back]') !== null")


def test_a_job_is_found_and_applied_for_with_the_keyboard_alone(
    page: Page, service: live.Copy
) -> None:
    page.goto("/jobs")
    typed(page, "Words", "support worker")
    typed(page, "Place", "LS1")
    typed(page, "How far away", "Within 20")
    keyboard.tread(page, page.get_by_role("button", name="Search"))
    assert "within 20 miles of LS1" in page.locator("#results").inner_text()
    keyboard.tread(page, page.locator(JOB).nth(1))
    keyboard.tread(page, page.get_by_role("button", name="Apply for this job"))
    keyboard.tread(page, page.get_by_role("button", name="A candidate who looks for a job"))
    applying.begin(page, applying.KEYS)
    applying.answer_form(page, lambda _page: None, hands=applying.KEYS)
    applying.send(page, lambda _page: None, hands=applying.KEYS)
    thread.expect_words(page, "Your application has been sent")
    assert page.locator("h1").inner_text() == "Your application has been sent"
    assert "We have your application" in thread.letters_to(service, thread.CANDIDATE)


def typed(page: Page, label: str, text: str) -> None:
    """Come to a field with Tab and type into it."""
    press_until(page, "Tab", page.get_by_label(label))
    page.keyboard.type(text)


def test_a_folded_menu_opens_and_closes_by_keyboard(open_page: Callable[..., Page]) -> None:
    page = open_page(width=browser.NARROW)
    page.goto("/")
    button = page.get_by_role("button", name="Menu", exact=True)
    press_until(page, "Tab", button)
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert_focused(page.get_by_role("link", name="Find a job").first)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert button.get_attribute("aria-expanded") == "false"
