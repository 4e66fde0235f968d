"""Finding a job on a phone: the filters come first, and places are offered while one types."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support import browser

OPENS = ".app-filter__open"


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_button_of_the_filters_comes_first_and_opens_them(
    open_page: Callable[..., Page], *, scripts: bool
) -> None:
    page = open_page(width=browser.NARROW, scripts=scripts)
    page.goto("/jobs")
    opens, words = page.locator(OPENS), page.locator("#q")
    first, then = opens.bounding_box(), words.bounding_box()
    assert first is not None
    assert then is not None
    assert first["y"] + first["height"] <= then["y"]
    role = page.locator("#role-therapist")
    expect(role).to_be_hidden()
    opens.focus()
    page.keyboard.press("Enter")
    expect(role).to_be_visible()
    role.check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page).to_have_url(re.compile("role=therapist"))
    expect(page.locator(OPENS)).to_contain_text("1 chosen")
    page.locator(OPENS).click()
    page.locator(".app-filter__close").click()
    expect(page.locator("#role-therapist")).to_be_hidden()


def test_on_a_wide_screen_the_filters_stand_open_and_nothing_opens_them(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(width=browser.WIDE)
    page.goto("/jobs")
    expect(page.locator(OPENS)).to_be_hidden()
    expect(page.locator("#role-therapist")).to_be_visible()


def test_places_are_offered_while_one_types_and_the_one_chosen_is_searched(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(width=browser.NARROW)
    page.goto("/jobs")
    page.locator("#location").press_sequentially("leed")
    offered = page.locator("#location-offered option")
    expect(offered.first).to_have_attribute("value", "Leeds")
    page.locator("#location").fill("Leeds")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#results")).to_contain_text("in Leeds")
