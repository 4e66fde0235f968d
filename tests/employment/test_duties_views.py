"""The lists of supervision and appraisal, recording and correcting, and one's own page."""

import csv
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import accounts
from tests.factories.duties import make_event, make_policy
from tests.factories.employment import make_person_in_post
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.core import clock
from workforce.employment.queries.owed import duties
from workforce.employment.states import DutyKind
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
DAY = timedelta(days=1)


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    organisation = make_organisation(name="Employer One")
    return make_home(organisation, name="Bramble House", joined_on=TODAY - 900 * DAY)


@pytest.fixture
def manager(client: StrictClient, home: Home) -> Member:
    member = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    accounts.sign_in(client, member.person)
    return member


def parts(name: str, day: object = TODAY) -> dict[str, Any]:
    year, month, day_of_month = str(day).split("-")
    return {f"{name}-day": day_of_month, f"{name}-month": month, f"{name}-year": year}


def test_the_list_shows_each_duty_with_its_day_and_who_says_so(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    make_person_in_post(home, started_on=TODAY - 400 * DAY, given_name="Ola", family_name="North")
    page = client.page("/staff-duties")
    assert "Ola North" in page.main
    assert "Overdue" in page.texts("tbody td strong")
    assert "Our suggestion: your policy is not set" in page.main
    of_home = client.page(f"/homes/{home.public_id}/staff-duties?kind=appraisal&state=overdue")
    assert of_home.texts("tbody td")[0] == "Appraisal"
    assert len(of_home.texts("tbody tr")) == 1
    assert "Nothing to show" in client.page("/staff-duties?state=done").main


def test_the_file_holds_what_the_list_holds(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    make_person_in_post(home, given_name="=1+1", reference="P1")
    for url in ("/staff-duties.csv", f"/homes/{home.public_id}/staff-duties.csv"):
        text = client.get(f"{url}?kind=supervision").get_data().decode("utf-8-sig")
        [row] = csv.DictReader(text.splitlines())
        assert (row["duty"], row["given_name"]) == ("supervision", "'=1+1")
        assert row["as_at"] == TODAY.isoformat()


def test_recording_correcting_and_setting_aside_by_the_pages(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    row = make_person_in_post(home)
    url = f"/people/{row.public_id}/duties"
    assert "Nothing is recorded here yet" in client.page(url).main
    empty = client.refused(f"{url}/record", led_by="")
    assert set(empty.errors) == {"kind", "outcome", "led_by"}
    sent = client.submit(
        f"{url}/record", kind="supervision", outcome="completed", led_by="Sam", note="Good talk"
    )
    assert sent.status_code == 303
    page = client.page(url)
    assert "Good talk" in page.main
    [event] = duties.events_of(row)
    correct = f"/staff-duties/{event.public_id}/correct"
    assert set(client.refused(correct).errors) == {"reason"}
    client.submit(correct, reason="Wrong day", **parts("done_on", TODAY - DAY))
    assert "Counts no longer" in client.page(url).main
    latest = duties.events_of(row)[-1]
    assert latest.done_on == TODAY or latest.done_on == TODAY - DAY
    live = next(one for one in duties.events_of(row) if one.set_aside_at is None)
    client.submit(f"/staff-duties/{live.public_id}/set-aside", reason="Somebody else")
    assert all(one.set_aside_at for one in duties.events_of(row))


def test_ones_own_record_has_no_button_and_the_door_stays_shut(
    client: StrictClient, home: Home, manager: Member
) -> None:
    own = make_person_in_post(home, account=manager.person)
    url = f"/people/{own.public_id}/duties"
    assert "Somebody else must record your supervision" in client.page(url).main
    data = {"kind": "supervision", "outcome": "completed", "led_by": "Sam", **parts("done_on")}
    assert client.post(f"{url}/record", data=data).status_code == 403


def test_an_owner_is_named_by_the_page(client: StrictClient, home: Home, manager: Member) -> None:
    _ = manager
    row = make_person_in_post(home)
    client.submit(f"/people/{row.public_id}/duties/owner", kind="appraisal", owner="Dee, deputy")
    assert "Dee, deputy" in client.page(f"/people/{row.public_id}/duties").main


def test_the_policy_page_says_law_and_policy_apart(client: StrictClient, home: Home) -> None:
    member = make_member(Role.OWNER, home.organisation)
    accounts.sign_in(client, member.person)
    page = client.page("/staff-duties/policy")
    assert "The interval is law." in page.main
    assert "Your policy is not set: we suggest within 42 days." in page.main
    refused = client.refused("/staff-duties/policy", kind="appraisal", days="366")
    assert refused.errors == {"days": "Enter a number of days from 1 to 365"}
    client.submit("/staff-duties/policy", kind="supervision", days="30")
    assert "within 30 days" in client.page("/staff-duties/policy").main


def test_a_manager_reads_the_policy_and_cannot_set_it(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager, home
    assert "sets the policy" in client.page("/staff-duties/policy").main
    data = {"kind": "supervision", "days": "9", **parts("from_on")}
    assert client.post("/staff-duties/policy", data=data).status_code == 403


def test_people_see_their_own_and_what_was_put_right(client: StrictClient, home: Home) -> None:
    person = accounts.make_person()
    row = make_person_in_post(home, account=person)
    make_event(row, DutyKind.SUPERVISION, note="Plan for the diploma")
    make_policy(home.organisation)
    accounts.sign_in(client, person)
    page = client.page("/my-work/supervision")
    assert "Plan for the diploma" in page.main
    assert "Employer One" in page.main
    assert "/my-work/supervision" in client.page("/my-work").links().values()
