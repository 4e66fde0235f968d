"""Places offered while somebody types where: none of them is refused afterwards."""

from urllib.parse import urlencode

import pytest

from tests.factories import vacancies
from tests.page import StrictClient


@pytest.mark.parametrize("typed", ["lee", "Bris", "LS1", "caer", "newp", "york", "sutt", "north"])
def test_every_place_that_is_offered_can_be_searched(client: StrictClient, typed: str) -> None:
    vacancies.make_vacancy()
    offered = client.get(f"/jobs/places.json?q={typed}").get_json()
    assert 1 <= len(offered) <= 5
    for place in offered:
        page = client.page("/jobs?" + urlencode({"location": place, "radius": "200"}))
        assert "We could not find" not in page.main, place
        assert page.text("#results")
        assert "more than one place" not in page.main, place


def test_too_little_or_nothing_that_is_known_offers_nothing(client: StrictClient) -> None:
    for typed in ("", "le", "zzzz", "%00"):
        answer = client.get("/jobs/places.json", query_string={"q": typed})
        assert (answer.status_code, answer.json) == (200, [])
    assert client.queries == []
