"""The ATS API: another system keeps its employer's adverts by its own references."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.factories import providers, vacancies
from tests.factories.accounts import sign_in
from tests.page import StrictClient
from workforce.core import clock
from workforce.core.db import atomic, db, session
from workforce.providers.models import Home, Organisation
from workforce.providers.states import KeyPurpose, OrganisationState, Role
from workforce.vacancies.models import Vacancy, VacancyPost
from workforce.vacancies.states import PostOutcome, VacancyState

TOKEN, OTHER = "ats_a-key-for-tests", "ats_another-key-for-tests"
PATH = "/api/v1/ats/vacancies"


@pytest.fixture
def home(client: StrictClient) -> Home:
    client.strict = False
    home = providers.make_home(providers.make_organisation())
    providers.make_key(home.organisation, KeyPurpose.ATS, TOKEN)
    return home


def advert(home: Home, **changes: Any) -> dict[str, Any]:
    return {
        "client_reference": "REF-1",
        "homes": [home.registration_number],
        "title": "Residential support worker",
        "role": "residential-support-worker",
        "posts": 2,
        "contract": "permanent",
        "weekly_hours": "37.5",
        "patterns": ["weekends"],
        "pay_period": "hour",
        "pay_from_pence": 1400,
        "closes_on": (clock.today() + timedelta(days=20)).isoformat(),
        "description": "Support young people through everyday life.",
        # Nothing is known of funded posts in these tests.
        "above_funded_why": "new-post-agreed",
        **changes,
    }


def send(
    client: StrictClient, method: str, path: str = "", body: Any = None, token: str = TOKEN
) -> TestResponse:
    call = getattr(client, method)
    headers = {"X-Api-Key": token}
    more = {} if body is None else {"json": body}
    answer: TestResponse = call(f"{PATH}{path}", headers=headers, **more)
    assert answer.status_code < 500, answer.get_data(as_text=True)
    return answer


def adverts() -> list[Vacancy]:
    query = select(Vacancy).order_by(Vacancy.id).execution_options(populate_existing=True)
    return list(db.session.scalars(query))


def fields(answer: TestResponse) -> set[str]:
    assert answer.status_code == 422, answer.get_json()
    return set(answer.get_json()["error"]["fields"])


def test_an_advert_is_posted_and_found_by_everybody(client: StrictClient, home: Home) -> None:
    answer = send(client, "post", body=advert(home))
    assert answer.status_code == 201, answer.get_json()
    assert answer.headers["Location"].endswith(f"{PATH}/REF-1")
    told = answer.get_json()["data"]
    assert (told["state"], told["posts_left"], told["homes"]) == (
        "live",
        2,
        [home.registration_number],
    )
    assert client.get(f"/jobs/{told['id']}").status_code == 200


def test_the_same_advert_twice_is_one(client: StrictClient, home: Home) -> None:
    first = send(client, "post", body=advert(home)).get_json()["data"]
    again = send(client, "post", body=advert(home))
    assert (again.status_code, again.get_json()["data"]["id"]) == (200, first["id"])
    assert len(adverts()) == 1


def test_another_advert_under_the_same_reference_is_a_conflict(
    client: StrictClient, home: Home
) -> None:
    send(client, "post", body=advert(home))
    answer = send(client, "post", body=advert(home, title="Night worker"))
    assert answer.status_code == 409
    assert set(answer.get_json()["error"]["fields"]) == {"client_reference"}
    assert [one.title for one in adverts()] == ["Residential support worker"]


def test_words_that_may_tell_of_a_child_are_asked_about_and_taken_once_confirmed(
    client: StrictClient, home: Home
) -> None:
    told = advert(home, description="Two boys live here.", rota="Days with Jayden (14)")
    asked = send(client, "post", body=told)
    assert fields(asked) == {"description", "rota", "confirm_no_child_described"}
    said = asked.get_json()["error"]["fields"]
    assert "“Jayden (14)”" in said["description"][0]
    assert "Send true" in said["confirm_no_child_described"][0]
    assert adverts() == []
    sure = {**told, "confirm_no_child_described": True, "status": "draft"}
    assert send(client, "post", body=sure).status_code == 201
    again = send(client, "post", body={**told, "status": "draft"})
    assert again.status_code == 200, "what stands is not asked about again"
    more = {**told, "status": "draft", "posts": 3}
    assert send(client, "put", "/REF-1", more).status_code == 200
    other = {**more, "title": "Key worker of our young person"}
    assert fields(send(client, "put", "/REF-1", other)) == {"title", "confirm_no_child_described"}
    confirmed = {**other, "confirm_no_child_described": True}
    assert send(client, "put", "/REF-1", confirmed).status_code == 200


def test_two_employers_may_use_the_same_reference(client: StrictClient, home: Home) -> None:
    other = providers.make_home(providers.make_organisation())
    providers.make_key(other.organisation, KeyPurpose.ATS, OTHER)
    assert send(client, "post", body=advert(home)).status_code == 201
    assert send(client, "post", body=advert(other), token=OTHER).status_code == 201


@pytest.mark.parametrize(
    "change, field",
    [
        ({"title": "abc"}, "title"),
        ({"role": "pirate"}, "role"),
        ({"weekly_hours": "0"}, "weekly_hours"),
        ({"pay_from_pence": 900}, "pay_from_pence"),  # below the minimum wage
        ({"pay_to_pence": 1300}, "pay_to_pence"),
        ({"closes_on": "2020-01-01"}, "closes_on"),
        ({"closes_on": "soon"}, "closes_on"),
        ({"homes": ["SC000000"]}, "homes"),
        ({"homes": []}, "homes"),
        ({"description": ""}, "description"),
        ({"apply_url": "http://example.org/"}, "apply_url"),
        ({"client_reference": "a/b"}, "client_reference"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_what_is_wrong_is_named_by_field_and_nothing_is_kept(
    client: StrictClient, home: Home, change: dict[str, Any], field: str
) -> None:
    assert fields(send(client, "post", body=advert(home, **change))) == {field}
    assert adverts() == []


def test_an_advert_cannot_say_where_the_home_is(client: StrictClient, home: Home) -> None:
    body = advert(home, description="Come to LS12 3AB and see.")
    assert fields(send(client, "post", body=body)) == {"description"}


def test_a_draft_is_seen_by_nobody_until_it_is_sent_as_published(
    client: StrictClient, home: Home
) -> None:
    told = send(client, "post", body=advert(home, status="draft")).get_json()["data"]
    assert told["state"] == "draft"
    assert client.get(f"/jobs/{told['id']}").status_code == 404
    answer = send(client, "put", "/REF-1", advert(home, title="Night support worker"))
    assert (answer.status_code, answer.get_json()["data"]["state"]) == (200, "live")
    assert adverts()[0].title == "Night support worker"


def test_what_people_have_seen_cannot_change_but_days_and_posts_can(
    client: StrictClient, home: Home
) -> None:
    send(client, "post", body=advert(home))
    refused = send(client, "put", "/REF-1", advert(home, title="Cook", pay_from_pence=1500))
    assert fields(refused) == {"title", "pay_from_pence", "pay_to_pence"}
    later = (clock.today() + timedelta(days=30)).isoformat()
    answer = send(client, "put", "/REF-1", advert(home, closes_on=later, posts=3))
    assert answer.status_code == 200, answer.get_json()
    assert (answer.get_json()["data"]["closes_on"], answer.get_json()["data"]["posts"]) == (
        later,
        3,
    )


def test_a_closing_day_that_its_system_changed_says_so_on_its_recruiters_page(
    client: StrictClient, home: Home
) -> None:
    send(client, "post", body=advert(home))
    later = (clock.today() + timedelta(days=30)).isoformat()
    assert send(client, "put", "/REF-1", advert(home, closes_on=later)).status_code == 200
    sign_in(client, providers.make_member(Role.RECRUITER, home.organisation).person)
    page = client.get(f"/vacancies/{adverts()[0].public_id}")
    assert page.status_code == 200
    assert "Your own recruitment system changed it" in page.get_data(as_text=True)


def test_an_advert_for_a_day_to_come_waits(client: StrictClient, home: Home) -> None:
    day = (clock.today() + timedelta(days=3)).isoformat()
    made = send(client, "post", body=advert(home, publish_on=day))
    assert made.status_code == 201, made.get_json()
    told = made.get_json()["data"]
    assert told["state"] == "scheduled"
    answer = send(client, "put", "/REF-1", advert(home))
    assert answer.get_json()["data"]["state"] == "live"


def test_deleting_takes_it_off_the_board_and_frees_the_reference(
    client: StrictClient, home: Home
) -> None:
    send(client, "post", body=advert(home))
    assert send(client, "delete", "/REF-1").status_code == 204
    assert adverts()[0].state is VacancyState.ENDED
    assert send(client, "get", "/REF-1").status_code == 404
    assert send(client, "delete", "/REF-1").status_code == 404
    assert send(client, "post", body=advert(home)).status_code == 201
    assert len(adverts()) == 2


def test_deleting_a_draft_leaves_nothing(client: StrictClient, home: Home) -> None:
    send(client, "post", body=advert(home, status="draft"))
    assert send(client, "delete", "/REF-1").status_code == 204
    assert adverts() == []


def test_posts_that_ended_are_reported_whole_each_time(client: StrictClient, home: Home) -> None:
    send(client, "post", body=advert(home))
    elsewhere = {"outcome": "elsewhere", "decided_on": clock.today().isoformat()}
    unfilled = {"outcome": "not-filled", "why": "nobody-applied"}
    for _time in range(2):
        answer = send(client, "put", "/REF-1/posts", {"data": [elsewhere, unfilled]})
        assert answer.status_code == 200, answer.get_json()
    assert answer.get_json()["data"]["posts_left"] == 0
    answer = send(client, "put", "/REF-1/posts", {"data": [elsewhere]})
    assert answer.get_json()["data"]["posts_left"] == 1
    rows = db.session.scalars(select(VacancyPost)).all()
    assert [row.outcome for row in rows] == [PostOutcome.ELSEWHERE]


@pytest.mark.parametrize(
    "posts",
    [
        [{"outcome": "hired-here"}],
        [{"outcome": "not-filled"}],
        [{"outcome": "elsewhere", "why": "other"}],
        [{"outcome": "elsewhere"}] * 3,
        [{"outcome": "elsewhere", "decided_on": "2999-01-01"}],
    ],
)
def test_posts_that_cannot_be_are_refused(
    client: StrictClient, home: Home, posts: list[dict[str, Any]]
) -> None:
    send(client, "post", body=advert(home))
    assert fields(send(client, "put", "/REF-1/posts", {"data": posts}))
    assert not db.session.scalars(select(VacancyPost)).all()


def test_a_list_holds_what_this_employers_system_keeps_and_no_more(
    client: StrictClient, home: Home
) -> None:
    send(client, "post", body=advert(home))
    vacancies.make_vacancy(home)  # posted by hand
    vacancies.make_vacancy(client_reference="REF-9")  # another employer's
    answer = send(client, "get").get_json()
    assert [one["client_reference"] for one in answer["data"]] == ["REF-1"]
    assert (answer["meta"], answer["links"]) == ({"total": 1}, {"next": None})
    assert send(client, "get", "?page=9").get_json()["data"] == []
    assert send(client, "get", "/REF-9").status_code == 404
    assert send(client, "put", "/REF-9", advert(home)).status_code == 404
    assert send(client, "delete", "/REF-9").status_code == 404


def test_without_a_key_for_this_nothing_opens(client: StrictClient, home: Home) -> None:
    providers.make_key(home.organisation, KeyPurpose.PEOPLE, "people_key")
    for token in ("", "nonsense", "people_key"):
        assert send(client, "get", token=token).status_code == 401
        assert send(client, "post", body=advert(home), token=token).status_code == 401
    assert adverts() == []


def test_an_unapproved_employer_publishes_nothing(client: StrictClient, home: Home) -> None:
    _suspend(home)
    assert send(client, "post", body=advert(home)).status_code == 401
    assert adverts() == []


@atomic
def _suspend(home: Home) -> None:
    row = session().get_one(Organisation, home.organisation_id)
    row.state = OrganisationState.SUSPENDED
