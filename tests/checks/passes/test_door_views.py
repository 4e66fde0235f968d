"""A pass at the door: what the public, the home and the person themselves are told."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.checks.passes.pictures import photographed
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.accounts.models import Person
from workforce.checks import privacy
from workforce.checks import services as gate
from workforce.checks.models import Appointment, DoorPass
from workforce.checks.presenters import passes as shown
from workforce.checks.queries import passes as queries
from workforce.checks.services import passes as services
from workforce.checks.states import CheckKind, PassState
from workforce.core import clock
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    yield
    clock.set_today(None)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(name="Lantern Care"), name="Bramble House")


@pytest.fixture
def person(home: Home) -> Person:
    assert home
    return accounts.make_person(given_name="Pat", family_name="Nightly")


@pytest.fixture
def appointment(home: Home, person: Person) -> Appointment:
    row = make.make_appointment(home, complete=True, account=person)
    gate.start(make.make_keeper(home), row, started_on=TODAY)
    photographed(row)
    return row


def test_published_keys_hold_no_private_half(
    client: StrictClient, appointment: Appointment
) -> None:
    assert appointment
    services.signing_key()
    answer = client.get("/.well-known/jwks.json")
    [key] = answer.get_json()["keys"]
    assert (key["kty"], key["crv"], key["alg"]) == ("EC", "P-256", "ES256")
    assert "d" not in key


def walked(client: StrictClient, person: Person, appointment: Appointment) -> DoorPass:
    accounts.sign_in(client, person)
    assert appointment.home.known_as in client.page("/my-work/door-passes").main
    answer = client.submit(f"/my-work/door-passes/{appointment.public_id}")
    assert answer.status_code == 303
    page = client.page(answer.location)
    assert page.soup.select_one(".app-pass__square")
    [row] = queries.my_door_passes(person.as_actor)
    assert row.code[:5] in page.main
    return row


def test_the_person_opens_their_pass_and_the_public_learns_only_that_it_is_good(
    client: StrictClient, person: Person, appointment: Appointment
) -> None:
    row = walked(client, person, appointment)
    accounts.sign_out(client)
    for said in (row.code.lower(), f"{row.code[:5]} {row.code[5:]}", row.token):
        html = client.submit("/door", code=said).get_data(as_text=True)
        assert "Valid now" in html
        for secret in (appointment.name, "Bramble", row.photograph.small):
            assert secret not in html
    assert "Valid now" in client.page(f"/door?pass={row.public_id}").main
    assert client.get(f"/door/state/{row.public_id}").get_json() == {"state": "valid"}
    assert client.get("/door/state/nothing").get_json() == {"state": "unknown"}


def test_a_member_of_the_home_sees_whose_pass_it_is_and_of_another_home_does_not(
    client: StrictClient, person: Person, appointment: Appointment, home: Home
) -> None:
    row = services.issue_pass(person.as_actor, appointment)
    member = make_member(Role.DEPUTY_MANAGER, home.organisation, homes=(home,))
    accounts.sign_in(client, member.person)
    html = client.submit("/door", code=row.code).get_data(as_text=True)
    assert appointment.name in html
    assert row.photograph.small in html
    accounts.sign_out(client)
    accounts.sign_in(client, make_member(Role.OWNER).person)
    assert appointment.name not in client.submit("/door", code=row.code).get_data(as_text=True)


def test_what_is_missing_is_told_to_the_person_without_health_or_disclosure(
    client: StrictClient, person: Person, appointment: Appointment
) -> None:
    check = make.check_of(appointment, CheckKind.FITNESS)
    gate.mark_unsatisfactory(make.member_actor(appointment.home), check, reason="Epilepsy")
    accounts.sign_in(client, person)
    page = client.page(f"/my-work/door-passes/{appointment.public_id}")
    assert "Fit for the work: Not complete" in page.main
    assert "Epilepsy" not in page.main
    assert "Not satisfactory" not in page.main


def test_the_square_fits_a_phone_and_the_photograph_comes_with_the_page(
    app: Flask, person: Person, appointment: Appointment
) -> None:
    row = services.issue_pass(person.as_actor, appointment)
    with app.test_request_context():
        page = shown.PassPage.of(row, PassState.VALID)
    width = re.search(r"width%3D.(\d+)|width='(\d+)'", unquote(page.picture))
    assert width is not None
    assert int(width[1] or width[2]) <= 3 * (145 + 8)
    assert page.photograph.startswith("data:image/jpeg;base64,")


def test_passes_and_photographs_are_among_the_data_a_person_takes_along(
    person: Person, appointment: Appointment
) -> None:
    services.issue_pass(person.as_actor, appointment)
    data = privacy.export(person.id)
    assert len(data["photographs"]) == len(data["door_passes"]) == 1
    assert "token" not in str(data["door_passes"])
    assert privacy.export(accounts.make_person().id)["photographs"] == []
