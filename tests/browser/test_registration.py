"""Creating an account, from the empty form to the first sign-in, as a letter leads."""

import re

from playwright.sync_api import Page

from tests.support import browser, live, thread

ADDRESS, PASSWORD = "noor.hassan@example.org", "seven quiet otters swim"


def register(page: Page, address: str) -> None:
    """Ask for an account; the answer is the same for everybody."""
    page.goto("/register")
    page.get_by_label("First name").fill("Noor")
    page.get_by_label("Last name").fill("Hassan")
    page.get_by_label("Email address").fill(address)
    page.locator("[name=password]").fill(PASSWORD)
    thread.tread(page, page.locator("main").get_by_role("button", name="Create an account"))
    thread.expect_words(page, "We have sent you an email")


def test_an_account_is_made_confirmed_from_the_letter_and_used(
    page: Page, service: live.Copy
) -> None:
    register(page, ADDRESS)
    browser.check_page(page)
    letter = thread.letters_to(service, ADDRESS)["Confirm your email address"]
    page.goto(link_in(letter, service))
    browser.check_page(page)
    thread.tread(page, page.locator("main button").first)
    header = page.locator("header")
    assert "Noor Hassan" in header.inner_text()
    thread.tread(page, header.get_by_role("button", name="Sign out"))
    browser.sign_in(page, ADDRESS, PASSWORD)
    assert "Noor Hassan" in page.locator("header").inner_text()


def link_in(letter: str, service: live.Copy) -> str:
    """The one link that a letter holds."""
    found = re.findall(re.escape(service.url) + r"/\S+", letter)
    assert len(found) == 1, letter
    return str(found[0])


def test_a_link_that_was_used_says_what_to_do_now(page: Page, service: live.Copy) -> None:
    page.goto("/confirm-email/no-such-link")
    browser.check_page(page)
    thread.expect_words(page, "link")
    assert service.url in page.url


def test_an_address_that_is_known_is_told_to_nobody_but_its_owner(
    page: Page, service: live.Copy
) -> None:
    register(page, thread.CANDIDATE)
    assert len(thread.letters_to(service, thread.CANDIDATE)) == 1
