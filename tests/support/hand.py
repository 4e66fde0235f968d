"""What a hand does on a page: press, follow, type, and read what it says."""

from datetime import date

from playwright.sync_api import Locator, Page

from workforce.core import clock


def tread(page: Page, element: Locator) -> None:
    """Click what leads to another page, and wait until that page stands."""
    # A click alone returns while the old page may still be there, loaded and pressed upon.
    with page.expect_navigation():
        element.click()


def one_click(page: Page, person: str) -> None:
    """Sign in as one of the demo people by the button that bears their description."""
    tread(page, page.get_by_role("button", name=person))


def go(page: Page, text: str, menu: str = "Main menu") -> None:
    """Follow a link of the main menu, which is folded up in a narrow window with scripts."""
    button = page.get_by_role("button", name="Menu", exact=True)
    if button.is_visible() and button.get_attribute("aria-expanded") == "false":
        button.click()
    links = page.get_by_role("navigation", name=menu)
    tread(page, links.get_by_role("link", name=text, exact=True))


def press(page: Page, text: str) -> None:
    """Press a button, or a link that looks like one."""
    tread(page, page.get_by_role("button", name=text))


def follow(page: Page, text: str) -> None:
    """Follow the first link of the page's main part that bears these words alone."""
    tread(page, page.locator("main").get_by_role("link", name=text, exact=True).first)


def expect_words(page: Page, words: str) -> None:
    """Fail unless the page's main part says this."""
    said = page.locator("main").inner_text()
    assert words in said, f"{page.url} does not say {words!r} but:\n{said[:2000]}"


def type_today(page: Page, name: str) -> None:
    """Type today's date into a field of three parts."""
    type_day(page, name, clock.today())


def type_day(page: Page, name: str, day: date) -> None:
    """Type a date into a field of three parts."""
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.locator(f"[name={name}-{part}]").fill(str(value))
