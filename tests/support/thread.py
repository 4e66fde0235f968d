"""The thread, walked in a browser: each function is one person's part, on a page of theirs.

Search, apply, choose, check, start, train; afterwards the night's figures. Every page on the way
is looked at once for each shape it takes.
"""

import email
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from email import policy

from playwright.sync_api import Page

from tests.support import applying, browser, checking, live
from tests.support.hand import expect_words, follow, go, one_click, press, tread, type_today
from tests.support.watch import Watch
from workforce.core import clock

CANDIDATE, CANDIDATE_NAME = "candidate@demo.example.org", "Amara Okafor"
REGION = "Yorkshire and The Humber"
TABLE = """table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText.trim()))"""
FTE_COLUMNS = FUNDED, IN_POST, VACANT = (
    "Funded posts (full-time hours)",
    "People in post (full-time hours)",
    "Vacant posts (full-time hours)",
)
OpenPage = Callable[[], Page]
TOPIC = "Fire safety"
Rows = list[dict[str, str]]
Figures = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Walked:
    """What was read on the pages along the thread."""

    fte: Decimal
    seen_count: int
    verified_count: int
    training: tuple[str, str]
    before: Figures
    after: Figures
    printed: str

    def moved(self, region: str) -> dict[str, Decimal]:
        """By how much each figure in full-time hours of a region moved over the night."""
        old, new = self.before[region], self.after[region]
        return {name: Decimal(new[name]) - Decimal(old[name]) for name in FTE_COLUMNS}

    def elsewhere(self) -> list[str]:
        """Other regions whose figures in full-time hours are not what they were."""
        return [
            region
            for region, old in self.before.items()
            if region != REGION
            and not region.startswith("England")
            and any(old[name] != self.after[region][name] for name in FTE_COLUMNS)
        ]


def walk(open_page: OpenPage, service: live.Copy, watch: Watch) -> Walked:
    """Walk the whole thread, with a window for each person."""
    candidate, recruiter, manager, analyst = (open_page() for _ in range(4))
    before = figures(analyst, watch)
    search(candidate, watch)
    apply(candidate, watch)
    choose(recruiter, watch)
    seen = see_every_check(manager, watch)
    verified = verify_every_check(open_page(), watch)
    start(recruiter, watch)
    fte = find_in_post(manager, watch)
    training = record_training(manager, watch, TOPIC)
    printed = service.flask("jobs", "run", "nightly-shortfall", "--day", str(clock.today()))
    after = figures(analyst, watch)
    return Walked(fte, seen, verified, training, before, after, printed)


def look_again(open_page: OpenPage, watch: Watch) -> None:
    """Open one page of each kind once more, in another kind of window: it answers and fits.

    Axe judges the same pages without scripts in the journey on a phone. What was written before it
    was sent cannot be opened any more, and says so.
    """
    windows: dict[str, Page] = {}
    for who, address in watch.addresses.values():
        if who not in windows:
            windows[who] = open_page()
            if who:
                browser.sign_in(windows[who], who)
        answer = windows[who].goto(address)
        assert answer is not None
        assert answer.status < 500, address
        browser.assert_fits(windows[who])


def search(page: Page, watch: Watch) -> None:
    """Look for "support worker" within 20 miles of LS1, from the front page."""
    page.goto("/")
    watch(page, "")
    go(page, "Find a job")
    watch(page, "")
    page.get_by_label("Words").fill("support worker")
    page.get_by_label("Place").fill("LS1")
    page.get_by_label("How far away").select_option("20")
    press(page, "Search")
    assert "within 20 miles of LS1" in page.locator("#results").inner_text()
    watch(page, "")


def apply(page: Page, watch: Watch) -> None:
    """Open the first job found, sign in on the way, answer, read once more and send."""
    tread(page, page.locator(".app-job__title a").first)
    expect_words(page, "Leeds")
    watch(page, "")
    press(page, "Apply for this job")
    watch(page, "")
    one_click(page, "A candidate who looks for a job")
    watch(page, "candidate")
    applying.begin(page)

    def look(page: Page) -> None:
        watch(page, "candidate")

    applying.open_section(page, "right-to-work")
    press(page, "Save and continue")
    assert page.title().startswith("Error: ")
    look(page)
    page.go_back()
    page.go_back()
    applying.answer_form(page, look)
    applying.send(page, look)
    expect_words(page, "Your application has been sent")
    watch(page, "candidate")
    go(page, "My applications")
    watch(page, "candidate")


