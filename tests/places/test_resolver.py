"""The one resolver: areas, points, questions and misses, and never an exception."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.places import rules
from workforce.places.rules.gazetteer import gazetteer
from workforce.places.rules.index import index
from workforce.places.rules.tables import counties, members

resolve = rules.resolve
Kind = rules.Kind


def labels(choices: tuple[rules.Choice, ...]) -> list[str]:
    return [choice.label for choice in choices]


@pytest.mark.parametrize(
    "typed",
    [
        None,
        "",
        "   ",
        "England",
        "ENGLAND",
        "uk",
        "UK ",
        "United Kingdom",
        "the united kingdom",
        "Britain",
        "great britain",
        "anywhere",
        "everywhere",
        "nationwide",
    ],
)
def test_nationwide_words_put_no_limit_on_where(typed: str | None) -> None:
    found = resolve(typed)
    assert found.kind is Kind.NATIONWIDE
    assert found.is_nationwide
    assert found.found


@pytest.mark.parametrize(
    "typed,slug",
    [
        ("North West", "north-west"),
        ("north-west", "north-west"),
        ("Yorkshire and The Humber", "yorkshire-and-the-humber"),
        ("yorkshire & humber", "yorkshire-and-the-humber"),
        ("Yorkshire", "yorkshire-and-the-humber"),
        ("London", "london"),
        ("Greater London", "london"),
        ("East of England", "east-of-england"),
        ("Wales", "wales"),
        ("Cymru", "wales"),
        ("region:wales", "wales"),
        ("E12000002", "north-west"),
    ],
)
def test_a_region_is_found(typed: str, slug: str) -> None:
    found = resolve(typed)
    assert (found.kind, found.token) == (Kind.REGION, f"region:{slug}")
    assert found.is_area


def test_wales_is_an_area_and_the_village_of_that_name_is_offered() -> None:
    found = resolve("Wales")
    assert found.nation is rules.Nation.WALES
    assert len(found.authority_codes) == 22
    assert labels(found.alternatives) == ["Wales, Rotherham"]


def test_london_is_the_region_and_the_place_is_offered() -> None:
    found = resolve("London")
    assert len(found.authority_codes) == 33
    assert labels(found.alternatives) == ["London, Westminster"]


@pytest.mark.parametrize(
    "typed,code",
    [
        ("Leeds", "E08000035"),
        ("leeds", "E08000035"),
        ("Hull", "E06000010"),
        ("kingston upon hull", "E06000010"),
        ("Bristol", "E06000023"),
        ("City of Bristol", "E06000023"),
        ("Bristol, City of", "E06000023"),
        ("St Helens", "E08000013"),
        ("saint helens", "E08000013"),
        ("St. Helens", "E08000013"),
        ("Durham", "E06000047"),
        ("Southend on Sea", "E06000033"),
        ("Southend", "E06000033"),
        ("Stoke on Trent", "E06000021"),
        ("Bournemouth, Christchurch & Poole", "E06000058"),
        ("Brighton & Hove", "E06000043"),
        ("the wirral", "E08000015"),
        ("Caerdydd", "W06000015"),
        ("ynys mon", "W06000001"),
        ("Ynys Môn", "W06000001"),
        ("Somerset", "E06000066"),
        ("North Yorkshire", "E06000065"),
    ],
)
def test_an_authority_is_found_however_it_is_written(typed: str, code: str) -> None:
    found = resolve(typed)
    assert (found.kind, found.token) == (Kind.AUTHORITY, f"authority:{code}")
    assert code in found.authority_codes


def test_an_authority_wins_over_the_place_of_its_name_which_is_offered() -> None:
    found = resolve("Leeds")
    assert found.kind is Kind.AUTHORITY
    (place,) = found.alternatives
    assert place.label == "Leeds, Yorkshire and The Humber"
    assert resolve(place.token).kind is Kind.PLACE
    assert resolve(place.label).token == place.token


def test_all_78_authorities_with_the_name_of_a_place_win_and_offer_the_place() -> None:
    names = {place.name.lower() for place in gazetteer().places}
    shared = [fact for fact in rules.authorities() if fact.name.lower() in names]
    assert len(shared) == 78
    for fact in shared:
        found = resolve(fact.name)
        assert found.token == f"authority:{fact.code}"
        assert Kind.PLACE in {choice.kind for choice in found.alternatives}


def test_a_name_only_places_bear_is_asked_back() -> None:
    found = resolve("Ashford")
    assert found.kind is Kind.AMBIGUOUS
    assert not found.found
    assert labels(found.choices) == ["Ashford, Kent", "Ashford, Surrey"]


def test_an_authority_of_a_common_name_offers_the_places() -> None:
    found = resolve("Newport")
    assert found.token == "authority:W06000022"
    assert {"Newport, Wales", "Newport, Isle of Wight"} <= set(labels(found.alternatives))


def test_a_short_name_is_asked_back_when_it_could_be_several() -> None:
    found = resolve("Newcastle")
    assert found.kind is Kind.AMBIGUOUS
    assert {"Newcastle upon Tyne", "Newcastle under Lyme, Staffordshire"} <= set(
        labels(found.choices)
    )


@pytest.mark.parametrize(
    "typed,token",
    [
        ("Pudsey", "place:pudsey-yorkshire-and-the-humber"),
        ("king's lynn", "place:kings-lynn-east-of-england"),
        ("Kings Lynn", "place:kings-lynn-east-of-england"),
        ("Reading, Berkshire", "authority:E06000038"),
        ("Ashford, Kent", "place:ashford-south-east-kent"),
        ("Ashford Kent", "place:ashford-south-east-kent"),
        ("Ashford, South East, UK", None),
        ("Leeds, UK", "authority:E08000035"),
        ("Leeds,", "authority:E08000035"),
        ("Preston, Lancashire", "place:preston-north-west"),
    ],
)
def test_a_place_can_be_told_with_where_it_is(typed: str, token: str | None) -> None:
    assert resolve(typed).token == (token or "")


@pytest.mark.parametrize(
    "typed,authority",
    [
        ("LS1 4AP", "E08000035"),
        ("PL1 2AA", "E06000026"),
        ("CF10 3AT", "W06000015"),
        ("HU1 2AA", "E06000010"),
        ("NE1 7RU", "E08000021"),
        ("TR1 2NE", "E06000052"),
        ("CA1 1QE", "E06000063"),
        ("ls14ap", "E08000035"),
        (" ls1   4ap ", "E08000035"),
        ("12 High Street, Leeds LS1 4AP", "E08000035"),
    ],
)
def test_a_postcode_is_found_by_its_outcode(typed: str, authority: str) -> None:
    found = resolve(typed)
    assert found.kind is Kind.POSTCODE
    assert found.is_point
    assert found.authority_codes == {authority}


def test_the_second_half_of_a_postcode_is_never_kept() -> None:
    found = resolve("12 High Street, Leeds LS1 4AP")
    assert "4AP" not in repr(found)
    assert "High" not in repr(found)
    assert (found.text, found.token, found.label) == ("LS1", "outcode:LS1", "LS1")
    assert found.point == resolve("LS1").point
    assert "1AA" not in repr(resolve("EH1 1AA"))


def test_an_outcode_across_a_border_asks_to_be_confirmed() -> None:
    assert resolve("LS1").sure
    assert not resolve("GL56").sure


@pytest.mark.parametrize(
    "typed,size",
    [("Greater Manchester", 10), ("South East RCC", 19), ("cooperative:GM", 10)],
)
def test_a_cooperative_is_the_area_of_its_members(typed: str, size: int) -> None:
    found = resolve(typed)
    assert found.kind is Kind.COOPERATIVE
    assert len(found.authority_codes) == size
    assert {fact.authority_code for fact in members()} >= found.authority_codes


@pytest.mark.parametrize("county", counties(), ids=lambda county: county.slug)
def test_a_county_that_people_speak_of_is_the_area_of_its_councils(county: object) -> None:
    name = getattr(county, "name", "")
    found = resolve(name)
    assert found.kind is Kind.COUNTY
    assert found.authority_codes >= getattr(county, "authority_codes", frozenset())


def test_an_ended_authority_is_searched_as_its_successors() -> None:
    found = resolve("Cumbria")
    assert found.kind is Kind.AUTHORITY
    assert found.authority_codes == {"E10000006", "E06000063", "E06000064"}


@pytest.mark.parametrize(
    "token,code",
    [
        ("authority:E08000016", "E08000038"),
        ("E08000019", "E08000039"),
        ("authority:E10000023", "E06000065"),
    ],
)
def test_a_saved_search_survives_a_change_of_code(token: str, code: str) -> None:
    assert resolve(token).token == f"authority:{code}"


@pytest.mark.parametrize(
    "typed",
    ["Scotland", "zzzz", "EH1 1AA", "!!!", "place:nowhere", "outcode:ZZ9", ":", ",,,", "383", "%s"],
)
def test_an_unknown_place_is_an_answer_and_not_an_exception(typed: str) -> None:
    found = resolve(typed)
    assert found.kind is Kind.UNKNOWN
    assert not found.found
    assert found.token == ""


@given(st.text())
def test_no_text_ever_raises(typed: str) -> None:
    assert resolve(typed).kind in Kind


@given(st.text("lLsS1 4aApP,.:-&'é\x00\n%{}<>", max_size=30))
def test_no_text_that_looks_like_a_place_ever_raises(typed: str) -> None:
    found = resolve(typed)
    assert found.kind in Kind
    assert found.found == bool(found.token)


@given(st.sampled_from(sorted(gazetteer().outcodes)))
def test_every_outcode_resolves_to_itself(code: str) -> None:
    found = resolve(code.lower())
    assert (found.kind, found.label) == (Kind.OUTCODE, code)
    assert resolve(found.token) == found


def test_every_token_and_every_label_of_the_index_resolves_to_its_entry() -> None:
    entries = {entry.meaning.token: entry for entry in index().tokens.values()}
    assert len(entries) > 5_300
    for token, entry in entries.items():
        assert resolve(token).token == token
        assert resolve(entry.meaning.label).token == token


@given(st.sampled_from(gazetteer().places))
def test_every_place_is_found_or_asked_back_by_its_bare_name(place: object) -> None:
    token = f"place:{getattr(place, 'key', '')}"
    found = resolve(getattr(place, "name", ""))
    offered = {choice.token for choice in (*found.choices, *found.alternatives)}
    assert found.token == token or token in offered


def test_a_choice_says_what_kind_of_thing_it_is() -> None:
    found = resolve("Leeds")
    assert rules.choice_label(found.choice) == "Leeds – council area"
    assert rules.choice_label(found.alternatives[0]) == (
        "Leeds, Yorkshire and The Humber – town, village or district"
    )
