"""The evening of a registered manager, on a wide screen and on a phone without scripts."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import accounts, duties
from tests.factories import checks as make
from tests.factories.employment import make_post
from tests.factories.providers import make_home, make_member, make_organisation
from tests.support import checking, live, own
from tests.support.browser import NARROW, WIDE, assert_fits, check_page
from tests.support.hand import expect_words, follow, go, press, tread, type_day, type_today
from tests.support.watch import Watch
from workforce.checks import services as gate
from workforce.checks.models import Appointment
from workforce.checks.states import CheckKind
from workforce.core import clock
from workforce.providers.models import Home, Organisation
from workforce.providers.states import Role

OpenPage = Callable[..., Page]
LONG = "Featherstonehaugh-Cholmondeley-Marjoribanks-Wolfeschlegelsteinhausen"
MANAGER, SECOND = "evening.manager@example.org", "evening.second@example.org"
STAFF, NEWCOMER = "Ada Settled", f"Robin {LONG}"
OPEN = (CheckKind.CRIMINAL_RECORD, CheckKind.CHARACTER)
QUARTER = timedelta(days=90)


def two_homes() -> own.Names:
    """Two homes; one person in post for a quarter, one newcomer with two checks to do."""
    clock.set_today(clock.today() - QUARTER)
    try:
        provider = make_organisation(name="Lantern Care")
        home = make_home(provider, name="Bramble House")
        other = make_home(provider, name="Larch House")
        duties.make_policy(provider)
        make_post(home, fte="6")
        settled = make.make_appointment(
            home, complete=True, given_name="Ada", family_name="Settled"
        )
        gate.start(make.make_keeper(home), settled, started_on=clock.today())
    finally:
        clock.set_today(None)
    people(provider, home, other)
    newcomer = make.make_appointment(home, given_name="Robin", family_name=LONG)
    settle(newcomer)
    return {"home": home.public_id, "newcomer": newcomer.public_id}


def people(provider: Organisation, *homes: Home) -> None:
    """A registered manager of all homes, and a responsible individual."""
    for email, role in ((MANAGER, Role.REGISTERED_MANAGER), (SECOND, Role.RESPONSIBLE_INDIVIDUAL)):
        person = accounts.make_person(email)
        make_member(role, provider, person, homes=homes)


def settle(row: Appointment) -> None:
    """Everything but two checks is seen and verified."""
    for check in row.checks:
        if check.required and check.kind not in OPEN:
            make.satisfy(check)


@pytest.fixture(params=[(WIDE, True), (NARROW, False)], ids=["wide", "narrow without scripts"])
def evening(
    browser_instance: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[own.Night]:
    """One evening of its own for each kind of window."""
    assert browser_instance.is_connected()
    with own.night(tmp_path_factory.mktemp("evening"), two_homes) as night:
        yield night


@pytest.fixture
def service(evening: own.Night) -> live.Copy:
    """The running copy."""
    return evening.copy


@pytest.fixture
def window(request: pytest.FixtureRequest, open_page: OpenPage) -> Callable[[], Page]:
    """A window of the kind that this evening is about."""
    width, scripts = request.node.callspec.params["evening"]
    return lambda: open_page(width=width, scripts=scripts)


def test_an_evening_of_a_manager(
    window: Callable[[], Page], evening: own.Night, request: pytest.FixtureRequest
) -> None:
    is_wide = request.node.callspec.params["evening"] == (WIDE, True)
    watch = Watch(check_page if is_wide else assert_fits)
    page = own.sign_in(window(), MANAGER)
    nothing_changed(page, watch)
    absence(page, watch)
    supervision(page, watch)
    move(page, watch)
    refused(page, watch, evening.names["newcomer"])
    record(page, watch)
    verify(own.sign_in(window(), SECOND), watch, evening.names["newcomer"])
    start(page, watch, evening.names["newcomer"])


def nothing_changed(page: Page, watch: Watch) -> None:
    """One tap, and tonight is said."""
    page.goto("/tonight")
    watch(page, MANAGER)
    button = page.get_by_role("button", name="Nothing changed Bramble House")
    tread(page, button)
    expect(page.locator(".govuk-notification-banner")).to_contain_text("Bramble House")
    expect(button).to_have_count(0)
    expect(page.get_by_text("Confirmed today")).to_be_visible()
    watch(page, MANAGER)


def somebody(page: Page, watch: Watch, name: str) -> None:
    """Come to a person by the menu."""
    go(page, "People")
    follow(page, "Bramble House")
    watch(page, MANAGER)
    follow(page, name)
    watch(page, MANAGER)


def absence(page: Page, watch: Watch) -> None:
    """Somebody rang in sick today."""
    somebody(page, watch, STAFF)
    follow(page, "Absences")
    watch(page, MANAGER)
    press(page, "Record")
    assert page.title().startswith("Error: ")
    watch(page, MANAGER)
    page.get_by_label("Sick").check()
    type_today(page, "from_on")
    press(page, "Record")
    expect(page.get_by_role("rowheader", name="Sick")).to_be_visible()
    watch(page, MANAGER)
    somebody(page, watch, STAFF)
    expect_words(page, "Away today.")


def supervision(page: Page, watch: Watch) -> None:
    """See who is overdue, and say that the supervision took place."""
    go(page, "People")
    follow(page, "Bramble House")
    tread(page, page.locator("main a[href$='/staff-duties']").first)
    watch(page, MANAGER)
    due = page.get_by_role("row").filter(has_text=STAFF).filter(has_text="Supervision")
    expect(due).to_contain_text("Overdue")
    follow(page, STAFF)
    watch(page, MANAGER)
    press(page, "Record what happened")
    watch(page, MANAGER)
    page.get_by_label("Supervision").check()
    type_today(page, "done_on")
    page.get_by_role("radio", name="Completed", exact=True).check()
    page.get_by_label("Who led it?").fill("Sam Lead, deputy manager")
    press(page, "Record")
    done = page.get_by_role("row").filter(has_text="Supervision").first
    expect(done).not_to_contain_text("Overdue")
    watch(page, MANAGER)


def move(page: Page, watch: Watch) -> None:
    """Somebody goes to the other home: what was verified comes along."""
    somebody(page, watch, STAFF)
    follow(page, "Move them to another home or role, or add a second post")
    watch(page, MANAGER)
    page.get_by_label("Home", exact=True).select_option(label="Larch House")
    page.get_by_label("Role", exact=True).select_option(label="Residential support worker")
    page.get_by_label("Contracted hours a week").fill("30")
    type_day(page, "started_on", clock.today())
    press(page, "Move")
    watch(page, MANAGER)
    go(page, "People")
    follow(page, "Larch House")
    expect(page.get_by_role("link", name=STAFF, exact=True)).to_be_visible()


def refused(page: Page, watch: Watch, newcomer: str) -> None:
    """A start is refused with what is missing, what can be done tonight, and by whom."""
    go(page, "Checks before starting")
    watch(page, MANAGER)
    follow(page, NEWCOMER)
    watch(page, MANAGER)
    assert page.url.endswith(f"/appointments/{newcomer}")
    missing(page)
    expect(page.get_by_role("button", name="Record the start")).to_have_count(0)
    page.goto(f"/appointments/{newcomer}/start")
    watch(page, MANAGER)
    type_today(page, "started_on")
    press(page, "Record the start")
    assert page.title().startswith("Error: ")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Nobody starts")
    missing(page)
    watch(page, MANAGER)


def missing(page: Page) -> None:
    """The list names both rows, what can be done now, and by whom."""
    items = page.get_by_role("list", name="What is missing, and what can be done tonight")
    expect(items.locator("> li")).to_have_count(len(OPEN))
    expect(items).to_contain_text("By whom")


def record(page: Page, watch: Watch) -> None:
    """Both rows that are open are recorded."""
    tread(page, page.locator(".govuk-back-link"))
    unsaid = page.locator("main a", has_text="Record what you have seen")
    expect(unsaid).to_have_count(len(OPEN))
    assert checking.see_every_check(page, watch, MANAGER) == len(OPEN)


def verify(page: Page, watch: Watch, newcomer: str) -> None:
    """The responsible individual verifies them, as the second person."""
    page.goto(f"/appointments/{newcomer}")
    watch(page, SECOND)
    assert checking.verify_every_check(page, watch, SECOND) == len(OPEN)


def start(page: Page, watch: Watch, newcomer: str) -> None:
    """Now they start, and are among the people."""
    page.goto(f"/appointments/{newcomer}")
    press(page, "Record the start")
    type_today(page, "started_on")
    press(page, "Record the start")
    assert not page.title().startswith("Error: ")
    watch(page, MANAGER)
    somebody(page, watch, NEWCOMER)