def choose(page: Page, watch: Watch) -> None:
    """Shortlist the candidate, invite them and offer the job; starting is refused."""
    page.goto("/sign-in")
    one_click(page, "A recruiter of a provider")
    watch(page, "recruiter")
    go(page, "Vacancies")
    watch(page, "recruiter")
    follow(page, "Residential support worker")
    watch(page, "recruiter")
    follow(page, "Applicants")
    watch(page, "recruiter")
    follow(page, CANDIDATE_NAME)
    watch(page, "recruiter")
    for step in (
        "Shortlist",
        "Invite to an interview",
        "Offer the job, subject to checks",
        "Make this offer",
    ):
        press(page, step)
        watch(page, "recruiter")
    press(page, "Mark as started")
    watch(page, "recruiter")
    start_today(page)
    assert page.title().startswith("Error: ")
    assert "Nobody starts" in page.locator(".govuk-error-summary").inner_text()
    watch(page, "recruiter")


def start_today(page: Page) -> None:
    """Say that the person has started today."""
    type_today(page, "started_on")
    press(page, "They have started")


def see_every_check(page: Page, watch: Watch) -> int:
    """As the home's manager, record every check as seen; returns how many there are."""
    page.goto("/sign-in")
    one_click(page, "A registered manager of a home")
    go(page, "Checks before starting")
    watch(page, "manager")
    follow(page, CANDIDATE_NAME)
    watch(page, "manager")
    return checking.see_every_check(page, watch, "manager")


def verify_every_check(page: Page, watch: Watch) -> int:
    """As the second person, verify everything that was seen; returns how many there are."""
    browser.sign_in(page, "responsible")
    go(page, "Checks before starting")
    watch(page, "responsible")
    follow(page, CANDIDATE_NAME)
    watch(page, "responsible")
    return checking.verify_every_check(page, watch, "responsible")


def start(page: Page, watch: Watch) -> None:
    """As the recruiter, mark the candidate as started, now that every check is verified."""
    page.goto(page.url)
    watch(page, "recruiter")
    start_today(page)
    expect_words(page, "They have started and are in post")
    watch(page, "recruiter")


def find_in_post(page: Page, watch: Watch) -> Decimal:
    """As the manager, find the newcomer among the home's people; returns their FTE."""
    go(page, "People")
    watch(page, "manager")
    tread(page, page.locator("main table a").first)
    watch(page, "manager")
    row = next(row for row in rows(page) if row["Name"] == CANDIDATE_NAME)
    follow(page, CANDIDATE_NAME)
    watch(page, "manager")
    return Decimal(row["FTE"])


def record_training(page: Page, watch: Watch, topic: str) -> tuple[str, str]:
    """As the manager, record training; returns the matrix's cell before and after."""
    before = in_matrix(page, watch, topic)
    follow(page, CANDIDATE_NAME)
    watch(page, "manager")
    press(page, "Record training")
    watch(page, "manager")
    page.get_by_label("Topic").select_option(label=topic)
    page.get_by_label("Title of the course").fill("A day of practice")
    type_today(page, "completed_on")
    page.locator("[name=delivery]").first.check()
    press(page, "Record training")
    expect_words(page, "Training recorded")
    watch(page, "manager")
    return before, in_matrix(page, watch, topic)


def in_matrix(page: Page, watch: Watch, topic: str) -> str:
    """What the matrix of the manager's home says of the newcomer and a topic."""
    go(page, "Training records")
    watch(page, "manager")
    tread(page, page.locator("main table a").first)
    watch(page, "manager")
    return next(row for row in rows(page) if row["Name"] == CANDIDATE_NAME)[topic]


def figures(page: Page, watch: Watch) -> Figures:
    """What the newest night says of each region, as the analyst reads it."""
    page.goto("/sign-in")
    if page.url.rstrip("/").endswith("/sign-in"):
        one_click(page, "An analyst of a sector body")
    page.goto("/sector/shortfalls")
    watch(page, "analyst")
    return {row["Region"]: row for row in rows(page)}


def rows(page: Page) -> Rows:
    """The rows of the page's first table, by the words over each column."""
    heads, *lines = page.locator("main table").first.evaluate(TABLE)
    return [dict(zip(heads, line, strict=True)) for line in lines]


def letters_to(service: live.Copy, address: str) -> dict[str, str]:
    """Every letter to an address by its subject, posted now if it was not yet."""
    service.flask("jobs", "run", "post-letters")
    found = {}
    for path in sorted((service.folder / "mail").glob("*.eml")):
        letter = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        if letter["To"] == address:
            found[str(letter["Subject"])] = letter.get_content()
    return found
