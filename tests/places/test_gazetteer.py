"""Outcodes, places and the public points, which are the finest place the public ever sees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workforce.places import rules
from workforce.places.rules.gazetteer import gazetteer

latitudes = st.floats(49.8, 55.9)
longitudes = st.floats(-6.4, 1.8)
known_outcodes = st.sampled_from(sorted(gazetteer().outcodes))
inwards = st.from_regex(r"[0-9][A-Z]{2}", fullmatch=True)


def test_the_tables_are_whole() -> None:
    assert len(gazetteer().outcodes) == 2_426
    assert len(gazetteer().places) == 5_118
    assert len(rules.public_points()) == 600


@pytest.mark.parametrize(
    "postcode,authority,region",
    [
        ("LS1 4AP", "Leeds", "yorkshire-and-the-humber"),
        ("PL1 2AA", "Plymouth", "south-west"),
        ("CF10 3AT", "Cardiff", "wales"),
        ("HU1 2AA", "Kingston upon Hull", "yorkshire-and-the-humber"),
        ("NE1 7RU", "Newcastle upon Tyne", "north-east"),
        ("TR1 2NE", "Cornwall", "south-west"),
        ("CA1 1QE", "Cumberland", "north-west"),
    ],
)
def test_a_postcode_lies_in_the_authority_of_its_outcode(
    postcode: str, authority: str, region: str
) -> None:
    found = rules.outcode(postcode)
    assert found is not None
    fact = rules.directory().by_code(found.authority_code)
    assert fact is not None
    assert fact.display_name == authority
    assert found.region_code == next(r.code for r in rules.regions() if r.slug == region)


@pytest.mark.parametrize(
    "typed,outcode",
    [
        ("LS1 4AP", "LS1"),
        ("ls14ap", "LS1"),
        (" ls1  4ap ", "LS1"),
        ("LS1-4AP", "LS1"),
        ("LS14", "LS14"),
        ("LS1 4", "LS1"),
        ("EC1A 1BB", "EC1A"),
        ("ec1a1bb", "EC1A"),
        ("M1 1AE", "M1"),
        ("m11ae", "M1"),
        ("W1", "W1"),
        ("EH1 1AA", None),
        ("BT1 1AA", None),
        ("LS1 4APX", None),
        ("Leeds", None),
        ("", None),
    ],
)
def test_the_outcode_is_read_however_it_is_typed(typed: str, outcode: str | None) -> None:
    assert rules.outcode_of(typed) == outcode


def test_a_london_district_that_is_always_divided_is_its_parts_together() -> None:
    west_end = rules.outcode("W1")
    assert west_end is not None
    assert west_end.authority_code == "E09000033"
    parts = [known for known in gazetteer().outcodes.values() if known.code[:-1] == "W1"]
    assert {"W1A", "W1U"} <= {part.code for part in parts}
    inside = [part for part in parts if not part.code[-1].isdigit()]
    assert west_end.postcodes == sum(part.postcodes for part in inside)


def test_every_public_point_has_20_000_people_and_a_key_and_place_of_its_own() -> None:
    places = {place.key: place for place in gazetteer().places}
    assert len(places) == 5_118
    assert all(places[big.key].population >= 20_000 for big in rules.public_points())
    assert max(len(key) for key in places) <= 80
    assert len({big.point for big in rules.public_points()}) == 600


def test_keys_of_places_are_made_of_name_region_and_what_tells_them_apart() -> None:
    keys = {place.key for place in gazetteer().places}
    assert {
        "leeds-yorkshire-and-the-humber",
        "ashford-south-east-kent",
        "ashford-south-east-surrey",
        "newport-wales-newport",
    } <= keys


def test_a_home_in_leeds_is_seen_in_leeds() -> None:
    seen = rules.public_point("LS1 4AP")
    assert seen is not None
    assert (seen.key, seen.name) == ("leeds-yorkshire-and-the-humber", "Leeds")


@given(known_outcodes, inwards, inwards)
def test_homes_of_one_outcode_are_seen_at_one_public_point(code: str, one: str, two: str) -> None:
    seen = rules.public_point(f"{code} {one}")
    assert seen == rules.public_point(f"{code}{two}".lower()) == rules.public_point(code)


@settings(max_examples=50)
@given(latitudes, longitudes)
def test_a_public_point_is_the_nearest_big_place_and_nothing_finer(lat: float, lon: float) -> None:
    here = rules.Point(lat, lon)
    seen = rules.public_point_near(here)
    assert seen in rules.public_points()
    nearest = min(rules.distance_miles(here, big.point) for big in rules.public_points())
    assert rules.distance_miles(here, seen.point) == pytest.approx(nearest, abs=0.001)


@given(st.sampled_from(rules.public_points()))
def test_a_public_point_is_its_own_public_point_and_is_found_by_key(big: rules.PublicPoint) -> None:
    assert rules.public_point_near(big.point) == big
    assert rules.public_point_by_key(big.key) == big


@pytest.mark.parametrize("fact", rules.authorities(), ids=lambda fact: fact.code)
def test_a_home_of_which_only_the_authority_is_known_has_a_public_point(
    fact: rules.AuthorityFact,
) -> None:
    assert rules.public_point_of_authority(fact.code) is not None


def test_an_unknown_authority_or_outcode_has_no_public_point() -> None:
    assert rules.public_point_of_authority("E99999999") is None
    assert rules.public_point("ZZ9 9ZZ") is None
    assert rules.public_point_by_key("nowhere") is None


def test_every_outcode_lies_in_an_authority_and_region_we_have() -> None:
    standing = {fact.code: fact for fact in rules.directory().standing()}
    for known in gazetteer().outcodes.values():
        assert standing[known.authority_code].region_code == known.region_code
    assert {known.authority_code for known in gazetteer().outcodes.values()} == set(standing)
