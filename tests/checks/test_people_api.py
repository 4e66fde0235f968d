"""The people API: another system sends the whole workforce through the same gate."""

from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.checks.people_csv import JOINED, TODAY, in_post, line
from tests.factories import providers as make
from tests.page import StrictClient
from workforce.checks.rules.people_file import COLUMNS
from workforce.checks.services import people_file
from workforce.core import clock
from workforce.providers.models import Home
from workforce.providers.states import KeyPurpose, OrganisationState

TOKEN = "people_a-key-for-tests"


@pytest.fixture
def home(client: StrictClient) -> Home:
    client.strict = False  # a file asks for each row it changes
    home = make.make_home(make.make_organisation(), joined_on=JOINED)
    make.make_key(home.organisation, token=TOKEN)
    return home


def row(home: Home, **changes: Any) -> dict[str, Any]:
    return {
        "person_reference": "A1",
        "given_name": "Jo",
        "family_name": "Day",
        "home_registration_number": home.registration_number,
        "role": "residential-support-worker",
        "contract": "permanent",
        "weekly_hours": 37.5,
        "started_on": (JOINED - timedelta(days=1)).isoformat(),
        **changes,
    }


def send(
    client: StrictClient, *rows: dict[str, Any], query: str = "", **headers: str
) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(
        f"/api/v1/people{query}", json={"data": rows}, headers={"X-Api-Key": TOKEN, **named}
    )


def look(client: StrictClient, address: str) -> dict[str, Any]:
    answer = client.get(address.removeprefix("http://localhost"), headers={"X-Api-Key": TOKEN})
    assert answer.status_code == 200
    told: dict[str, Any] = answer.get_json()["data"]
    return told


def test_a_small_body_is_answered_at_once(client: StrictClient, home: Home) -> None:
    waiting = row(home, person_reference="A2", started_on=TODAY.isoformat())
    refused = row(home, person_reference="A3", role="chef")
    answer = send(client, row(home), waiting, refused)
    assert answer.status_code == 200
    told = answer.get_json()["data"]
    assert (told["state"], told["rows"], told["dry_run"]) == ("done", 3, False)
    report = told["report"]
    assert report["outcomes"]["in-post-before"] == 1
    assert [one["row"] for one in report["waiting"]] == [1]
    assert "identity" in {one["check"] for one in report["waiting"][0]["missing"]}
    [bad] = report["refused"]
    assert (bad["row"], bad["column"]) == (2, "role")
    assert [one.person_reference for one in in_post(home)] == ["A1"]


def test_a_dry_run_shows_differences_and_changes_nothing(client: StrictClient, home: Home) -> None:
    send(client, row(home))
    answer = send(client, row(home, weekly_hours="30"), query="?dry_run=1")
    told = answer.get_json()["data"]
    assert told["dry_run"]
    assert told["report"]["differences"] == [
        {
            "row": 0,
            "person_reference": "A1",
            "outcome": "changed",
            "field": "weekly_hours",
            "before": "37.5",
            "after": "30",
        }
    ]
    assert str(in_post(home)[0].weekly_hours) == "37.50"


def test_a_csv_file_says_the_same(client: StrictClient, home: Home) -> None:
    content = "\n".join([",".join(COLUMNS), line(home)])
    answer = client.post(
        "/api/v1/people",
        data=content,
        csrf=False,
        content_type="text/csv",
        headers={"X-Api-Key": TOKEN},
    )
    assert answer.status_code == 200
    again = send(client, row(home)).get_json()["data"]
    assert again["report"]["outcomes"]["unchanged"] == 1


def test_a_large_body_is_taken_in_and_its_progress_told(
    client: StrictClient, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_file, "MOST_AT_ONCE", 1)
    answer = send(client, row(home), row(home, person_reference="A2"))
    assert answer.status_code == 202
    address = answer.headers["Location"]
    assert address == answer.get_json()["links"]["self"]
    told = look(client, address)
    assert (told["state"], told["rows_done"], told["report"]) == ("waiting", 0, None)
    people_file.run_waiting()
    told = look(client, address)
    assert (told["state"], told["rows_done"]) == ("done", 2)
    assert told["report"] == look(client, f"{address}?full=1")["report"]


def test_the_same_idempotency_key_is_the_same_import(client: StrictClient, home: Home) -> None:
    first = send(client, row(home), Idempotency_Key="night-7").get_json()["data"]
    again = send(client, row(home), Idempotency_Key="night-7").get_json()["data"]
    assert again == first
    other = send(client, row(home, weekly_hours=8), Idempotency_Key="night-7")
    assert other.status_code == 409
    assert list(other.get_json()["error"]["fields"]) == ["Idempotency-Key"]


