"""The whole form, walked in a browser in whatever language: every section, and sending it.

Fields are found by their names and sections by where they lead, so that the same hands fill it in
in English and in Welsh.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tests.support.hand import tread

Look = Callable[[Page], None]
WORDS = "I have cared for my brothers since I was ten."
SEND = "main form button[type=submit]"
REFEREES = (
    {
        "kind": "employer",
        "name": "Rowan Pike",
        "organisation": "Northfield Youth Club",
        "relation": "My manager for two years",
        "email": "rowan@northfield.example.org",
        "most_recent": "",
    },
    {
        "kind": "youth-worker",
        "name": "Kit Lowe",
        "organisation": "Eastfield Youth Club",
        "relation": "My youth worker when I was at school",
        "email": "kit@eastfield.example.org",
    },
)


def save(page: Page) -> None:
    """Press the button of the page's form."""
    tread(page, page.locator(SEND).last)


def open_section(page: Page, section: str) -> None:
    """Follow the list of sections to one of them."""
    tread(page, page.locator(f"main a[href$='/form/{section}']").first)


def fill(page: Page, values: dict[str, str]) -> None:
    """Fill in fields by their names; an empty value ticks a box."""
    for name, value in values.items():
        field = page.locator(f"main [name={name}]")
        if field.first.get_attribute("type") == "radio":
            page.locator(f"main [name={name}][value={value}]").check()
        elif not value:
            field.check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def month(name: str, number: int, year: int) -> dict[str, str]:
    """A month, its day left empty."""
    return {f"{name}-month": str(number), f"{name}-year": str(year)}


def add(page: Page, values: dict[str, str], look: Look) -> None:
    """Add one thing to the section that the page lists."""
    tread(page, page.locator("main a[href$='/add']").first)
    look(page)
    fill(page, values)
    save(page)


def finish(page: Page, look: Look) -> None:
    """Say that the section lists all there is."""
    look(page)
    fill(page, {"finished": "yes"})
    save(page)


def answer_history(page: Page, look: Look) -> None:
    """Two jobs with a gap between them, which is explained where it stands."""
    open_section(page, "history")
    look(page)
    fill(page, {"start": "left-education", **month("starts_on", 7, 2018)})
    save(page)
    job = {"kind": "work", "role_title": "Assistant", "reason_given": "It closed"}
    shop = {**month("from_on", 7, 2018), **month("until_on", 3, 2022)}
    add(page, {**job, "employer": "Corner Shop", **shop}, look)
    add(page, {**job, "employer": "Northfield Youth Club", **month("from_on", 9, 2022)}, look)
    look(page)
    tread(page, page.locator("main a[href*='/history/time?']").first)
    look(page)
    fill(page, {"explanation": "I looked after my grandfather."})
    save(page)
    finish(page, look)


def answer_form(page: Page, look: Look, words: str = WORDS) -> None:
    """Fill in every section from the list of all, each by its own button."""
    look(page)
    open_section(page, "details")
    look(page)
    details = {"full_name": "Amara Okafor", "telephone": "07700 900123", "driving": "yes"}
    if page.locator("main [name=welsh]").count():
        details["welsh"] = "some"
    fill(page, details)
    save(page)
    open_section(page, "right-to-work")
    look(page)
    fill(page, {"right_to_work": "yes"})
    save(page)
    open_section(page, "education")
    add(page, {"what": "GCSEs", "place": "Eastfield College"}, look)
    finish(page, look)
    answer_history(page, look)
    open_section(page, "overseas")
    finish(page, look)
    open_section(page, "referees")
    for referee in REFEREES:
        add(page, referee, look)
    finish(page, look)
    open_section(page, "statement")
    look(page)
    fill(page, {"statement": words, "finished": "yes"})
    save(page)
    answer_beside(page, look)


def answer_beside(page: Page, look: Look) -> None:
    """The last sections: files, declarations and what would help."""
    open_section(page, "papers")
    look(page)
    save(page)
    open_section(page, "declarations")
    look(page)
    fill(page, {"related": "no", "understood": ""})
    save(page)
    open_section(page, "adjustments")
    look(page)
    save(page)
    look(page)


def send(page: Page, look: Look, words: str = WORDS) -> None:
    """Read everything once more, confirm both things, and send."""
    open_section(page, "check")
    assert words in page.locator("main").inner_text()
    look(page)
    fill(page, {"is_true": "", "understands": ""})
    save(page)
    assert re.search(r"/applications/[a-z0-9]{16}(/sent)?$", page.url), page.url
    look(page)
