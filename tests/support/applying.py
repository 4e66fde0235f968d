"""The whole form, walked in a browser in whatever language: every section, and sending it.

Fields are found by their names and sections by where they lead, so that the same steps fill it in
in English and in Welsh, with a mouse and by keyboard alone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.support import hand, keyboard

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


@dataclass(frozen=True, slots=True)
class Hands:
    """How somebody follows a link or presses a button, and fills in fields by their names."""

    tread: Callable[[Page, Locator], None]
    fill: Callable[[Page, dict[str, str]], None]


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


MOUSE = Hands(hand.tread, fill)
KEYS = Hands(keyboard.tread, keyboard.fill)


def save(page: Page, hands: Hands = MOUSE) -> None:
    """Press the button of the page's form."""
    hands.tread(page, page.locator(SEND).last)


def begin(page: Page, hands: Hands = MOUSE) -> None:
    """Begin afresh, also where earlier answers are offered."""
    if page.locator("main [name=again]").count():
        hands.fill(page, {"again": "no"})
    save(page, hands)


def open_section(page: Page, section: str, hands: Hands = MOUSE) -> None:
    """Follow the list of sections to one of them."""
    hands.tread(page, page.locator(f"main a[href$='/form/{section}']").first)


def month(name: str, number: int, year: int) -> dict[str, str]:
    """A month, its day left empty."""
    return {f"{name}-month": str(number), f"{name}-year": str(year)}


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who writes a form, looked at on each page."""

    page: Page
    look: Look
    hands: Hands = MOUSE

    def open(self, section: str) -> None:
        """Come to a section from the list of all."""
        open_section(self.page, section, self.hands)

    def answer(self, values: dict[str, str]) -> None:
        """Look at the page, fill it in and save it."""
        self.look(self.page)
        if values:
            self.hands.fill(self.page, values)
        save(self.page, self.hands)

    def add(self, values: dict[str, str]) -> None:
        """Add one thing to the section that the page lists."""
        self.hands.tread(self.page, self.page.locator("main a[href$='/add']").first)
        self.answer(values)

    def finish(self) -> None:
        """Say that the section lists all there is."""
        self.answer({"finished": "yes"})

    def history(self) -> None:
        """Two jobs with a gap between them, which is explained where it stands."""
        self.open("history")
        self.answer({"start": "left-education", **month("starts_on", 7, 2018)})
        job = {"kind": "work", "role_title": "Assistant", "reason_given": "It closed"}
        shop = {**month("from_on", 7, 2018), **month("until_on", 3, 2022)}
        self.add({**job, "employer": "Corner Shop", **shop})
        self.add({**job, "employer": "Northfield Youth Club", **month("from_on", 9, 2022)})
        self.look(self.page)
        gap = self.page.locator("main a[href*='/history/time?']").first
        self.hands.tread(self.page, gap)
        self.answer({"explanation": "I looked after my grandfather."})
        self.finish()

    def about(self) -> None:
        """Details, the right to work, and education."""
        details = {"full_name": "Amara Okafor", "telephone": "07700 900123", "driving": "yes"}
        self.open("details")
        if self.page.locator("main [name=welsh]").count():
            details["welsh"] = "some"
        self.answer(details)
        self.open("right-to-work")
        self.answer({"right_to_work": "yes"})
        self.open("education")
        self.add({"what": "GCSEs", "place": "Eastfield College"})
        self.finish()

    def rest(self, words: str) -> None:
        """Time abroad, referees, the statement, files, declarations, and what would help."""
        self.open("overseas")
        self.finish()
        self.open("referees")
        for referee in REFEREES:
            self.add(referee)
        self.finish()
        self.open("statement")
        self.answer({"statement": words, "finished": "yes"})
        self.open("papers")
        self.answer({})
        self.open("declarations")
        self.answer({"related": "no", "understood": ""})
        self.open("adjustments")
        self.answer({})


def answer_form(page: Page, look: Look, words: str = WORDS, hands: Hands = MOUSE) -> None:
    """Fill in every section from the list of all, each by its own button."""
    look(page)
    writer = Writer(page, look, hands)
    writer.about()
    writer.history()
    writer.rest(words)
    look(page)


def send(page: Page, look: Look, words: str = WORDS, hands: Hands = MOUSE) -> None:
    """Read everything once more, confirm both things, and send."""
    open_section(page, "check", hands)
    assert words in page.locator("main").inner_text()
    Writer(page, look, hands).answer({"is_true": "", "understands": ""})
    assert re.search(r"/applications/[a-z0-9]{16}(/sent)?$", page.url), page.url
    look(page)
