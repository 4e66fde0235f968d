"""Completing somebody's check list in a browser: each row on the page that it has of its own."""

from datetime import date

from playwright.sync_api import Page, expect

from tests.support.hand import follow, press, tread, type_day, type_today
from tests.support.watch import Watch
from workforce.core import clock

RECORD = "Record what you have seen"
VERIFY = "It is right: verify"
BEGINS = "Say when it begins : The history begins with"
NOT_ABROAD = "There was no time abroad"
REFERENCES = {
    "most recent employer": "From the most recent employer, or in its place",
    "Second": "The second reference",
}


def see_every_check(page: Page, watch: Watch, who: str) -> int:
    """From a check list: record every row as seen; returns how many there are."""
    start, seen = page.url, 0
    while (link := page.locator("main a", has_text=RECORD)).count():
        title = link.first.inner_text()
        tread(page, link.first)
        watch(page, who)
        _record(page, watch, who, title)
        assert not page.title().startswith("Error: "), page.locator("main").inner_text()
        page.goto(start)
        expect(page.locator("main a", has_text=title)).to_have_count(0)
        seen += 1
    return seen


def verify_every_check(page: Page, watch: Watch, who: str) -> int:
    """From a check list: verify every row that was seen; returns how many there are."""
    verified = 0
    while (link := page.locator("main a", has_text="Verify")).count():
        tread(page, link.first)
        watch(page, who)
        press(page, VERIFY)
        assert not page.title().startswith("Error: "), page.locator("main").inner_text()
        watch(page, who)
        verified += 1
    return verified


def _record(page: Page, watch: Watch, who: str, title: str) -> None:
    if page.url.endswith("/right-to-work"):
        _right_to_work(page)
    elif page.url.endswith("/history"):
        history(page, watch, who, date(clock.today().year - 2, 9, 1))
    elif "/history/gaps" in page.url:
        judge_gap(page)
    elif page.url.endswith("/references"):
        slot = next(name for part, name in REFERENCES.items() if part in title)
        reference(page, watch, who, slot)
    else:
        evidence(page)


def evidence(page: Page) -> None:
    """What was seen of a row; of a certificate also what it must be."""
    page.get_by_label("I have seen the original").check()
    type_today(page, "dated_on")
    if page.locator("[name=certificate_level]").count():
        page.get_by_label("Certificate number").fill("001234567890")
        page.locator("[name=certificate_level][value=enhanced]").check()
        page.locator("[name=certificate_workforce][value=children]").check()
        page.get_by_label("barred list was checked").check()
    press(page, "Record")


def _right_to_work(page: Page) -> None:
    page.locator("[name=method][value=document]").check()
    type_today(page, "checked_on")
    page.locator("[name=result][value=unlimited]").check()
    page.get_by_label("We keep it on our own file").check()
    press(page, "Add to the log")


def history(page: Page, watch: Watch, who: str, starts_on: date) -> None:
    """A history as the candidate gave it, or one that begins on a day with education that goes on.

    Nobody was abroad.
    """
    if page.get_by_role("link", name=BEGINS, exact=True).count():
        _begin_history(page, watch, who, starts_on)
    follow(page, "Time abroad")
    watch(page, who)
    if page.get_by_role("button", name=NOT_ABROAD).count():
        press(page, NOT_ABROAD)
    tread(page, page.locator(".govuk-back-link"))
    press(page, "The history is complete")
    watch(page, who)


def _begin_history(page: Page, watch: Watch, who: str, starts_on: date) -> None:
    follow(page, BEGINS)
    watch(page, who)
    page.locator("[name=start]").first.check()
    type_day(page, "starts_on", starts_on)
    press(page, "Save")
    watch(page, who)
    press(page, "Add to the history")
    watch(page, who)
    page.locator("[name=kind][value=education]").check()
    type_day(page, "from_on", starts_on)
    press(page, "Add")


def judge_gap(page: Page) -> None:
    """Be satisfied with what the candidate wrote of a gap when they applied."""
    assert page.locator("[name=explanation]").input_value()
    page.locator("[name=judgement][value=yes]").check()
    press(page, "Record")


def reference(page: Page, watch: Watch, who: str, slot: str) -> None:
    """A reference that was asked for, came, and was proved by a call."""
    press(page, "Add a reference")
    watch(page, who)
    page.get_by_label(slot, exact=True).check()
    page.get_by_label("Name of the referee").fill(f"Rowan {slot.split()[1]}")
    page.get_by_label("How they know the person").fill("Line manager")
    type_today(page, "asked_on")
    press(page, "Save")
    watch(page, who)
    tread(page, page.locator("main a", has_text="The reference has come"))
    watch(page, who)
    type_today(page, "received_on")
    page.get_by_label("No", exact=True).check()
    press(page, "Record")
    tread(page, page.locator("main a", has_text="Record the call"))
    watch(page, who)
    page.get_by_label("Whom you spoke with").fill("Rowan Referee")
    type_today(page, "rung_on")
    page.get_by_label("How you found the number").fill("On their website")
    page.get_by_label("The number did not come from the person").check()
    page.get_by_label("What they confirmed").fill("They wrote it")
    press(page, "Record the call")
    watch(page, who)