@pytest.mark.parametrize(
    "change, field",
    [
        ({"colour": "blue"}, "data.0.colour"),
        ({"role": 7}, "data.0.role"),
        ({"role": "chef"}, "data.0.role"),
        ({"started_on": "yesterday"}, "data.0.started_on"),
    ],
)
def test_what_cannot_be_read_is_refused_by_row_and_field(
    client: StrictClient, home: Home, change: dict[str, Any], field: str
) -> None:
    answer = send(client, row(home, **change))
    assert answer.status_code == 422
    error = answer.get_json()["error"]
    assert (error["code"], list(error["fields"])) == ("invalid", [field])


@pytest.mark.parametrize(
    "body, kind, status",
    [
        (b"{", "application/json", 422),
        (b'{"data": []}', "application/json", 422),
        (b"person_reference,salary\nA,1", "text/csv", 422),
        (b"\xff\xfe", "text/csv", 422),
        (b"<people/>", "application/xml", 400),
    ],
)
def test_a_body_of_another_shape_is_refused_in_the_shape_of_the_api(
    client: StrictClient, home: Home, body: bytes, kind: str, status: int
) -> None:
    _ = home
    answer = client.post(
        "/api/v1/people",
        data=body,
        csrf=False,
        content_type=kind,
        headers={"X-Api-Key": TOKEN},
    )
    assert answer.status_code == status
    assert answer.get_json()["error"]["fields"]


def test_an_unknown_question_is_refused(client: StrictClient, home: Home) -> None:
    answer = send(client, row(home), query="?colour=blue")
    assert answer.status_code == 422


def test_no_wrong_ended_or_other_key_opens_the_door(client: StrictClient, home: Home) -> None:
    yesterday = clock.now() - timedelta(days=1)
    make.make_key(home.organisation, token="ended", expires_at=yesterday)
    make.make_key(home.organisation, token="revoked", revoked_at=yesterday)
    make.make_key(home.organisation, KeyPurpose.ATS, token="ats")
    suspended = make.make_organisation(state=OrganisationState.SUSPENDED)
    make.make_key(suspended, token="suspended")
    for token in ("", "unknown", "ended", "revoked", "ats", "suspended"):
        answer = client.post(
            "/api/v1/people", json={"data": [row(home)]}, headers={"X-Api-Key": token}
        )
        assert (answer.status_code, token) == (401, token)
        assert answer.get_json()["error"]["code"] == "no-key"
    assert in_post(home) == []


def test_another_providers_import_is_not_found_and_their_homes_are_unknown(
    client: StrictClient, home: Home
) -> None:
    stranger = make.make_home(make.make_organisation(), joined_on=JOINED)
    make.make_key(stranger.organisation, token="theirs")
    answer = send(client, row(home))
    address = answer.headers["Location"].removeprefix("http://localhost")
    assert client.get(address, headers={"X-Api-Key": "theirs"}).status_code == 404
    refused = send(client, row(stranger, person_reference="B1")).get_json()["data"]
    assert [one["column"] for one in refused["report"]["refused"]] == ["home_registration_number"]
    assert in_post(stranger) == []


def test_a_key_starts_nobody_unchecked(client: StrictClient, home: Home) -> None:
    told = send(client, row(home, started_on=TODAY.isoformat())).get_json()["data"]
    assert told["report"]["outcomes"]["waiting"] == 1
    assert in_post(home) == []


def test_the_same_people_twice_change_nothing(client: StrictClient, home: Home) -> None:
    send(client, row(home))
    report = send(client, row(home)).get_json()["data"]["report"]
    assert report["outcomes"]["unchanged"] == 1
    assert report["differences"] == []


def test_the_openapi_document_describes_the_people(client: StrictClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    door = document["paths"]["/people"]["post"]
    assert set(door["requestBody"]["content"]) == {"application/json", "text/csv"}
    assert set(door["responses"]) == {"200", "202", "400", "401", "404", "409", "422", "429"}
    assert {one["name"] for one in door["parameters"]} == {"dry_run", "Idempotency-Key"}
    assert door["security"] == [{"key": []}]
    look_again = document["paths"]["/people/imports/{import_id}"]["get"]
    assert {one["name"]: one["in"] for one in look_again["parameters"]} == {
        "import_id": "path",
        "full": "query",
    }
    assert "PeopleIn" in document["components"]["schemas"] or door["requestBody"]
