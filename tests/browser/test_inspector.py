"""An inspection: a view of a home by a code, what it keeps back, its end, and the pack."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from sqlalchemy import select

from tests.checks.inspection.evidence import SECRET_WORDS, add_evidence
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.support import live, own
from tests.support.browser import NARROW
from tests.support.hand import expect_words, follow, go, press, tread, type_day, type_today
from tests.support.watch import Watch
from workforce.checks import services as gate
from workforce.checks.models import InspectionView
from workforce.core import clock
from workforce.core.db import atomic, db
from workforce.providers.states import Role

OpenPage = Callable[..., Page]
MANAGER, PERSON, INSPECTOR = "pack.manager@example.org", "pack.person@example.org", "an inspector"
NAME, LATER = "Ada Settled", "Later Newcomer"
WEEK = timedelta(days=7)


def a_home_with_files() -> own.Names:
    """One person in post for a fortnight with a whole file, and one who came today."""
    clock.set_today(clock.today() - 2 * WEEK)
    try:
        home = make_home(make_organisation(name="Lantern Care"), name="Bramble House")
        account = accounts.make_person(PERSON, given_name="Ada", family_name="Settled")
        row = make.make_appointment(
            home, complete=True, account=account, given_name="Ada", family_name="Settled"
        )
        gate.start(make.make_keeper(home), row, started_on=clock.today())
        add_evidence(row)
    finally:
        clock.set_today(None)
    later = make.make_appointment(home, complete=True, given_name="Later", family_name="Newcomer")
    gate.start(make.make_keeper(home), later, started_on=clock.today())
    manager = accounts.make_person(MANAGER, given_name="Morgan", family_name="Keeper")
    make_member(Role.REGISTERED_MANAGER, home.organisation, manager, homes=[home])
    return {"home": home.public_id}


@pytest.fixture(scope="module")
def inspected(
    browser_instance: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[own.Night]:
    """The day of the inspection."""
    assert browser_instance.is_connected()
    with own.night(tmp_path_factory.mktemp("inspected"), a_home_with_files) as made:
        yield made


@pytest.fixture
def service(inspected: own.Night) -> live.Copy:
    """The running copy."""
    return inspected.copy


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_inspector_looks_for_twelve_hours(
    open_page: OpenPage, inspected: own.Night, *, scripts: bool
) -> None:
    watch = Watch()
    manager = own.sign_in(open_page(scripts=scripts), MANAGER)
    link, code = given(manager, watch)
    inspector = open_page(width=NARROW, scripts=scripts)
    entered(inspector, watch, link, code)
    read(inspector, watch)
    twelve_hours_later(inspected)
    gone(inspector, watch, link, code)
    person = own.sign_in(open_page(width=NARROW, scripts=scripts), PERSON)
    seen_by_the_person(person, watch)
    told(manager, watch)


def inspection(page: Page, watch: Watch) -> None:
    """Come to the page of inspections by the menu."""
    go(page, "Your homes")
    follow(page, "Bramble House")
    watch(page, MANAGER)
    follow(page, "Inspection")


def given(page: Page, watch: Watch) -> tuple[str, str]:
    """The manager makes a view of the home as at a week ago, and reads the link and the code."""
    inspection(page, watch)
    watch(page, MANAGER)
    page.get_by_label("Name of the inspector").fill("Iris Spector")
    page.get_by_label("Their organisation").fill("Ofsted")
    type_day(page, "as_at", clock.today() - WEEK)
    press(page, "Make a view")
    watch(page, MANAGER)
    expect_words(page, "Write the code down now")
    values = page.locator(".govuk-inset-text .govuk-summary-list__value").all_inner_texts()
    return values[0].strip(), values[1].strip()


def entered(page: Page, watch: Watch, link: str, code: str) -> None:
    """The inspector has no account: a wrong code opens nothing, the right one opens the home."""
    page.goto(link)
    watch(page, INSPECTOR)
    page.get_by_label("Code").fill("WRONGCODE234")
    press(page, "Open the view")
    assert page.title().startswith("Error: ")
    watch(page, INSPECTOR)
    page.get_by_label("Code").fill(code)
    press(page, "Open the view")
    expect_words(page, "Iris Spector")
    watch(page, INSPECTOR)


def read(page: Page, watch: Watch) -> None:
    """The home and a file as they stood a week ago, without health or disclosure."""
    expect(page.get_by_role("link", name=NAME, exact=True)).to_be_visible()
    expect(page.get_by_text(LATER)).to_have_count(0)
    follow(page, NAME)
    watch(page, INSPECTOR)
    expect_words(page, "Rhea Feree herself")
    said = page.content()
    assert not [words for words in SECRET_WORDS if words in said]


def twelve_hours_later(inspected: own.Night) -> None:
    """Every view is twelve hours older."""

    @atomic
    def age() -> None:
        for view in db.session.scalars(select(InspectionView)):
            view.made_at -= timedelta(hours=12)
            view.expires_at -= timedelta(hours=12)

    with inspected.app.app_context():
        age()
        db.session.remove()


def gone(page: Page, watch: Watch, link: str, code: str) -> None:
    """Neither the open page nor the code shows anything any more."""
    page.reload()
    expect(page.get_by_label("Code")).to_be_visible()
    expect(page.get_by_text(NAME)).to_have_count(0)
    page.goto(link)
    page.get_by_label("Code").fill(code)
    press(page, "Open the view")
    expect(page.locator(".govuk-error-summary")).to_contain_text("or the view has ended")
    watch(page, INSPECTOR)


def seen_by_the_person(page: Page, watch: Watch) -> None:
    """The person reads who opened the file about them."""
    page.goto("/my-work/checks")
    line = page.get_by_role("row").filter(has_text="Iris Spector")
    expect(line.first).to_contain_text("Ofsted")
    watch(page, PERSON)


def told(page: Page, watch: Watch) -> None:
    """The manager reads which pages were opened."""
    inspection(page, watch)
    tread(page, page.get_by_role("link", name="Iris Spector").first)
    expect(page.get_by_role("row").filter(has_text=NAME).first).to_be_visible()
    watch(page, MANAGER)


def test_a_pack_is_made_and_opens(page: Page) -> None:
    watch = Watch()
    inspection(own.sign_in(page, MANAGER), watch)
    follow(page, "Make a pack to print or hand over")
    watch(page, MANAGER)
    type_today(page, "as_at")
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the pack").click()
    archive = zipfile.ZipFile(download.value.path())
    rows = list(csv.DictReader(io.StringIO(archive.read("index.csv").decode())))
    files = {row["file"] for row in rows}
    assert set(archive.namelist()) == {"summary.pdf", "index.csv", "index.html", *files}
    index = archive.read("index.html").decode()
    assert all(f'href="{name}"' in index for name in files)
    words = {name: pdf_words(archive.read(name)) for name in ("summary.pdf", *files)}
    assert NAME in words["summary.pdf"]
    assert LATER in words["summary.pdf"]
    assert not [one for one in SECRET_WORDS if any(one in said for said in words.values())]
    page.context.clear_cookies()
    own.sign_in(page, PERSON).goto("/my-work/checks")
    expect(page.get_by_role("row").filter(has_text="Morgan Keeper").first).to_be_visible()


def pdf_words(content: bytes) -> str:
    """All words of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
