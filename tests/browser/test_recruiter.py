"""A recruiter’s day, from an appointment to a whole file; and the nightly people file."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import accounts
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from tests.support import checking, live, own
from tests.support.browser import NARROW
from tests.support.hand import expect_words, follow, press, tread, type_day, type_today
from tests.support.watch import Watch
from workforce.checks.rules.people_file import COLUMNS
from workforce.core import clock
from workforce.providers.states import Role

OpenPage = Callable[..., Page]
RECRUITER, OWNER = "day.recruiter@example.org", "day.owner@example.org"
CERTIFICATE = "Enhanced criminal record certificate with barred list"
YEAR = clock.today().year
BEGAN, ENDED, AGAIN = date(YEAR - 4, 7, 1), date(YEAR - 2, 3, 31), date(YEAR - 2, 9, 1)
JOINED = clock.today() - timedelta(days=30)


def a_home() -> own.Names:
    """A home with one person in post, a recruiter and an owner."""
    home = make_home(make_organisation(name="Lantern Care"), name="Bramble House", joined_on=JOINED)
    make_person_in_post(home, reference="A1", given_name="Ada", family_name="Settled")
    for email, role in ((RECRUITER, Role.RECRUITER), (OWNER, Role.OWNER)):
        make_member(role, home.organisation, accounts.make_person(email))
    return {"home": home.public_id, "number": home.registration_number}


@pytest.fixture(scope="module")
def day(browser_instance: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[own.Night]:
    """The day of the journeys."""
    assert browser_instance.is_connected()
    with own.night(tmp_path_factory.mktemp("recruiter"), a_home) as made:
        yield made


@pytest.fixture
def service(day: own.Night) -> live.Copy:
    """The running copy."""
    return day.copy


def test_a_recruiter_fills_a_recruitment_file(page: Page, day: own.Night) -> None:
    watch = Watch()
    own.sign_in(page, RECRUITER)
    opened(page, watch, day.names["home"])
    appointment = page.url
    follow(page, "History and gaps")
    history(page, watch)
    gap(page, watch)
    leaving(page, watch)
    abroad(page, watch)
    press(page, "The history is complete")
    expect_words(page, "Recorded as complete by")
    watch(page, RECRUITER)
    page.goto(appointment)
    follow(page, "References")
    watch(page, RECRUITER)
    checking.reference(page, watch, RECRUITER, "From the most recent employer, or in its place")
    expect_words(page, "On their website")
    page.goto(appointment)
    certificate(page, watch)
    follow(page, "Recruitment file")
    watch(page, RECRUITER)
    expect_words(page, "Cared for a parent")


def opened(page: Page, watch: Watch, home_id: str) -> None:
    """Somebody is to start today: that opens a check list."""
    page.goto(f"/homes/{home_id}/people/add")
    watch(page, RECRUITER)
    page.get_by_label("Given name").fill("Robin")
    page.get_by_label("Family name").fill("Newcomer")
    page.get_by_label("Role", exact=True).select_option(label="Residential support worker")
    page.get_by_label("Permanent", exact=True).check()
    page.get_by_label("Contracted hours a week").fill("37.5")
    type_today(page, "started_on")
    press(page, "Continue")
    watch(page, RECRUITER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Checks of Robin Newcomer")


def history(page: Page, watch: Watch) -> None:
    """Two stretches with five months between them."""
    tread(page, page.locator("main a", has_text="Say when it begins").first)
    page.locator("[name=start]").first.check()
    type_day(page, "starts_on", BEGAN)
    press(page, "Save")
    press(page, "Add to the history")
    page.locator("[name=kind][value=work]").check()
    page.get_by_label("Employer, school or place").fill("Elm Care")
    page.get_by_label("The work was with children").check()
    type_day(page, "from_on", BEGAN)
    type_day(page, "until_on", ENDED)
    press(page, "Add")
    press(page, "Add to the history")
    page.locator("[name=kind][value=education]").check()
    type_day(page, "from_on", AGAIN)
    press(page, "Add")
    watch(page, RECRUITER)


def gap(page: Page, watch: Watch) -> None:
    """The time between is explained in writing, and judged."""
    tread(page, page.locator("main a", has_text="Explain and judge"))
    watch(page, RECRUITER)
    page.get_by_label("The person’s written explanation").fill("Cared for a parent")
    page.get_by_label("Yes, the explanation satisfies us").check()
    press(page, "Record")
    expect_words(page, "Cared for a parent")
    watch(page, RECRUITER)


def leaving(page: Page, watch: Watch) -> None:
    """The earlier employer of children says why the work ended."""
    tread(page, page.locator("main a", has_text="Record why it ended"))
    watch(page, RECRUITER)
    page.get_by_label("They told us why the work ended").check()
    page.get_by_label("Who was asked").fill("Sam Head, manager")
    page.get_by_label("How they were asked").select_option(label="By telephone")
    type_today(page, "asked_on")
    page.get_by_label("What they said").fill("Their contract came to its end")
    press(page, "Record")
    assert not page.title().startswith("Error: ")
    watch(page, RECRUITER)


def abroad(page: Page, watch: Watch) -> None:
    """Time abroad that asks for a certificate of that country."""
    follow(page, "Time abroad")
    press(page, "Add time abroad")
    watch(page, RECRUITER)
    page.get_by_label("Country").select_option(label="France")
    type_day(page, "from_on", BEGAN)
    type_day(page, "until_on", ENDED)
    press(page, "Add")
    expect(page.get_by_role("link", name="Record the certificate")).to_be_visible()
    watch(page, RECRUITER)
    press(page, "That is all there was")
    tread(page, page.locator(".govuk-back-link"))


def certificate(page: Page, watch: Watch) -> None:
    """A certificate with its level, for work with whom, and the barred list."""
    tread(page, page.locator("main a", has_text=f"Record what you have seen: {CERTIFICATE}"))
    watch(page, RECRUITER)
    checking.evidence(page)
    expect_words(page, "Children")
    watch(page, RECRUITER)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_people_file_is_shown_and_then_taken(
    open_page: OpenPage, day: own.Night, *, scripts: bool
) -> None:
    watch = Watch()
    page = own.sign_in(open_page(width=NARROW, scripts=scripts), OWNER)
    page.goto("/people/upload")
    watch(page, OWNER)
    number, hours = day.names["number"], "30" if scripts else "20"
    page.locator("[type=file]").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": people_file(number, hours)}
    )
    press(page, "Send")
    expect_words(page, "Nothing is changed yet")
    refused = page.get_by_role("table", name="Rows that were not taken, and why")
    expect(refused.locator("tbody tr")).to_have_count(1)
    changes = page.get_by_role("table", name="What the file says otherwise than the record")
    expect(changes.get_by_role("row").filter(has_text="weekly_hours")).to_contain_text(hours)
    waiting = page.get_by_role("table", name="Who waits, and for what")
    expect(waiting).to_contain_text("A3")
    watch(page, OWNER)
    press(page, "Take these changes")
    expect(page.get_by_role("heading", level=1)).to_have_text("What the file changed")
    expect(refused.locator("tbody tr")).to_have_count(1)
    watch(page, OWNER)


def people_file(number: str, hours: str) -> bytes:
    """One change, one row that cannot be taken, and one person whose checks are not complete."""
    role, before, today = "residential-support-worker", "2024-01-05", clock.today()
    since = clock.today() - timedelta(days=365)
    rows = (
        f"A1,Ada,Settled,,{number},{role},permanent,{hours},{since},,",
        f"A2,Bo,Wrong,,{number},no-such-role,permanent,30,{before},,",
        f"A3,Cy,Waiting,,{number},{role},permanent,30,{today},,",
    )
    return "\n".join([",".join(COLUMNS), *rows]).encode()
