"""Homes that an older register puts in a council area that has ended are found by its heirs."""

import pytest
from flask import Flask

from tests.factories import providers, vacancies
from workforce.core import clock
from workforce.vacancies.queries import results
from workforce.vacancies.rules.search import asked

CUMBRIA, NORTH_WEST = "E10000006", "E12000002"


@pytest.mark.parametrize(
    "location, found",
    [
        ("Cumbria", ["Barrow", "Carlisle"]),
        ("Cumberland", ["Carlisle"]),
        ("Westmorland and Furness", ["Barrow"]),
        ("North West", ["Barrow", "Carlisle"]),
        ("Lancashire", []),
    ],
)
def test_a_home_of_an_ended_area_is_found_by_its_public_point(
    app: Flask, location: str, found: list[str]
) -> None:
    _ = app
    for title, point in (
        ("Carlisle", "carlisle-north-west"),
        ("Barrow", "barrow-in-furness-north-west"),
    ):
        home = providers.make_home(
            providers.make_organisation(),
            authority_code=CUMBRIA,
            region_code=NORTH_WEST,
            public_point=point,
        )
        vacancies.make_vacancy(home, title=title)
    rows = results.found(asked(location=location), 1, clock.today()).rows
    assert sorted(row.title for row in rows) == found
