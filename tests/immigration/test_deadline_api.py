"""The deadline calculator for other systems."""

from datetime import date
from typing import Any

import pytest

from tests.page import StrictClient
from workforce.immigration.rules import Nation, working_day_after

URL = "/api/v1/sponsorship/deadline"


def ask(client: StrictClient, **query: Any) -> Any:
    return client.get(URL, query_string=query)


def test_the_answer_names_every_day_that_did_not_count(client: StrictClient) -> None:
    answer = ask(client, event_on="2026-03-30", working_days=10, nation="england")
    assert answer.status_code == 200
    assert answer.json["due_on"] == "2026-04-15"
    assert {"on": "2026-04-03", "why": "Good Friday"} in answer.json["skipped"]
    assert {"on": "2026-04-04", "why": "weekend"} in answer.json["skipped"]
    assert len(answer.json["skipped"]) == 6


@pytest.mark.parametrize("nation", list(Nation))
def test_every_nation_is_answered_by_its_own_holidays(client: StrictClient, nation: Nation) -> None:
    answer = ask(client, event_on="2026-03-16", working_days=5, nation=nation.value)
    expected = working_day_after(date(2026, 3, 16), 5, nation)
    assert answer.json["due_on"] == expected.due_on.isoformat()


def test_no_working_days_is_the_day_itself(client: StrictClient) -> None:
    answer = ask(client, event_on="2026-12-25", working_days=0, nation="wales")
    assert (answer.json["due_on"], answer.json["skipped"]) == ("2026-12-25", [])


@pytest.mark.parametrize(
    "query,fields",
    [
        ({}, {"event_on", "working_days", "nation"}),
        ({"event_on": "30/03/2026"}, {"event_on", "working_days", "nation"}),
        ({"event_on": "2026-02-30", "working_days": "1", "nation": "wales"}, {"event_on"}),
        ({"event_on": "1700000000", "working_days": "1", "nation": "wales"}, {"event_on"}),
        ({"event_on": "1999-12-31", "working_days": "1", "nation": "wales"}, {"event_on"}),
        ({"event_on": "9999-12-31", "working_days": "1", "nation": "wales"}, {"event_on"}),
        ({"event_on": "2026-03-30", "working_days": "-1", "nation": "wales"}, {"working_days"}),
        ({"event_on": "2026-03-30", "working_days": "1.5", "nation": "wales"}, {"working_days"}),
        ({"event_on": "2026-03-30", "working_days": "261", "nation": "wales"}, {"working_days"}),
        ({"event_on": "2026-03-30", "working_days": "1", "nation": "france"}, {"nation"}),
        (
            {"event_on": "2026-03-30", "working_days": "1", "nation": "wales", "owl": "1"},
            {"owl"},
        ),
    ],
)
def test_an_odd_question_is_refused_by_field(
    client: StrictClient, query: dict[str, str], fields: set[str]
) -> None:
    answer = ask(client, **query)
    assert answer.status_code == 422
    error = answer.json["error"]
    assert error["code"] == "invalid"
    assert set(error["fields"]) == fields
    assert all(messages for messages in error["fields"].values())


def test_the_question_and_the_answer_stand_in_the_document(client: StrictClient) -> None:
    document: Any = client.get("/api/v1/openapi.json").json
    assert "/sponsorship/deadline" in document["paths"]
