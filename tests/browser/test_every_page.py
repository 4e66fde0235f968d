"""Every page that a demo person can reach by links, in a window as narrow as a phone's."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Error, Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from tests.support import browser
from workforce.accounts.presenters import DEMO_PEOPLE

NOBODY = ""
MORE = ("owner", "responsible")
FILES = ("/static/", ".csv", ".xml", ".txt", ".atom", ".json", "/download", "/health/")
HREFS = "links => links.map(link => link.href)"


@pytest.fixture(scope="module")
def doors(shared_app: Flask) -> MapAdapter:
    return shared_app.url_map.bind("localhost")


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Doors that somebody was already led through: one look at each is enough."""
    return set()


def pages_from(page: Page, doors: MapAdapter, known: set[str]) -> Iterator[str]:
    """Open one page of every door that links lead to, beginning at the front page."""
    waiting = ["/"]
    while waiting:
        address = waiting.pop(0)
        if is_open(page, address):
            yield address
            waiting += new_paths(page, doors, known)


def is_open(page: Page, address: str) -> bool:
    """Whether the address gave a page and not a file."""
    try:
        answer = page.goto(address)
    except Error as wrong:
        if "Download is starting" in wrong.message:
            return False
        raise
    assert answer is not None
    assert answer.status < 400, f"A link led to {address}, which answered {answer.status}"
    return answer.headers["content-type"].startswith("text/html")


def new_paths(page: Page, doors: MapAdapter, known: set[str]) -> list[str]:
    """A path for each door behind this page's links that nobody has been through."""
    here, found = urlsplit(page.url).netloc, []
    for href in page.locator("a[href]").evaluate_all(HREFS):
        link = urlsplit(href)
        if link.netloc != here or any(part in link.path for part in FILES):
            continue
        try:
            door = str(doors.match(link.path)[0])
        except HTTPException:
            door = link.path
        if door not in known:
            known.add(door)
            found.append(link.path)
    return found


def problem(page: Page) -> str:
    """What is wrong with the page in front of the person, so that one page hides no other."""
    try:
        browser.check_page(page)
    except AssertionError as wrong:
        return str(wrong)
    return ""


@pytest.mark.parametrize("who", [NOBODY, *DEMO_PEOPLE, *MORE])
def test_every_page_behind_links_is_accessible_and_fits(
    who: str, open_page: Callable[..., Page], doors: MapAdapter, known: set[str]
) -> None:
    page = open_page(width=browser.NARROW)
    if who:
        browser.sign_in(page, who)
    wrong = [told for _ in pages_from(page, doors, known) if (told := problem(page))]
    assert not wrong, "\n".join(wrong)


def test_a_page_that_is_not_there_says_so_accessibly(page: Page) -> None:
    answer = page.goto("/no/such/page")
    assert answer is not None
    assert answer.status == 404
    browser.check_page(page)


def test_help_for_a_child_is_two_clicks_from_anywhere_without_signing_in(page: Page) -> None:
    for start in ("/", "/jobs", "/sign-in", "/shortfalls", "/no/such/page"):
        page.goto(start)
        page.get_by_role("link", name="Worried about a child?").click()
        page.wait_for_url("**/concern")
        assert "999" in page.locator("main").inner_text()


def test_a_table_wider_than_the_window_shows_that_there_is_more(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(width=browser.NARROW, scripts=False)
    page.goto("/shortfalls")
    table = page.locator(".app-scroll").first
    wide, seen = table.evaluate("element => [element.scrollWidth, element.clientWidth]")
    assert wide > seen
    edge = table.evaluate("element => getComputedStyle(element).backgroundAttachment")
    assert edge == "local, scroll"
