"""The real register in a database of its own, outside demo mode: nothing is reported, and said so.

Give the workbook's path as REAL_REGISTER, or lay it in `shared/data` beside the repository.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support import browser, live, postgres, registers, thread
from workforce.core import clock

OF_THE_REGISTER = ("Share of places whose home reported",)
NOT_REPORTED = "Not reported"


@pytest.fixture(scope="module")
def workbook() -> Path:
    return registers.real_workbook()


def settings(folder: Path) -> dict[str, str]:
    """A copy outside demo mode, with everything at its own default that may be."""
    url = ""
    if os.environ.get("TEST_DATABASE") == "postgresql":
        url = postgres.ensure_server().create("real_register")
    return {**live.settings(folder, url), "DEMO": "off", "RATE_LIMITS": "on"}


@pytest.fixture(scope="module")
def released(workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[live.Copy]:
    """A running copy with the real register, a snapshot of last month's end and its release."""
    folder = tmp_path_factory.mktemp("real")
    environment = settings(folder)
    last = clock.today().replace(day=1) - timedelta(days=1)
    for command in (
        ("prepare",),
        ("register", "import", str(workbook)),
        ("staffing", "snapshot", "--day", last.isoformat()),
        ("staffing", "release", "--month", f"{last:%Y-%m}"),
    ):
        live.flask(environment, *command)
    with live.serving(folder, environment) as copy:
        yield copy


@pytest.fixture
def window(browser_instance: Browser, released: live.Copy) -> Iterator[Page]:
    """A narrow window without scripts."""
    context = browser_instance.new_context(
        base_url=released.url,
        java_script_enabled=False,
        viewport={"width": browser.NARROW, "height": browser.HEIGHTS[browser.NARROW]},
    )
    yield context.new_page()
    context.close()


def test_every_staffing_figure_of_the_real_register_is_not_reported(window: Page) -> None:
    window.goto("/shortfalls")
    browser.check_page(window)
    thread.expect_words(window, "No home has reported its staffing yet")
    regions = thread.rows(window)
    assert len(regions) == 11
    for region in regions:
        name = region.pop("Region")
        # The file is Ofsted's: of Wales not even homes and places are known.
        known = {NOT_REPORTED} if name == "Wales" else {"0.0%", "Not applicable"}
        for column in OF_THE_REGISTER:
            assert region.pop(column) in known, name
        assert set(region.values()) == {NOT_REPORTED}, name


def test_each_region_tells_its_homes_and_places_and_no_staffing(window: Page) -> None:
    window.goto("/shortfalls/yorkshire-and-the-humber")
    browser.check_page(window)
    facts = dict(
        zip(
            window.locator("main dt").all_inner_texts(),
            window.locator("main dd").all_inner_texts(),
            strict=True,
        )
    )
    assert int(facts.pop("Homes on the register").replace(",", "")) > 100
    assert int(facts.pop("Places on the register").replace(",", "")) > 500
    assert facts.pop("Homes that reported") == "0"
    facts.pop("Share of places whose home reported")
    assert set(facts.values()) == {NOT_REPORTED}


def test_the_file_holds_symbols_where_nothing_was_reported(
    window: Page, released: live.Copy
) -> None:
    window.goto("/shortfalls/data/")
    name = window.locator("main a[href$='.csv']").first.get_attribute("href")
    text = window.request.get(f"{released.url}{name}").text()
    assert "invented" not in f"{name} {text}"
    head, *lines = [line.split(",") for line in text.splitlines()]
    at = head.index("in_post_fte")
    assert {line[at] for line in lines} == {"x"}


def test_nothing_invented_is_offered_outside_demo_mode(window: Page) -> None:
    window.goto("/sign-in")
    assert window.locator("form[action*='/sign-in/demo/']").count() == 0
    assert "Demo" not in window.locator("body").inner_text()
