"""Chromium for journeys: where it is, how it starts, and what every page must keep."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
    # Nothing of a page may come from another machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
WIDE = 1280
NARROW = 375
HEIGHTS = {WIDE: 900, NARROW: 740}
DEMO_PASSWORD = "demo-password-only"
AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # Without this it writes down every element that is in order: most of its time.
    "resultTypes": ["violations"],
}
AXE = Axe()
JUDGE = "options => axe.run(document, options).then(found => found.violations)"


def chromium() -> str:
    """The path of the browser, or nothing."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None) or ""


def required() -> bool:
    """Whether a missing browser is a failure and not a reason to skip."""
    return os.environ.get("REQUIRE_BROWSER", "").lower() in {"1", "on", "true", "yes"}


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser for as long as the block lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def sign_in(page: Page, who: str, password: str = DEMO_PASSWORD) -> None:
    """Sign in as one of the demo people ("candidate") or with an address of your own."""
    page.goto("/sign-in")
    page.locator("input[name=email]").fill(who if "@" in who else f"{who}@demo.example.org")
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: not url.rstrip("/").endswith("/sign-in"))


def check_page(page: Page) -> None:
    """Fail unless the page in front of the person is accessible and fits its window."""
    page.wait_for_load_state()  # whoever clicked a link may still see it arrive
    assert_accessible(page)
    assert_fits(page)


def assert_accessible(page: Page) -> None:
    """Fail on any violation that axe finds, in a window without scripts too."""
    found = violations(page)
    told = [
        f"{rule['id']}: {rule['help']}\n    "
        + "\n    ".join(node["html"][:200] for node in rule["nodes"][:5])
        for rule in found
    ]
    assert not told, f"{page.url}\n" + "\n".join(told)


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds on the page, or on its twin where scripts are off: axe is a script itself."""
    if page.evaluate("matchMedia('(scripting: none)').matches"):
        return violations(twin_of(page))
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found: list[dict[str, Any]] = page.evaluate(JUDGE, AXE_OPTIONS)
    return found


def twin_of(page: Page) -> Page:
    """A page that shows what the person has in front of them, with its styles, scripts left out."""
    browser, size = page.context.browser, page.viewport_size
    assert browser is not None
    assert size is not None
    twin, html = spare_page(browser, size["width"], size["height"]), page.content()
    address = page.url.partition("#")[0]
    twin.route(address, lambda route: route.fulfill(body=html, content_type="text/html"), times=1)
    twin.goto(address)
    return twin


@cache
def spare_page(browser: Browser, width: int, height: int) -> Page:
    """A page for twins, that lives as long as the browser does and loads no script of a page."""
    twin = browser.new_context(viewport={"width": width, "height": height}).new_page()
    twin.route("**/*.js*", lambda route: route.abort())
    return twin


def assert_fits(page: Page) -> None:
    """Fail when the page must be pushed sideways to be read."""
    wide, window = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= window, f"{page.url} is {wide} pixels wide in a window of {window}"


def assert_focused(element: Locator) -> None:
    """Fail unless the keyboard is at this element."""
    expect(element).to_be_focused()


def press_until(page: Page, key: str, element: Locator, most: int = 80) -> None:
    """Press a key until an element has the focus, as a person without a mouse does."""
    for _ in range(most):
        page.keyboard.press(key)
        if element.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{most} times {key} did not reach {element}")
