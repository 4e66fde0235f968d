"""Managers keep a home's people and funded posts; people see their own record."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories.employment import make_person_in_post, make_post
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.core import clock
from workforce.employment import queries
from workforce.employment.states import Contract, JobRole
from workforce.messages.models import Letter
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    return make_home(make_organisation(name="Employer One"), name="Bramble House")


@pytest.fixture
def manager(client: StrictClient, home: Home) -> Member:
    member = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    accounts.sign_in(client, member.person)
    return member


def parts(name: str, day: object = TODAY) -> dict[str, Any]:
    year, month, day_of_month = str(day).split("-")
    return {f"{name}-day": day_of_month, f"{name}-month": month, f"{name}-year": year}


def test_the_list_of_homes_says_not_recorded_here_and_never_nought(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    page = client.page("/people")
    assert page.texts("tbody td") == ["Not recorded here"] * 3 + ["Not done"]
    make_post(home, fte="4.5")
    make_person_in_post(home, weekly_hours="30")
    assert client.page("/people").texts("tbody td") == ["4.5", "0.8", "1", "Not done"]


def test_a_home_without_posts_shows_an_estimate_beside_not_recorded_and_counts_none(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    page = client.page(f"/homes/{home.public_id}/posts")
    assert "not recorded here. Our estimate: 11.6 FTE" in page.main
    assert queries.establishment_fte_by_home(TODAY, [home.id]) == []
    make_post(home)
    assert "Our estimate" not in client.page(f"/homes/{home.public_id}/posts").main


def test_the_estimate_is_recorded_in_one_act_by_role_and_marked(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    url = f"/homes/{home.public_id}/posts"
    assert client.post(f"{url}/estimate").status_code == 303
    page = client.page(url)
    assert page.texts("tbody th") == [
        "Deputy manager",
        "Registered manager",
        "Residential support worker",
    ]
    assert [text for text in page.texts("tbody td") if "estimate" in text] == [
        "1 (estimate)",
        "1 (estimate)",
        "9.6 (estimate)",
    ]
    (row,) = queries.establishment_fte_by_home(TODAY, [home.id])
    assert (row.fte, row.estimated_fte) == (Decimal("11.6"), Decimal("11.6"))
    assert client.post(f"{url}/estimate").status_code == 409
    assert queries.establishment_fte_by_home(TODAY, [home.id]) == [row]


def test_people_are_shown_as_at_any_day(client: StrictClient, home: Home, manager: Member) -> None:
    _ = manager
    gone = make_person_in_post(home, family_name="Gone", ended_on=TODAY - timedelta(days=10))
    make_person_in_post(home, family_name="Here")
    make_person_in_post(home, family_name="Agency", contract=Contract.AGENCY)
    url = f"/homes/{home.public_id}/people"
    page = client.page(url)
    assert "Alex Here" in page.main
    assert "In post: 1 FTE" in page.main
    assert "Staff who left in the year before" in page.main
    before = client.page(f"{url}?as_at={TODAY - timedelta(days=10)}")
    assert "In post: 2 FTE" in before.main
    assert gone.name in before.texts("tbody th")
    assert "Nothing changed?" not in before.main


def test_an_odd_day_is_refused_politely_and_shows_today(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    response = client.get(f"/homes/{home.public_id}/people?as_at-day=31&as_at-month=2&as_at-year=x")
    assert response.status_code == 200


def test_one_tap_confirms_that_nothing_changed(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    make_post(home)
    client.post(f"/homes/{home.public_id}/people/confirm")
    client.post(f"/homes/{home.public_id}/people/confirm")
    assert queries.confirmed_on_by_home(TODAY, [home.id]) == {home.id: TODAY}
    assert "Last confirmed on" in client.page(f"/homes/{home.public_id}/people").main


def test_funded_posts_are_added_and_changed(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    url = f"/homes/{home.public_id}/posts"
    assert "No funded posts are recorded here" in client.page(url).main
    made = client.submit(
        url,
        role="residential-support-worker",
        fte="4.5",
        **parts("funded_from", TODAY - timedelta(days=30)),
    )
    assert made.status_code == 303
    refused = client.refused(
        url, role="residential-support-worker", fte="1", **parts("funded_from")
    )
    assert "This role has funded posts already" in refused.errors["role"]
    change = client.page(url).links()["Change Residential support worker"]
    assert client.submit(change, fte="6", **parts("from_day")).status_code == 303
    assert [post.fte for post in queries.posts_at(home.id, TODAY)] == [6]


def test_a_responsible_individual_sees_posts_and_people_but_changes_neither(
    client: StrictClient, home: Home
) -> None:
    member = make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation)
    accounts.sign_in(client, member.person)
    post, row = make_post(home), make_person_in_post(home)
    assert "Add a role" not in client.page(f"/homes/{home.public_id}/posts").main
    assert "Nothing changed?" not in client.page(f"/homes/{home.public_id}/people").main
    assert client.get(f"/posts/{post.public_id}/change").status_code == 403
    assert client.get(f"/people/{row.public_id}/leave").status_code == 403
    answer = client.post(
        f"/homes/{home.public_id}/posts",
        data={"role": "teacher", "fte": "1", **parts("funded_from")},
    )
    assert answer.status_code == 403


def test_leaving_is_recorded_with_a_reason_and_can_be_taken_back_in_time(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    row = make_person_in_post(home)
    url = f"/people/{row.public_id}"
    empty = client.refused(f"{url}/leave")
    assert set(empty.errors) == {"ended_on-day", "reason"}
    day = TODAY + timedelta(days=14)
    client.submit(f"{url}/leave", reason="career", **parts("ended_on", day))
    assert (row.ended_on, row.leaving_reason) == (day, "career")
    assert "They stay: take back the last day" in client.page(url).main
    client.post(f"{url}/stay")
    assert row.ended_on is None


def test_whoever_has_left_has_no_way_back_on_their_page(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    row = make_person_in_post(home, ended_on=TODAY - timedelta(days=3))
    page = client.page(f"/people/{row.public_id}")
    assert not [href for href in page.links().values() if href.endswith("/leave")]
    refused = client.refused(f"/people/{row.public_id}/leave", reason="pay", **parts("ended_on"))
    assert "Coming back is a new start" in refused.errors["ended_on-day"]


def test_details_are_put_right(client: StrictClient, home: Home, manager: Member) -> None:
    _ = manager
    row = make_person_in_post(home)
    client.submit(
        f"/people/{row.public_id}/change",
        given_name="Sasha",
        email="Sasha@Example.org",
        weekly_hours="30",
    )
    assert (row.given_name, row.email, str(row.fte)) == ("Sasha", "Sasha@example.org", "0.8000")


@pytest.mark.parametrize("what", ["", "/change", "/leave"])
def test_people_of_another_provider_or_home_are_not_there(
    client: StrictClient, home: Home, manager: Member, what: str
) -> None:
    _ = manager
    for other in (make_home(home.organisation), make_home(make_organisation())):
        row, post = make_person_in_post(other), make_post(other)
        assert client.get(f"/people/{row.public_id}{what}").status_code == 404
        assert client.get(f"/homes/{other.public_id}/people").status_code == 404
        assert client.get(f"/homes/{other.public_id}/posts").status_code == 404
        assert client.get(f"/posts/{post.public_id}/change").status_code == 404


def test_the_person_links_their_record_and_sees_it(
    client: StrictClient, home: Home, manager: Member, session: Session
) -> None:
    _ = manager
    row = make_person_in_post(home, email="worker@example.org")
    client.post(f"/people/{row.public_id}/send-code")
    letter = session.scalars(select(Letter)).one()
    code = str((letter.context or {})["code"])
    worker = accounts.make_person("worker@example.org")
    accounts.sign_out(client)
    accounts.sign_in(client, worker)
    assert "No work record is linked" in client.page("/my-work").main
    wrong = client.refused("/my-work/link", code="NOTACODE12")
    assert "does not fit your account" in wrong.errors["code"]
    assert client.submit("/my-work/link", code=code).location == "/my-work"
    page = client.page("/my-work")
    assert "Employer One" in page.main
    assert "Bramble House" in page.main


def test_my_work_never_shows_the_employers_reason_for_leaving(
    client: StrictClient, home: Home
) -> None:
    worker = accounts.make_person()
    make_person_in_post(home, account=worker, ended_on=TODAY, leaving_reason="dismissal")
    accounts.sign_in(client, worker)
    assert "Dismissal" not in client.page("/my-work").main


def test_a_list_of_many_people_asks_the_database_as_little_as_a_short_one(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    url = f"/homes/{home.public_id}/people"
    make_person_in_post(home)
    client.page(url)
    client.page(url)
    few = len(client.queries)
    for _number in range(15):
        make_person_in_post(home)
    client.page(url)
    assert len(client.queries) == few


def test_whoever_reads_all_homes_changes_only_those_named(client: StrictClient, home: Home) -> None:
    """One person may answer for every home and be the deputy manager of only one."""
    other = make_home(home.organisation)
    member = make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation)
    make_member(Role.DEPUTY_MANAGER, home.organisation, member.person, homes=(home,))
    accounts.sign_in(client, member.person)
    for place, answer in ((home, 200), (other, 404)):
        row, post = make_person_in_post(place), make_post(place)
        assert client.get(f"/people/{row.public_id}").status_code == 200
        assert client.get(f"/people/{row.public_id}/training").status_code == 200
        for door in (
            f"/people/{row.public_id}/change",
            f"/people/{row.public_id}/leave",
            f"/people/{row.public_id}/training/add",
            f"/posts/{post.public_id}/change",
            f"/homes/{place.public_id}/people/add",
        ):
            assert client.get(door).status_code == answer, door
        page = client.page(f"/people/{row.public_id}")
        assert (f"/people/{row.public_id}/change" in page.links().values()) is (place is home)


def test_my_work_shows_overlapping_posts_of_several_employers(client: StrictClient) -> None:
    person = accounts.make_person()
    names = ("First provider", "Second provider")
    for name in names:
        home = make_home(make_organisation(name=name))
        make_person_in_post(home, account=person)
    make_person_in_post(home, JobRole.TEACHER, account=person, reference="again")
    accounts.sign_in(client, person)
    page = client.page("/my-work").main
    assert all(name in page for name in names)
    assert "Teacher" in page
