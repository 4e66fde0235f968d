"""Distances and the bands in which the public sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.places import rules
from workforce.places.rules.distance import closeness, nearness, vector

points = st.builds(rules.Point, st.floats(49.8, 55.9), st.floats(-6.4, 1.8))
miles = st.floats(0, 500)


def test_london_to_leeds_is_about_170_miles() -> None:
    london, leeds = rules.Point(51.5085, -0.1257), rules.Point(53.7965, -1.5478)
    assert rules.distance_miles(london, leeds) == pytest.approx(168.5, abs=1.5)


@given(points, points)
def test_distance_is_the_same_both_ways_and_never_negative(
    one: rules.Point, two: rules.Point
) -> None:
    there = rules.distance_miles(one, two)
    assert there == pytest.approx(rules.distance_miles(two, one))
    assert there >= 0
    assert rules.distance_miles(one, one) == 0


@given(points, points, points)
def test_going_round_is_never_shorter(a: rules.Point, b: rules.Point, c: rules.Point) -> None:
    round_about = rules.distance_miles(a, b) + rules.distance_miles(b, c)
    assert rules.distance_miles(a, c) <= round_about + 0.000_001


@given(points, points, st.sampled_from([1, 5, 10, 15, 20, 25, 50, 100, 200]))
def test_the_quick_comparison_agrees_with_the_distance(
    one: rules.Point, two: rules.Point, radius: int
) -> None:
    distance = rules.distance_miles(one, two)
    quick = closeness(vector(one), vector(two)) >= nearness(radius)
    assert quick == (distance <= radius) or distance == pytest.approx(radius, abs=0.001)


@pytest.mark.parametrize(
    "distance,edge",
    [
        (0, 5),
        (5, 5),
        (5.01, 10),
        (10, 10),
        (14.9, 15),
        (19, 20),
        (20.5, 25),
        (26, 50),
        (99, 100),
        (101, 200),
        (200, 200),
        (200.1, None),
    ],
)
def test_a_distance_falls_into_its_band(distance: float, edge: int | None) -> None:
    assert rules.band(distance) == rules.Band(edge)


@given(miles, miles)
def test_farther_is_never_in_a_nearer_band(one: float, two: float) -> None:
    near, far = sorted((one, two))
    last = 1_000
    assert (rules.band(near).up_to or last) <= (rules.band(far).up_to or last)


@given(miles)
def test_a_band_never_understates(distance: float) -> None:
    edge = rules.band(distance).up_to
    assert edge is None or distance <= edge
