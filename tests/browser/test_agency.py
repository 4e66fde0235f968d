"""An agency’s worker: checked by the agency, accepted row by row, shown at the door on a phone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from tests.checks.passes.pictures import photographed
from tests.factories import accounts
from tests.factories import agency as elsewhere
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.support import live, own
from tests.support.browser import NARROW, assert_fits
from tests.support.hand import expect_words, follow, go, press, tread, type_today
from tests.support.watch import Watch
from workforce.checks.models import Appointment
from workforce.checks.states import CheckKind
from workforce.core.db import db
from workforce.providers.states import Role

OpenPage = Callable[..., Page]
FIRST, OTHER = "agency.first@example.org", "agency.other@example.org"
MANAGER, SECOND = "home.manager@example.org", "home.second@example.org"
WORKER, NAME = "wren.hill@example.org", "Wren Hill"
THEIRS = "Evidence of qualifications"
PASS = "Square to scan at the door"


def an_agency_and_a_home() -> own.Names:
    """An agency that works with a provider, two people of each, and a worker’s own account."""
    provider, agency = make_organisation(name="Lantern Care"), elsewhere.make_agency("Swift Staff")
    home = make_home(provider, name="Bramble House")
    elsewhere.make_link(provider, agency)
    for email in (FIRST, OTHER):
        make_member(Role.AGENCY_MANAGER, agency, accounts.make_person(email))
    for email, role in ((MANAGER, Role.REGISTERED_MANAGER), (SECOND, Role.RESPONSIBLE_INDIVIDUAL)):
        make_member(role, provider, accounts.make_person(email), homes=[home])
    accounts.make_person(WORKER, given_name="Wren", family_name="Hill")
    return {}


@pytest.fixture(scope="module")
def night(
    browser_instance: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[own.Night]:
    """The night of the journey."""
    assert browser_instance.is_connected()
    with own.night(tmp_path_factory.mktemp("agency"), an_agency_and_a_home) as made:
        yield made


@pytest.fixture
def service(night: own.Night) -> live.Copy:
    """The running copy."""
    return night.copy


def test_a_worker_of_an_agency_comes_to_the_door(open_page: OpenPage, night: own.Night) -> None:
    watch = Watch()
    first = own.sign_in(open_page(), FIRST)
    held(first, watch)
    verified(own.sign_in(open_page(width=NARROW), OTHER), watch)
    phone = own.sign_in(open_page(width=NARROW), WORKER)
    linked(phone, watch)
    offered(first, watch)
    manager = own.sign_in(open_page(), MANAGER)
    taken(manager, watch)
    accepted(manager, own.sign_in(open_page(scripts=False), SECOND), watch)
    the_rest_is_seen_by_the_home(night)
    started(manager, watch)
    shown(phone, watch)
    fallen(first, watch)
    refused(phone, watch)


def held(page: Page, watch: Watch) -> None:
    """The agency adds the worker and records what it has seen of one check."""
    go(page, "Workers")
    watch(page, FIRST)
    follow(page, "Add a worker")
    watch(page, FIRST)
    page.get_by_label("Given name").fill("Wren")
    page.get_by_label("Family name").fill("Hill")
    page.get_by_label("Their own email address").fill(WORKER)
    press(page, "Add")
    watch(page, FIRST)
    follow(page, f"Record what you have seen : {THEIRS}")
    watch(page, FIRST)
    page.get_by_label("I have seen the original").check()
    type_today(page, "dated_on")
    press(page, "Record")
    expect(page.get_by_role("link", name=f"Verify : {THEIRS}")).to_have_count(0)
    watch(page, FIRST)


def verified(page: Page, watch: Watch) -> None:
    """A second person of the agency verifies it."""
    go(page, "Workers")
    follow(page, NAME)
    follow(page, f"Verify : {THEIRS}")
    watch(page, OTHER)
    press(page, "Verify")
    expect_words(page, "Verified by")
    watch(page, OTHER)


def linked(page: Page, watch: Watch) -> None:
    """The worker links what agencies hold under their own address."""
    page.goto("/my-checks/shared")
    watch(page, WORKER)
    tread(page, page.locator("form[action$='/my-checks/agencies'] button"))
    watch(page, WORKER)


def offered(page: Page, watch: Watch) -> None:
    """The agency offers the worker to the provider."""
    page.get_by_label("Provider").select_option(label="Lantern Care")
    press(page, "Offer")
    expect_words(page, "Lantern Care: waiting")
    watch(page, FIRST)


def taken(page: Page, watch: Watch) -> None:
    """The manager takes the worker into the home: that opens a check list, and no more."""
    page.goto("/agencies")
    watch(page, MANAGER)
    follow(page, f"Take into a home : {NAME}")
    watch(page, MANAGER)
    page.get_by_label("Home", exact=True).select_option(label="Bramble House")
    page.get_by_label("Role", exact=True).select_option(label="Residential support worker")
    page.get_by_label("Hours a week, about").fill("20")
    press(page, "Open their checks")
    watch(page, MANAGER)


def accepted(page: Page, second: Page, watch: Watch) -> None:
    """One row is looked at and accepted, and a second person of the home verifies it."""
    accept = page.get_by_role("link", name="Look at it and accept")
    expect(accept).to_have_count(1)
    tread(page, accept)
    watch(page, MANAGER)
    press(page, "Accept this check")
    assert page.title().startswith("Error: ")
    watch(page, MANAGER)
    page.get_by_label("I have looked at this check").check()
    press(page, "Accept this check")
    expect_words(page, "Accepted by")
    watch(page, MANAGER)
    go(second, "Checks before starting")
    follow(second, NAME)
    watch(second, SECOND)
    follow(second, f"Verify : {THEIRS}")
    press(second, "It is right: verify")
    watch(second, SECOND)


def the_rest_is_seen_by_the_home(night: own.Night) -> None:
    """Everything else is seen and verified, and a photograph given."""
    with night.app.app_context():
        row = db.session.scalars(select(Appointment)).one()
        for check in row.checks:
            if check.required and check.kind is not CheckKind.QUALIFICATIONS:
                make.satisfy(check)
        photographed(row)
        db.session.remove()


def started(page: Page, watch: Watch) -> None:
    """The worker starts tonight."""
    go(page, "Checks before starting")
    follow(page, NAME)
    watch(page, MANAGER)
    press(page, "Record the start")
    type_today(page, "started_on")
    press(page, "Record the start")
    expect_words(page, f"{NAME} is in post")
    watch(page, MANAGER)


def shown(phone: Page, watch: Watch) -> None:
    """The worker asks for a pass and shows it, also where there is no network."""
    phone.goto("/my-work/door-passes")
    watch(phone, WORKER)
    tread(phone, phone.get_by_role("link", name="Bramble House"))
    watch(phone, WORKER)
    press(phone, "Show my door pass")
    expect(phone.get_by_alt_text(PASS)).to_be_visible()
    watch(phone, WORKER)
    expect(phone.get_by_text("This browser keeps the pass until it expires")).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.context.set_offline(True)
    phone.reload()
    expect(phone.get_by_alt_text(PASS)).to_be_visible()
    expect(phone.get_by_alt_text(f"Photograph of {NAME}")).to_be_visible()
    assert_fits(phone)
    phone.context.set_offline(False)


def fallen(page: Page, watch: Watch) -> None:
    """The agency learns that the certificate is not theirs."""
    go(page, "Workers")
    follow(page, NAME)
    follow(page, f"Not satisfactory : {THEIRS}")
    watch(page, FIRST)
    page.get_by_label("Why?").fill("The college does not know them")
    press(page, "Record as not satisfactory")
    watch(page, FIRST)


def refused(phone: Page, watch: Watch) -> None:
    """There is no pass any more, and the page names what is missing."""
    phone.goto("/my-work/door-passes")
    tread(phone, phone.get_by_role("link", name="Bramble House"))
    expect(phone.get_by_role("button", name="Show my door pass")).to_have_count(0)
    expect_words(phone, "You cannot have a pass tonight")
    expect_words(phone, THEIRS)
    watch(phone, WORKER)
