"""A candidate who reads Welsh: search, job, application and letter in that language."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.support import applying, browser, live, thread
from tests.support.watch import Watch
from workforce.core.translation import welsh

pytestmark = pytest.mark.usefixtures("plain_jobs")


def cy(english: str) -> str:
    """The Welsh of a text; fails where there is none."""
    return welsh()[english][0]


def speaks_welsh(page: Page) -> None:
    """The page is Welsh and says so; one of each shape is accessible and fits a phone too."""
    assert page.locator("html").get_attribute("lang") == "cy"
    LOOKED(page, "")


def judge(page: Page) -> None:
    """The page is accessible and fits a window of either width."""
    browser.check_page(page)
    page.set_viewport_size({"width": browser.NARROW, "height": browser.HEIGHTS[browser.NARROW]})
    browser.assert_fits(page)
    page.set_viewport_size({"width": browser.WIDE, "height": browser.HEIGHTS[browser.WIDE]})


LOOKED = Watch(judge)


def test_a_candidate_searches_and_applies_in_welsh_and_is_written_to_in_welsh(
    page: Page, service: live.Copy
) -> None:
    page.goto("/")
    thread.tread(page, page.get_by_role("link", name="Cymraeg"))
    speaks_welsh(page)
    thread.go(page, cy("Find a job"), menu=cy("Main menu"))
    page.get_by_label(cy("Words")).fill("gweithiwr cymorth")
    page.get_by_label(cy("Place"), exact=True).fill("Caerdydd")
    thread.press(page, cy("Search"))
    speaks_welsh(page)
    assert page.locator("h1").inner_text() == cy("Find a job")
    thread.tread(page, page.locator(".app-job__title a").first)
    speaks_welsh(page)
    thread.press(page, cy("Apply for this job"))
    speaks_welsh(page)
    thread.tread(page, page.locator("form[action*='/sign-in/demo/candidate'] button"))
    assert page.locator("h1").inner_text() == cy("Apply for this job")
    speaks_welsh(page)
    answered(page)
    speaks_welsh(page)
    letters = thread.letters_to(service, thread.CANDIDATE)
    assert cy("We have your application") in letters
    kept(page)
    assert "https://" in letters[cy("We have your application")] or service.url in "".join(
        letters.values()
    )


def answered(page: Page) -> None:
    """Fill in the whole form and send it."""
    applying.begin(page)
    applying.answer_form(page, speaks_welsh, words="Rwy’n hoffi pobl.")
    applying.send(page, speaks_welsh, words="Rwy’n hoffi pobl.")
    thread.expect_words(page, cy("Your application has been sent"))


def kept(page: Page) -> None:
    """Read what was sent once more, from the list of all applications to the receipt."""
    mine = urlsplit(page.url).path.removesuffix("/sent")
    thread.go(page, cy("My applications"), menu=cy("Main menu"))
    speaks_welsh(page)
    thread.tread(page, page.locator(f"main a[href='{mine}']"))
    speaks_welsh(page)
    thread.follow(page, cy("Read what you sent"))
    thread.expect_words(page, "Rwy’n hoffi pobl.")
    speaks_welsh(page)
    with page.expect_download() as saved:
        page.locator("main a[href$='/pdf']").first.click()
    assert saved.value.suggested_filename.endswith(".pdf")


def test_the_language_is_remembered_from_page_to_page_without_scripts(any_page: Page) -> None:
    any_page.goto("/?lang=cy")
    for path in ("/jobs", "/sign-in", "/register", "/no/such/page", "/shortfalls"):
        any_page.goto(path)
        assert any_page.locator("html").get_attribute("lang") == "cy", path
    any_page.goto("/?lang=en")
    any_page.goto("/jobs")
    assert any_page.locator("html").get_attribute("lang") == "en"


def test_no_word_of_the_map_is_torn_apart_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(width=browser.NARROW)
    page.goto("/shortfalls?lang=cy")
    torn = page.locator(".app-tile__name").evaluate_all(
        """names => names.flatMap(name => {
            const text = name.firstChild
            return [...text.data.matchAll(/[\\p{L}’']+/gu)].filter(found => {
                const word = document.createRange()
                word.setStart(text, found.index)
                word.setEnd(text, found.index + found[0].length)
                return new Set([...word.getClientRects()].map(box => box.top)).size > 1
            }).map(found => found[0])
        })"""
    )
    assert not torn
