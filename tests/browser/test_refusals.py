"""What a person is told, and where the keyboard is, when an answer cannot be taken."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.support import applying, browser, thread
from tests.support.browser import assert_focused, press_until

pytestmark = pytest.mark.usefixtures("plain_jobs")

SEARCHED = "/jobs?q=support+worker&location=LS1&radius=20"
SUMMARY = ".govuk-error-summary"


def apply_page(page: Page) -> Page:
    """The empty page of a referee, in an application that is being written."""
    browser.sign_in(page, "candidate")
    page.goto(SEARCHED)
    thread.tread(page, page.locator(".app-job__title a").first)
    thread.press(page, "Apply for this job")
    if page.get_by_role("button", name="Begin").count():
        applying.begin(page)
    applying.open_section(page, "referees")
    thread.press(page, "Add a referee")
    return page


def refused_sign_in(page: Page) -> None:
    """Type a wrong password."""
    page.goto("/sign-in")
    page.get_by_label("Email address").fill("candidate@demo.example.org")
    page.locator("[name=password]").fill("not this one at all")
    thread.tread(page, page.get_by_role("button", name="Sign in", exact=True))


def test_empty_answers_bring_the_focus_to_the_summary(page: Page) -> None:
    thread.press(apply_page(page), "Save and continue")
    assert_focused(page.locator(SUMMARY))
    assert page.title().startswith("Error: ")
    browser.check_page(page)


def test_each_line_of_the_summary_leads_to_its_field(page: Page) -> None:
    thread.press(apply_page(page), "Save and continue")
    assert_focused(page.locator(SUMMARY))
    press_until(page, "Tab", page.locator(f"{SUMMARY} a").first, most=1)
    for number, name in enumerate(("kind", "name", "relation", "email")):
        page.locator(f"{SUMMARY} a").nth(number).focus()
        page.keyboard.press("Enter")
        assert_focused(page.locator(f"main [name={name}]").first)


def test_each_field_in_error_names_its_message(page: Page) -> None:
    thread.press(apply_page(page), "Save and continue")
    for name in ("name", "email"):
        field = page.locator(f"main [name={name}]")
        described = (field.get_attribute("aria-describedby") or "").split()
        assert any(page.locator(f"#{id_}.govuk-error-message").count() for id_ in described)


def test_what_was_typed_stays_when_something_else_is_missing(any_page: Page) -> None:
    apply_page(any_page)
    any_page.locator("main [name=relation]").fill("My team leader")
    thread.press(any_page, "Save and continue")
    assert any_page.locator("main [name=relation]").input_value() == "My team leader"


def test_a_wrong_password_brings_the_focus_to_the_summary(page: Page) -> None:
    refused_sign_in(page)
    assert_focused(page.locator(SUMMARY))
    assert page.title().startswith("Error: ")
    assert page.locator("[name=email]").input_value() == thread.CANDIDATE
    assert page.locator("[name=password]").input_value() == ""


def test_a_wrong_password_is_told_in_every_window(any_page: Page) -> None:
    refused_sign_in(any_page)
    assert any_page.title().startswith("Error: ")
    assert any_page.locator(f"{SUMMARY} li").count() == 1
    browser.check_page(any_page)


@pytest.mark.parametrize("asked", ["Nowhereton", "Newport"])
def test_a_place_that_is_unknown_or_not_sure_is_asked_for_again(
    asked: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(width=browser.NARROW)
    page.goto(f"/jobs?location={asked}")
    assert page.get_by_label("Place").input_value() == asked
    browser.check_page(page)
