"""A radius ends where it says: for a search, for an alert, and for what is offered instead."""

import pytest

from tests.vacancies.test_search import at, titles
from workforce.core import clock
from workforce.places import rules as places
from workforce.places.rules.gazetteer import gazetteer
from workforce.vacancies.queries import results
from workforce.vacancies.rules.returning import alerts
from workforce.vacancies.rules.search import asked

LEEDS = "E08000035"


def edge(miles: int) -> tuple[str, str, str]:
    """An outcode with one public point less than a mile inside a radius and one just outside."""
    for code in sorted(gazetteer().outcodes):
        near = places.points_by_distance(places.resolve(code), miles + 1)
        inside = [key for key, away in near if miles - 1 < away <= miles]
        outside = [key for key, away in near if miles < away < miles + 1]
        if inside and outside:
            return code, inside[-1], outside[0]
    raise LookupError(miles)


@pytest.mark.parametrize("miles", [5, 10, 15, 20, 25, 50])
@pytest.mark.usefixtures("session")
def test_a_radius_holds_the_last_point_inside_and_not_the_first_outside(miles: int) -> None:
    code, inside, outside = edge(miles)
    at(LEEDS, inside, title="Just inside")
    at(LEEDS, outside, title="Just outside")
    assert titles(location=code, radius=str(miles)) == ["Just inside"]
    reached = {point for _area, point in alerts.reach(f"outcode:{code}", miles)}
    assert inside in reached
    assert outside not in reached


@pytest.mark.usefixtures("session")
def test_a_larger_radius_that_is_offered_counts_what_it_finds() -> None:
    code, _inside, outside = edge(10)
    at(LEEDS, outside, title="Just outside")
    search = asked(location=code, radius="10")
    assert results.wider(search, clock.today()) == [(15, 1)]
    assert titles(location=code, radius="15") == ["Just outside"]
