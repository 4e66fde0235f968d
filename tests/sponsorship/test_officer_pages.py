"""The pages of sponsor officers, and what others are told."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.factories import accounts, employment, providers, sponsorship
from tests.page import StrictClient
from workforce.core import clock
from workforce.providers.models import Home
from workforce.providers.states import Role
from workforce.sponsorship.states import CaseState, DutyKind

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()


def sign_in(client: StrictClient, role: Role = Role.SPONSOR_OFFICER) -> Home:
    provider = providers.make_organisation()
    home = providers.make_home(provider, name="Elm House")
    member = providers.make_member(role, provider, homes=[home])
    accounts.sign_in(client, member.person)
    return home


def day_fields(name: str, day: date) -> dict[str, Any]:
    return {
        f"{name}-day": str(day.day),
        f"{name}-month": str(day.month),
        f"{name}-year": str(day.year),
    }


def test_an_empty_list_says_what_to_do(client: StrictClient) -> None:
    sign_in(client)
    page = client.page("/sponsorship")
    assert "No open cases" in page.main
    assert "/sponsorship/open" in page.links().values()


def test_opening_a_case_from_the_list_of_homes(client: StrictClient) -> None:
    home = sign_in(client)
    url = client.page("/sponsorship/open").links()["Elm House"]
    assert url == f"/homes/{home.public_id}/sponsorship/open"
    answer = client.submit(url, worker_name="Ade Worker", occupation_code="1232")
    page = client.page(answer.headers["Location"])
    assert page.h1 == "Ade Worker"
    assert "First details" in page.main
    assert "Not linked yet" in page.main
    assert "Ade Worker" in client.page("/sponsorship").main


def test_an_empty_case_is_refused_field_by_field(client: StrictClient) -> None:
    home = sign_in(client)
    url = f"/homes/{home.public_id}/sponsorship/open"
    assert set(client.refused(url).errors) == {"worker_name", "occupation_code"}
    page = client.refused(url, worker_name="Ade", occupation_code="61A4", works_here="1")
    assert set(page.errors) == {"occupation_code", "permission_from-day", "permission_to-day"}


def test_a_case_of_somebody_already_at_work_takes_the_dates_of_the_permission(
    client: StrictClient,
) -> None:
    home = sign_in(client)
    person = employment.make_person_in_post(home)
    answer = client.submit(
        f"/homes/{home.public_id}/sponsorship/open",
        worker_name="Ade Worker",
        occupation_code="1232",
        person=person.public_id,
        works_here="1",
        **day_fields("permission_from", TODAY - timedelta(days=10)),
        **day_fields("permission_to", TODAY + timedelta(days=500)),
    )
    page = client.page(answer.headers["Location"])
    assert "Working" in page.main
    assert "Permission ends: right to work to be checked again" in page.main
    assert "On or before that day" in page.main


def test_lawful_moves_are_buttons_and_others_are_refused_in_words(client: StrictClient) -> None:
    home = sign_in(client)
    case = sponsorship.make_case(home, CaseState.BIOMETRICS, permission_to=TODAY)
    url = f"/sponsorship/{case.public_id}"
    page = client.page(url)
    buttons = page.texts(".govuk-button-group button, .govuk-button-group a")
    assert buttons == [
        "Home Office asked a question",
        "Permission granted",
        "Permission refused",
        "Withdrawn",
    ]
    client.post(f"{url}/move/granted")
    assert "Permission granted" in client.page(url).text(".app-tag")
    again = client.post(f"{url}/move/granted")
    assert "This has changed since you opened the page" in again.get_data(as_text=True)
    assert client.get(f"{url}/move/no-such-state").status_code == 404


def test_a_move_aside_asks_why_and_the_timeline_says_it(client: StrictClient) -> None:
    home = sign_in(client)
    case = sponsorship.make_case(home, CaseState.SUBMITTED)
    url = f"/sponsorship/{case.public_id}"
    page = client.refused(f"{url}/move/withdrawn")
    assert page.errors == {"reason": "Enter the reason"}
    client.submit(f"{url}/move/withdrawn", reason="Took another job")
    page = client.page(url)
    first = page.text(".app-timeline__event")
    assert "Withdrawn" in first
    assert "Took another job" in first
    assert "Sam Taylor" in first
    assert "Note something" not in page.main


def test_an_event_shows_by_when_to_report_it_and_which_days_did_not_count(
    client: StrictClient,
) -> None:
    home = sign_in(client)
    case = sponsorship.make_case(home)
    url = f"/sponsorship/{case.public_id}"
    client.submit(f"{url}/event", kind="pay-change", **day_fields("event_on", date(2026, 3, 30)))
    page = client.page(url)
    assert "15 April 2026" in page.main
    assert "10 working days" in page.main
    assert "Good Friday" in page.text("details")
    assert "weekend" in page.text("details")
    assert "6 days that did not count" in page.text("summary")
    assert "Source" in page.main
    assert "Something to report" in page.text(".app-tag")


def test_a_duty_is_marked_as_done_with_its_reference(client: StrictClient) -> None:
    home = sign_in(client)
    case = sponsorship.make_case(home)
    duty = sponsorship.make_duty(case)
    url = f"/duties/{duty.public_id}/done"
    assert client.refused(url).errors == {"reference": "Enter the reference of the report or check"}
    client.submit(url, reference="SMS-77")
    page = client.page(f"/sponsorship/{case.public_id}")
    assert "reference SMS-77" in page.main
    assert client.refused(url, reference="SMS-78").errors == {"": "This is already marked as done"}


def test_what_is_due_soon_or_late_stands_on_the_list(client: StrictClient) -> None:
    home = sign_in(client)
    case = sponsorship.make_case(home, worker_name="Ade Worker")
    sponsorship.make_duty(case, DutyKind.ENDED, TODAY - timedelta(days=60))
    page = client.page("/sponsorship")
    assert "To do within 30 days" in page.main
    assert "Late" in page.main


def test_the_dates_of_a_permission_are_entered_and_corrected(client: StrictClient) -> None:
    home = sign_in(client)
    case = sponsorship.make_case(home, CaseState.BIOMETRICS)
    url = f"/sponsorship/{case.public_id}/permission"
    page = client.refused(
        url,
        **day_fields("permission_from", TODAY),
        **day_fields("permission_to", TODAY - timedelta(days=1)),
    )
    assert page.errors == {"permission_to-day": "The end must be on or after the start"}
    client.submit(
        url,
        **day_fields("permission_from", TODAY),
        **day_fields("permission_to", date(2029, 5, 5)),
        certificate_number="C2G0A12345B",
    )
    page = client.page(f"/sponsorship/{case.public_id}")
    assert "5 May 2029" in page.main
    assert "C2G0A12345B" in page.main


def test_a_case_is_linked_to_a_record_of_work(client: StrictClient) -> None:
    home = sign_in(client)
    person = employment.make_person_in_post(home, family_name="Okafor")
    case = sponsorship.make_case(home, CaseState.RIGHT_TO_WORK_CHECKED)
    url = f"/sponsorship/{case.public_id}"
    refused = client.post(f"{url}/move/started")
    assert "Link this case" in refused.get_data(as_text=True)
    client.submit(f"{url}/person", person=person.public_id)
    assert "Alex Okafor" in client.page(url).main
    client.post(f"{url}/move/started")
    assert "Started" in client.page(url).text(".app-tag")


@pytest.mark.parametrize(
    "role",
    [
        Role.REGISTERED_MANAGER,
        Role.DEPUTY_MANAGER,
        Role.AREA_MANAGER,
        Role.RESPONSIBLE_INDIVIDUAL,
        Role.RECRUITER,
        Role.TRAINING_LEAD,
    ],
)
def test_other_roles_of_the_provider_do_not_see_cases(client: StrictClient, role: Role) -> None:
    home = sign_in(client, role)
    case = sponsorship.make_case(home)
    for url in ("/sponsorship", f"/sponsorship/{case.public_id}"):
        assert client.get(url).status_code == 403


def test_another_providers_case_is_not_there(client: StrictClient) -> None:
    sign_in(client)
    theirs = providers.make_home(providers.make_organisation())
    case = sponsorship.make_case(theirs)
    duty = sponsorship.make_duty(case)
    url = f"/sponsorship/{case.public_id}"
    for path in (
        url,
        f"{url}/move/event-open",
        f"{url}/permission",
        f"{url}/person",
        f"{url}/event",
        f"/duties/{duty.public_id}/done",
        f"/homes/{theirs.public_id}/sponsorship/open",
    ):
        assert client.get(path).status_code == 404, path


def test_fifty_cases_take_as_few_queries_as_one(client: StrictClient) -> None:
    home = sign_in(client)
    for _ in range(30):
        sponsorship.make_duty(sponsorship.make_case(home))
    client.page("/sponsorship")
    assert len(client.queries) <= 12


def test_closed_cases_have_a_list_of_their_own(client: StrictClient) -> None:
    home = sign_in(client)
    sponsorship.make_case(home, CaseState.WITHDRAWN, worker_name="Gone Worker")
    assert "Gone Worker" not in client.page("/sponsorship").main
    assert "Gone Worker" in client.page("/sponsorship?closed=1").main
