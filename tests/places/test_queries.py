"""Reading regions, authorities and co-operatives from the database, as they stood on a day."""

from datetime import date

import pytest

from tests.factories import places as make
from workforce.places import queries, rules
from workforce.places.models import Authority

pytestmark = pytest.mark.usefixtures("session")

LAST_OF_CUMBRIA = date(2023, 3, 31)
TODAY = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def loaded(session: object) -> None:
    _ = session
    make.reference()


def code_of(found: Authority | None) -> str | None:
    return found.code if found else None


def test_the_ten_regions_come_in_order_with_nation_and_welsh_name() -> None:
    regions = queries.regions()
    assert [region.slug for region in regions] == [fact.slug for fact in rules.regions()]
    assert regions[-1].nation is rules.Nation.WALES
    assert regions[-1].welsh_name == "Cymru"


def test_a_region_is_found_by_slug_and_by_code() -> None:
    by_slug = queries.region_by_slug("north-west")
    assert by_slug is not None
    assert queries.region_by_code("E12000002") == by_slug
    assert queries.region_by_slug("nowhere") is None
    assert queries.region_by_code("E12999999") is None


def test_175_authorities_stand_today_and_174_stood_when_cumbria_did() -> None:
    assert len(queries.authorities(TODAY)) == 175
    assert len(queries.authorities(LAST_OF_CUMBRIA)) == 174


@pytest.mark.parametrize(
    "slug,number",
    [("north-west", 24), ("london", 33), ("wales", 22), ("yorkshire-and-the-humber", 15)],
)
def test_authorities_are_listed_for_one_region_by_name(slug: str, number: int) -> None:
    listed = queries.authorities(TODAY, make.region(slug))
    assert len(listed) == number
    names = [authority.display_name for authority in listed]
    assert names == sorted(names)


@pytest.mark.parametrize("day", [date(2021, 3, 31), LAST_OF_CUMBRIA, TODAY])
def test_the_database_and_the_packaged_tables_agree_on_every_name_and_code(day: date) -> None:
    for fact in rules.authorities():
        written = {fact.code, fact.name, fact.display_name, fact.old_code, fact.previous_code}
        for text in filter(None, written):
            plain = rules.directory().on(text, day)
            assert code_of(queries.authority_on(text, day)) == (plain and plain.code)


@pytest.mark.parametrize(
    "written,day,code",
    [
        ("Cumbria", LAST_OF_CUMBRIA, "E10000006"),
        ("Cumbria", date(2023, 4, 1), None),
        ("Cumberland", LAST_OF_CUMBRIA, None),
        ("Bournemouth, Christchurch & Poole", LAST_OF_CUMBRIA, "E06000058"),
        ("E08000016", TODAY, "E08000038"),
        ("Sir Fynwy", TODAY, "W06000021"),
        ("REDACTED", TODAY, None),
    ],
)
def test_a_name_means_the_authority_of_its_day(written: str, day: date, code: str | None) -> None:
    assert code_of(queries.authority_by_name(written, day)) == code


def test_joint_codes_are_two_authorities_and_half_a_pair_is_none() -> None:
    found = queries.authorities_on("E09000021 / E09000027", TODAY)
    assert [authority.name for authority in found] == [
        "Kingston upon Thames",
        "Richmond upon Thames",
    ]
    assert queries.authorities_on("E09000021 / nonsense", TODAY) == []


def test_an_authority_has_an_address_of_its_own_also_when_a_namesake_ended() -> None:
    assert code_of(queries.authority_by_slug("north-yorkshire")) == "E06000065"
    assert code_of(queries.authority_by_slug("north-yorkshire-to-2023")) == "E10000023"
    assert code_of(queries.authority_by_slug("bristol")) == "E06000023"
    assert code_of(queries.authority_by_code("W06000015")) == "W06000015"


def test_an_authority_knows_its_region_nation_and_days() -> None:
    region = queries.region_of("Cumbria", LAST_OF_CUMBRIA)
    assert region is not None
    assert region.slug == "north-west"
    assert queries.region_of("Cumbria", TODAY) is None
    cumbria = queries.authority_by_code("E10000006")
    assert cumbria is not None
    assert cumbria.stood_on(LAST_OF_CUMBRIA)
    assert not cumbria.stood_on(date(2023, 4, 1))
    assert cumbria.nation is rules.Nation.ENGLAND


def test_cooperatives_list_their_members_of_the_day() -> None:
    assert [group.code for group in queries.cooperatives(TODAY)] == ["GM", "SE"]
    assert len(queries.cooperative_members("GM", TODAY)) == 10
    assert len(queries.cooperative_members("SE", TODAY)) == 19
    assert queries.cooperative_members("XX", TODAY) == []


def test_no_contact_is_invented_for_a_real_council() -> None:
    assert queries.contact_for(make.authority("Leeds")) is None
