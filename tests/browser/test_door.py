"""A door pass without a network: shown by its person, checked at the door, in a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.checks.passes.pictures import photographed
from tests.conftest import settings_for
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from tests.support import browser as chromium
from tests.support import live
from workforce.accounts import queries as people
from workforce.app import create_app
from workforce.checks import services as gate
from workforce.checks.models import Appointment
from workforce.checks.queries import passes
from workforce.checks.states import CheckKind
from workforce.core import clock
from workforce.core.db import Base, db
from workforce.places import services as places

EMAIL = "pat.nightly@example.org"
GENUINE = "The pass is genuine and good"
OpenPage = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class Night:
    """A running copy and the same data in this process."""

    app: Flask
    appointment_id: int
    home_id: str
    name: str

    def token(self) -> tuple[str, str]:
        """The public id and the signed words of the latest pass."""
        with self.app.app_context():
            person = people.person_with_email(EMAIL)
            assert person is not None
            row = passes.my_door_passes(person.as_actor)[0]
            return row.public_id, row.token


@pytest.fixture(scope="module")
def copy_and_night(
    browser_instance: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[live.Copy, Night]]:
    """A copy with one person whose list is complete, and nothing else."""
    assert browser_instance.is_connected()
    folder = tmp_path_factory.mktemp("door")
    environment = live.settings(folder)
    settings = settings_for(
        environment["DATABASE_URL"], folder, secret_key=environment["SECRET_KEY"]
    )
    app = create_app(settings)
    with app.app_context():
        Base.metadata.create_all(db.engine)
        places.load_reference()
        person = accounts.make_person(EMAIL, given_name="Pat", family_name="Nightly")
        home = make_home(make_organisation(name="Lantern Care"), name="Bramble House")
        row = make.make_appointment(home, complete=True, account=person)
        gate.start(make.make_keeper(home), row, started_on=clock.today())
        photographed(row)
        night = Night(app, row.id, home.public_id, row.name)
        db.session.remove()
    with live.serving(folder, environment) as copy:
        yield copy, night


@pytest.fixture
def service(copy_and_night: tuple[live.Copy, Night]) -> live.Copy:
    """The running copy."""
    return copy_and_night[0]


@pytest.fixture
def night(copy_and_night: tuple[live.Copy, Night]) -> Night:
    """The same data in this process."""
    return copy_and_night[1]


def asked(page: Page, night: Night) -> None:
    """The person signs in on their phone and asks for their pass."""
    page.goto("/sign-in")
    page.locator("[name=email]").fill(EMAIL)
    page.locator("[name=password]").fill(accounts.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto("/my-work/door-passes")
    page.get_by_role("link", name="Bramble House").click()
    page.get_by_role("button", name="Show my door pass").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Door pass of {night.name}")


def ready(page: Page) -> None:
    """The door’s page was opened once with a network, and its worker has taken over."""
    page.goto("/door")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_pass_shows_on_a_phone(open_page: OpenPage, night: Night, *, scripts: bool) -> None:
    page = open_page(width=chromium.NARROW, scripts=scripts)
    asked(page, night)
    expect(page.get_by_alt_text("Square to scan at the door")).to_be_visible()
    if scripts:
        chromium.check_page(page)


def test_a_pass_still_shows_when_the_network_is_gone(open_page: OpenPage, night: Night) -> None:
    page = open_page(width=chromium.NARROW)
    asked(page, night)
    expect(page.get_by_text("This browser keeps the pass until it expires")).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_alt_text("Square to scan at the door")).to_be_visible()
    expect(page.get_by_alt_text(f"Photograph of {night.name}")).to_be_visible()


def test_the_door_checks_a_pass_without_a_network(open_page: OpenPage, night: Night) -> None:
    asked(open_page(width=chromium.NARROW), night)
    public_id, token = night.token()
    door = open_page(width=chromium.NARROW)
    ready(door)
    door.goto(f"/door#home={night.home_id}")
    expect(door.get_by_text("This device is set to your home.")).to_be_visible()
    door.context.set_offline(True)
    door.goto("about:blank")
    door.goto(f"/door?pass={public_id}#{token}")
    expect(door.get_by_role("heading", name=GENUINE)).to_be_visible()
    expect(door.get_by_text(night.name)).to_be_visible()
    expect(door.get_by_text("Residential support worker", exact=True)).to_be_visible()
    expect(door.get_by_text("Checked without a network")).to_be_visible()
    expect(door.get_by_text("The pass is for the home this device is set to")).to_be_visible()
    drawn = door.get_by_alt_text("Photograph in the pass").evaluate("face => face.naturalWidth")
    assert drawn == 64


def test_a_changed_pass_is_not_genuine_without_a_network(open_page: OpenPage, night: Night) -> None:
    asked(open_page(), night)
    _public_id, token = night.token()
    head, body, signature = token.split(".")
    door = open_page()
    ready(door)
    door.context.set_offline(True)
    door.goto("about:blank")
    changed = body[:40] + ("A" if body[40] != "A" else "B") + body[41:]
    door.goto(f"/door#{head}.{changed}.{signature}")
    expect(door.get_by_role("heading", name="it is not genuine")).to_be_visible()
    expect(door.get_by_role("heading", name=GENUINE)).to_be_hidden()
    door.get_by_label("Code of the pass").fill(f"http://elsewhere/door#{token}")
    door.get_by_role("button", name="Check").click()
    expect(door.get_by_role("heading", name=GENUINE)).to_be_visible()


def test_with_a_network_the_door_learns_that_a_pass_has_ended(
    open_page: OpenPage, night: Night
) -> None:
    asked(open_page(), night)
    public_id, token = night.token()
    with night.app.app_context():
        row = db.session.get_one(Appointment, night.appointment_id)
        check = make.check_of(row, CheckKind.CHARACTER)
        gate.mark_unsatisfactory(make.member_actor(row.home), check, reason="No longer")
        try:
            door = open_page()
            door.goto(f"/door?pass={public_id}#{token}")
            said = "something on the list is no longer complete"
            expect(door.get_by_role("heading", name=said)).to_be_visible()
            bare = open_page(scripts=False)
            bare.goto(f"/door?pass={public_id}")
            expect(bare.get_by_text("Ended: something on tonight")).to_be_visible()
        finally:
            make.satisfy(check)
            db.session.remove()
