"""Authorities by code and name, each on the days on which it stood."""

from collections import Counter
from datetime import date

import pytest

from workforce.places import rules
from workforce.places.rules import tables

LAST_OF_CUMBRIA = date(2023, 3, 31)
FIRST_OF_CUMBERLAND = date(2023, 4, 1)
TODAY = date(2026, 9, 1)


def code_on(written: str, day: date) -> str | None:
    found = rules.directory().on(written, day)
    return found.code if found else None


def test_153_english_and_22_welsh_authorities_stand_today() -> None:
    nations = Counter(fact.nation for fact in rules.directory().live(TODAY))
    assert nations == {rules.Nation.ENGLAND: 153, rules.Nation.WALES: 22}


def test_each_region_has_its_number_of_authorities() -> None:
    regions = {region.code: region.slug for region in rules.regions()}
    counts = Counter(regions[fact.region_code] for fact in rules.directory().live(TODAY))
    assert counts == {
        "north-east": 12,
        "north-west": 24,
        "yorkshire-and-the-humber": 15,
        "east-midlands": 10,
        "west-midlands": 14,
        "east-of-england": 11,
        "london": 33,
        "south-east": 19,
        "south-west": 15,
        "wales": 22,
    }


def test_regions_come_in_the_order_in_which_every_page_lists_them() -> None:
    assert [region.slug for region in rules.regions()] == [
        "north-east",
        "north-west",
        "yorkshire-and-the-humber",
        "east-midlands",
        "west-midlands",
        "east-of-england",
        "london",
        "south-east",
        "south-west",
        "wales",
    ]


def test_there_were_152_english_authorities_before_april_2023_and_151_before_april_2021() -> None:
    english = rules.Nation.ENGLAND
    before_2023 = [f for f in rules.directory().live(LAST_OF_CUMBRIA) if f.nation is english]
    before_2021 = [f for f in rules.directory().live(date(2021, 3, 31)) if f.nation is english]
    assert (len(before_2023), len(before_2021)) == (152, 151)


def test_cumbria_still_stood_on_31_march_2023_and_not_a_day_longer() -> None:
    assert code_on("Cumbria", LAST_OF_CUMBRIA) == "E10000006"
    assert code_on("E10000006", LAST_OF_CUMBRIA) == "E10000006"
    assert code_on("Cumbria", FIRST_OF_CUMBERLAND) is None
    assert code_on("E10000006", FIRST_OF_CUMBERLAND) is None


@pytest.mark.parametrize("name", ["Cumberland", "Westmorland and Furness"])
def test_the_successors_of_cumbria_begin_the_day_after(name: str) -> None:
    assert code_on(name, LAST_OF_CUMBRIA) is None
    found = rules.directory().on(name, FIRST_OF_CUMBERLAND)
    assert found is not None
    assert found.predecessor == "E10000006"


@pytest.mark.parametrize(
    "written,before,after",
    [
        ("North Yorkshire", "E10000023", "E06000065"),
        ("815", "E10000023", "E06000065"),
        ("Somerset", "E10000027", "E06000066"),
        ("933", "E10000027", "E06000066"),
    ],
)
def test_a_name_kept_by_a_new_authority_means_the_one_of_the_day(
    written: str, before: str, after: str
) -> None:
    assert code_on(written, LAST_OF_CUMBRIA) == before
    assert code_on(written, FIRST_OF_CUMBERLAND) == after


def test_northamptonshire_was_divided_on_1_april_2021() -> None:
    assert code_on("Northamptonshire", date(2021, 3, 31)) == "E10000021"
    assert code_on("North Northamptonshire", date(2021, 3, 31)) is None
    assert code_on("North Northamptonshire", date(2021, 4, 1)) == "E06000061"
    assert code_on("West Northamptonshire", date(2021, 4, 1)) == "E06000062"


@pytest.mark.parametrize("day", [date(2021, 3, 31), date(2025, 4, 30), date(2025, 5, 1), TODAY])
@pytest.mark.parametrize(
    "written,code",
    [
        ("E08000016", "E08000038"),
        ("E08000038", "E08000038"),
        ("370", "E08000038"),
        ("Barnsley", "E08000038"),
        ("E08000019", "E08000039"),
        ("E08000039", "E08000039"),
        ("373", "E08000039"),
        ("Sheffield", "E08000039"),
    ],
)
def test_old_and_new_codes_of_barnsley_and_sheffield_mean_one_authority_each(
    written: str, code: str, day: date
) -> None:
    assert code_on(written, day) == code


@pytest.mark.parametrize(
    "written,code",
    [
        ("Southend on Sea", "E06000033"),
        ("Durham", "E06000047"),
        ("St Helens", "E08000013"),
        ("Bristol", "E06000023"),
        ("Herefordshire", "E06000019"),
        ("Bournemouth, Christchurch & Poole", "E06000058"),
        ("Kingston upon Hull", "E06000010"),
        ("Cumbria", "E10000006"),
    ],
)
def test_the_eight_names_of_the_2023_register_are_known_on_its_day(written: str, code: str) -> None:
    assert code_on(written, LAST_OF_CUMBRIA) == code


@pytest.mark.parametrize(
    "written",
    ["Bristol, City of", "City of Bristol", "BRISTOL", "  bristol ", "e06000023", "801"],
)
def test_one_authority_is_found_under_every_way_of_writing_it(written: str) -> None:
    assert code_on(written, TODAY) == "E06000023"


@pytest.mark.parametrize(
    "written,codes",
    [
        ("E09000021 / E09000027", ("E09000021", "E09000027")),
        ("E06000061 / E06000062", ("E06000061", "E06000062")),
        ("E08000035", ("E08000035",)),
        ("E08000035 / nonsense", ()),
        ("", ()),
    ],
)
def test_joint_codes_are_split_and_half_a_joint_return_is_none(
    written: str, codes: tuple[str, ...]
) -> None:
    assert tuple(fact.code for fact in rules.directory().all_on(written, TODAY)) == codes


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2022, 1, 1), LAST_OF_CUMBRIA, TODAY])
def test_no_name_means_two_authorities_on_one_day(day: date) -> None:
    known = rules.directory()._by_key.values()
    doubled = [facts for facts in known if sum(fact.stood_on(day) for fact in facts) > 1]
    assert doubled == []


def test_every_alias_and_every_member_names_an_authority_we_have() -> None:
    codes = {fact.code for fact in tables.authorities()}
    assert {alias.code for alias in tables.aliases()} <= codes
    assert {member.authority_code for member in tables.members()} <= codes
    assert {code for county in tables.counties() for code in county.authority_codes} <= codes
    assert {fact.predecessor for fact in tables.authorities() if fact.predecessor} <= codes


def test_every_welsh_authority_has_a_welsh_name() -> None:
    welsh = [fact for fact in tables.authorities() if fact.nation is rules.Nation.WALES]
    assert all(fact.welsh_name for fact in welsh)


def test_the_cooperatives_have_10_and_19_members_and_the_inferred_list_says_so() -> None:
    counts = Counter((fact.cooperative_code, fact.basis) for fact in tables.members())
    assert counts == {("GM", rules.Basis.PUBLISHED): 10, ("SE", rules.Basis.INFERRED): 19}


def test_an_ended_authority_is_covered_only_by_all_its_successors() -> None:
    directory = rules.directory()
    both = frozenset({"E06000063", "E06000064"})
    assert directory.with_ended(both) == both | {"E10000006"}
    assert directory.with_ended(frozenset({"E06000063"})) == {"E06000063"}
