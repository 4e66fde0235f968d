"""Managers and recruiters take somebody through the checks; every page says what is missing."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.checks.steps import of, parts, say_seen, sign_in_as, wanted
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import Page, StrictClient
from workforce.checks import queries, services
from workforce.checks.states import AppointmentState
from workforce.core import clock
from workforce.employment import queries as employment
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
JOINED = TODAY - timedelta(days=30)


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    return make_home(make_organisation(), joined_on=JOINED, name="Bramble House")


@pytest.fixture
def manager(client: StrictClient, home: Home) -> Member:
    member = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    accounts.sign_in(client, member.person)
    return member


def filled(day: date, **more: str) -> dict[str, Any]:
    return {
        "given_name": "Jo",
        "family_name": "Day",
        "person_reference": "A1",
        "role": "residential-support-worker",
        "contract": "permanent",
        "weekly_hours": "37.5",
        **parts(day),
        **more,
    }


def address(kind: str, row: str, what: str = "") -> str:
    return f"/{kind}/{row}/{what}".rstrip("/")


def test_adding_somebody_who_starts_after_joining_opens_their_checks_and_nothing_else(
    client: StrictClient, home: Home, manager: Member
) -> None:
    answer = client.submit(f"/homes/{home.public_id}/people/add", **filled(JOINED))
    [appointment] = queries.appointments_for(manager.actor)
    assert answer.location == address("appointments", appointment.public_id)
    assert appointment.state is AppointmentState.CHECKING
    assert employment.people_in_post_at(home.id, TODAY) == []
    page = client.page(answer.location)
    assert "nobody starts before these checks are complete" in page.main
    assert "What keeps them from starting" in page.main
    assert "Adult First is for adult care only and never counts" in page.main


def test_adding_somebody_from_before_joining_records_them_with_a_plan(
    client: StrictClient, home: Home, manager: Member
) -> None:
    before = JOINED - timedelta(days=1)
    answer = client.submit(f"/homes/{home.public_id}/people/add", **filled(before))
    [row] = employment.people_in_post_at(home.id, TODAY)
    assert row.before_joining
    page = client.page(answer.location)
    assert "Not recorded here" in page.main
    assert "Checks to be recorded here by" in page.main
    assert "Verified" not in page.texts(".app-tag")
    _ = manager


def test_a_recruiter_cannot_record_somebody_as_in_post_before(
    client: StrictClient, home: Home
) -> None:
    sign_in_as(client, home, Role.RECRUITER)
    answer = client.submit(
        f"/homes/{home.public_id}/people/add", **filled(JOINED - timedelta(days=1))
    )
    assert answer.status_code == 403
    assert employment.people_in_post_at(home.id, TODAY) == []


def test_adding_the_same_person_to_the_same_post_is_refused_beside_the_field(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    make_person_in_post(home, reference="A1")
    page = client.refused(f"/homes/{home.public_id}/people/add", **filled(TODAY))
    assert page.errors == {"person_reference": "This person is already in this post"}


def test_an_empty_form_says_what_to_do(client: StrictClient, home: Home, manager: Member) -> None:
    _ = manager
    page = client.refused(f"/homes/{home.public_id}/people/add")
    assert page.errors["given_name"] == "Enter the given name"
    assert page.errors["started_on-day"] == "Enter the first day"


def test_recruiter_records_manager_verifies_recruiter_starts(
    client: StrictClient, home: Home
) -> None:
    sign_in_as(client, home, Role.RECRUITER)
    appointment = make.make_appointment(home)
    for check in wanted(appointment):
        answer = say_seen(client, check, TODAY)
        assert answer.status_code == 303, Page(answer).main
    assert "Seen, but nobody has verified it" in client.page(of(appointment)).main
    sign_in_as(client, home, Role.OWNER)
    for check in wanted(appointment):
        assert client.submit(f"/checks/{check}/verify").status_code == 303
    sign_in_as(client, home, Role.RECRUITER)
    page = client.page(of(appointment))
    assert "What keeps them from starting" not in page.main
    assert "Record the start" in page.links()
    assert client.submit(f"{of(appointment)}/start", **parts(TODAY)).status_code == 303
    [row] = employment.people_in_post_at(home.id, TODAY)
    assert row.person_reference == appointment.person_reference


def test_the_start_page_refuses_with_the_list_and_who_can_do_what(
    client: StrictClient, home: Home, manager: Member
) -> None:
    appointment = make.make_appointment(home)
    page = client.refused(f"{of(appointment)}/start", **parts(TODAY))
    assert "Nobody starts before these checks are complete: Identity" in page.errors[""]
    assert "See a passport or driving licence" in page.main
    assert employment.people_in_post_at(home.id, TODAY) == []
    _ = manager


def test_a_start_dated_back_is_refused_beside_the_day(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    appointment = make.make_appointment(home, complete=True)
    page = client.refused(f"{of(appointment)}/start", **parts(TODAY - timedelta(days=1)))
    assert "verified after this day" in page.errors["started_on-day"]


def test_an_appointment_is_withdrawn_with_a_reason(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    appointment = make.make_appointment(home)
    client.submit(f"{of(appointment)}/withdraw", reason="Took another job")
    assert appointment.state is AppointmentState.WITHDRAWN
    page = client.page("/appointments?state=withdrawn")
    assert appointment.name in page.main
    assert appointment.name not in client.page("/appointments").main
    assert not [
        href for href in client.page(of(appointment)).links().values() if "/evidence" in href
    ]


@pytest.mark.parametrize("what", ["", "/start", "/withdraw"], ids=["see", "start", "withdraw"])
def test_appointments_of_another_provider_are_not_there(
    client: StrictClient, manager: Member, what: str
) -> None:
    _ = manager
    foreign = make.make_appointment(make_home(make_organisation()))
    assert client.get(of(foreign) + what).status_code == 404


@pytest.mark.parametrize("what", ["evidence", "verify", "unsatisfactory", "not-applicable"])
def test_checks_of_another_home_are_not_there(
    client: StrictClient, home: Home, manager: Member, what: str
) -> None:
    _ = manager
    other = make.make_appointment(make_home(home.organisation))
    assert client.get(f"/checks/{other.checks[0].public_id}/{what}").status_code == 404


def test_the_checks_of_somebody_in_post_are_one_step_away(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    row = services.start(
        make.make_keeper(home), make.make_appointment(home, complete=True), started_on=TODAY
    )
    appointment = queries.of_spell(row)
    assert appointment is not None
    assert client.get(f"/people/{row.public_id}/checks").location == of(appointment)
    gone = make_person_in_post(home)
    assert "Not recorded here" in client.page(f"/people/{gone.public_id}/checks").main


def test_the_welsh_page_shows_the_registration_clock_as_a_warning(client: StrictClient) -> None:
    home = make_home(
        make_organisation(), authority_code="W06000015", region_code="W92000004", joined_on=JOINED
    )
    member = make_member(Role.OWNER, home.organisation)
    accounts.sign_in(client, member.person)
    appointment = make.make_appointment(home, complete=True)
    page = client.page(of(appointment))
    assert "Registration with Social Care Wales : must be settled by" in page.main
    assert "Record the start" in page.links()
