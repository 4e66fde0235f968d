"""Which authorities and public points a search reaches, and how far it looks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.places import rules
from workforce.places.rules.gazetteer import gazetteer

resolve = rules.resolve
RADII = st.sampled_from(rules.RADIUS_OPTIONS)
AREAS = ("Leeds", "South East", "Wales", "Greater Manchester", "Cumbria", "West Yorkshire")


@pytest.mark.parametrize(
    "where,raw,miles",
    [
        ("LS1", None, 15),
        ("LS1", "", 15),
        ("LS1", "0", 15),
        ("LS1", "twenty", 15),
        ("LS1", "nan", 15),
        ("LS1", "inf", 15),
        ("LS1", "20", 20),
        ("LS1", 20, 20),
        ("LS1", " 20 ", 20),
        ("LS1", "-20", 20),
        ("LS1", "7", 10),
        ("LS1", "201", 200),
        ("LS1", "999999", 200),
        ("LS1", "9" * 5000, 15),
        ("Leeds", None, 0),
        ("Leeds", "0", 0),
        ("Leeds", "-0", 0),
        ("Leeds", "ten", 0),
        ("Leeds", "10", 10),
        ("Leeds", "-10", 10),
        ("Wales", "500", 200),
        ("", None, 0),
        ("Ashford", None, 15),
        ("Nowhere at all", "x", 15),
    ],
)
def test_the_radius_is_always_one_of_the_options(
    where: str, raw: str | int | None, miles: int
) -> None:
    assert rules.radius(resolve(where), raw) == miles
    assert miles in rules.RADIUS_OPTIONS


@given(st.text() | st.integers() | st.none())
def test_no_radius_ever_raises(raw: str | int | None) -> None:
    assert rules.radius(resolve("LS1"), raw) in rules.RADIUS_OPTIONS
    assert rules.radius(resolve("Leeds"), raw) in rules.RADIUS_OPTIONS


def test_an_area_is_its_authorities_and_a_point_is_none() -> None:
    assert rules.areas(resolve("Leeds")) == {"E08000035"}
    assert len(rules.areas(resolve("South East"))) == 19
    assert rules.areas(resolve("LS1")) == frozenset()
    assert rules.areas(resolve("Ashford")) == frozenset()
    assert rules.areas(resolve("nowhere")) == frozenset()
    assert len(rules.areas(resolve("England"))) == 179


def test_a_region_holds_the_ended_authorities_of_its_ground_and_a_part_does_not() -> None:
    assert "E10000006" in rules.areas(resolve("North West"))
    assert "E10000006" in rules.areas(resolve("Cumbria"))
    assert "E10000006" not in rules.areas(resolve("Cumberland"))
    assert "E10000023" in rules.areas(resolve("North Yorkshire"))


def test_an_area_without_radius_reaches_no_point_beyond_its_authorities() -> None:
    assert rules.points_within(resolve("Leeds"), 0) == frozenset()


def test_within_20_miles_of_ls1_lie_leeds_and_bradford_but_not_hull() -> None:
    near = rules.points_within(resolve("LS1 4AP"), 20)
    assert "leeds-yorkshire-and-the-humber" in near
    assert "bradford-yorkshire-and-the-humber" in near
    assert not {key for key in near if key.startswith("kingston-upon-hull")}


def test_points_come_nearest_first_with_their_miles() -> None:
    listed = rules.points_by_distance(resolve("LS1"), 50)
    distances = [miles for _, miles in listed]
    assert listed[0][0] == "leeds-yorkshire-and-the-humber"
    assert distances == sorted(distances)
    assert frozenset(key for key, _ in listed) == rules.points_within(resolve("LS1"), 50)


def test_distances_are_told_from_points_only() -> None:
    key = "leeds-yorkshire-and-the-humber"
    near = rules.distance_to(resolve("LS1"), key)
    assert near is not None
    assert near < 1
    assert rules.distance_to(resolve("Leeds"), key) is None
    assert rules.distance_to(resolve("England"), key) is None
    assert rules.distance_to(resolve("LS1"), "nowhere") is None
    assert rules.points_by_distance(resolve("Leeds"), 50) == ()


@given(st.sampled_from(sorted(gazetteer().outcodes)), RADII, RADII)
def test_a_wider_radius_around_a_point_reaches_all_that_a_narrower_does(
    code: str, one: int, two: int
) -> None:
    near, far = sorted((one, two))
    assert rules.points_within(resolve(code), near) <= rules.points_within(resolve(code), far)


@given(st.sampled_from(AREAS), RADII, RADII)
def test_a_wider_radius_around_an_area_reaches_all_that_a_narrower_does(
    where: str, one: int, two: int
) -> None:
    near, far = sorted((one, two))
    assert rules.points_within(resolve(where), near) <= rules.points_within(resolve(where), far)


@pytest.mark.parametrize("where", ["Leeds", "Wales", "London"])
@pytest.mark.parametrize("miles", [5, 25, 200])
def test_an_area_reaches_exactly_the_points_near_any_of_its_outcodes(
    where: str, miles: int
) -> None:
    found = resolve(where)
    inside = [
        known.point
        for known in gazetteer().outcodes.values()
        if known.authority_code in found.authority_codes
    ]
    expected = {
        big.key
        for big in rules.public_points()
        if any(rules.distance_miles(big.point, centre) <= miles for centre in inside)
    }
    assert rules.points_within(found, miles) == expected


def test_nationwide_reaches_every_point_and_a_miss_none() -> None:
    assert len(rules.points_within(resolve(""), 0)) == 600
    assert rules.points_within(resolve("nowhere at all"), 200) == frozenset()
    assert rules.points_within(resolve("Ashford"), 200) == frozenset()


@pytest.mark.parametrize("where", ["LS1", "Leeds", "South East", "England"])
def test_a_search_area_is_found_in_under_three_milliseconds(where: str) -> None:
    found = resolve(where)
    rules.points_within(found, 20)
    quickest = 1.0
    for _ in range(5):
        begun = time.perf_counter()
        rules.points_within(found, 20)
        quickest = min(quickest, time.perf_counter() - begun)
    assert quickest < 0.003


def test_only_the_keys_of_big_places_enter_a_search() -> None:
    keys = {big.key for big in rules.public_points()}
    for where in ("LS1 4AP", *AREAS):
        assert rules.points_within(resolve(where), 25) <= keys
