"""Ofsted's workbook: the right sheet, the columns by name, every kind of home, every bad row."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.ods import Cell, write_ods
from tests.support.registers import OFSTED_HEADINGS, SHEET, ofsted_file, ofsted_lines
from workforce.providers.rules import frames, register_file
from workforce.providers.rules.ods import UnreadableFile
from workforce.providers.rules.ofsted import day_named, home_type
from workforce.providers.rules.register import Reading
from workforce.providers.rules.register_file import NothingTaken
from workforce.providers.states import HomeStatus, HomeType, Regulator, Sector

TODAY = date(2026, 11, 21)


def read(path: Path, as_at: date | None = None) -> Reading:
    return register_file.read(path, today=TODAY, as_at=as_at)


def test_a_home_is_read_as_the_register_states_it(tmp_path: Path) -> None:
    reading = read(ofsted_file(tmp_path, {}))
    [fact] = reading.facts
    assert (reading.regulator, reading.as_at) == (Regulator.OFSTED, date(2023, 3, 31))
    assert fact.registration_number == "2600001"
    assert fact.home_type is HomeType.CHILDRENS_HOME
    assert fact.sector is Sector.PRIVATE
    assert fact.status is HomeStatus.ACTIVE
    assert fact.places_count == 4
    assert (fact.nation, fact.region_code) == ("england", "E12000003")
    assert fact.authority_code == "E08000035"
    assert fact.owner_as_registered == "Example Care Ltd"
    assert fact.registered_on == date(2020, 5, 1)


def test_redacted_names_and_addresses_are_unknown(tmp_path: Path) -> None:
    [fact] = read(ofsted_file(tmp_path, {"Organisation name": None})).facts
    assert (fact.name, fact.address, fact.postcode) == (None, None, None)
    assert fact.owner_as_registered is None


def test_a_name_and_address_that_are_printed_are_kept(tmp_path: Path) -> None:
    home = {"Name": "The Larches", "Address 1": "1 Elm Row", "Postcode": "LS1 4AP"}
    [fact] = read(ofsted_file(tmp_path, home)).facts
    assert (fact.name, fact.address, fact.postcode) == ("The Larches", "1 Elm Row", "LS1 4AP")


@pytest.mark.parametrize(
    "written,expected",
    [
        ("Children's home", HomeType.CHILDRENS_HOME),
        ("Children's Home", HomeType.CHILDRENS_HOME),
        ("Children’s homes", HomeType.CHILDRENS_HOME),
        ("Secure children's home", HomeType.SECURE),
        (
            "Residential special school (registered as a children's home)",
            HomeType.SPECIAL_SCHOOL,
        ),
        ("Children's home (some new kind)", HomeType.OTHER),
        ("Residential Special School", None),
        ("Residential Holiday Scheme for Disabled Children", None),
        ("Secure Training Centre", None),
        ("Independent Fostering Agency", None),
        ("Supported accommodation", None),
    ],
)
def test_children_s_homes_of_every_kind_are_told_from_the_rest(
    written: str, expected: HomeType | None
) -> None:
    assert home_type(written) is expected


def test_what_is_no_children_s_home_is_left_out_and_counted_by_type(tmp_path: Path) -> None:
    left = ["Boarding School", "Independent Fostering Agency", "Boarding School"]
    rows: list[dict[str, Cell]] = [
        {"URN": 100 + n, "Provision type": kind} for n, kind in enumerate(left)
    ]
    reading = read(ofsted_file(tmp_path, {}, *rows))
    assert reading.left_out == {"Boarding School": 2, "Independent Fostering Agency": 1}
    assert len(reading.facts) == 1
    assert not reading.refusals


@pytest.mark.parametrize(
    "column,value,reason",
    [
        ("URN", None, "is empty"),
        ("URN", "none", "is not a registration number"),
        ("Registration status", "Dreaming", "is none of Active"),
        ("Local authority", "Atlantis", "is not an authority that stood on 31 March 2023"),
        ("Local authority", "Cumberland", "is not an authority that stood on 31 March 2023"),
        ("Local authority", None, "is empty"),
        ("Places", "several", "is not a whole number from 0 to 999"),
        ("Places", 2.5, "is not a whole number"),
        ("Places", -1, "is not a whole number"),
        ("Places", None, "is empty"),
        ("Registration date", "31/02/2020", "is not a day like"),
        ("Organisation name", "x" * 201, "is longer than 200 characters"),
    ],
)
def test_a_bad_cell_refuses_its_row_and_says_where_and_why(
    tmp_path: Path, column: str, value: Cell, reason: str
) -> None:
    reading = read(ofsted_file(tmp_path, {}, {"URN": 2600002, column: value}))
    [refusal] = reading.refusals
    assert (refusal.line, refusal.column) == (6, column)
    assert refusal.value == ("" if value is None else str(value)[:200])
    assert reason in refusal.reason
    assert [fact.registration_number for fact in reading.facts] == ["2600001"]


def test_every_bad_cell_of_a_row_is_told_at_once(tmp_path: Path) -> None:
    bad: dict[str, Cell] = {"URN": "2600002", "Places": "x", "Local authority": "y"}
    reading = read(ofsted_file(tmp_path, {}, bad))
    assert [refusal.column for refusal in reading.refusals] == ["Local authority", "Places"]
    assert reading.doubtful_numbers == {"2600002"}


def test_a_number_that_stands_twice_is_taken_once(tmp_path: Path) -> None:
    reading = read(ofsted_file(tmp_path, {"Places": 4}, {"Places": 9}))
    [fact], [refusal] = reading.facts, reading.refusals
    assert fact.places_count == 4
    assert refusal.reason == "stands already on line 5"
    assert not reading.doubtful_numbers


def test_a_row_without_a_type_is_refused_and_a_footnote_is_not_a_row(tmp_path: Path) -> None:
    lines = [*ofsted_lines([{}, {"URN": 7, "Provision type": None}]), ["Source: Ofsted"]]
    reading = read(write_ods(tmp_path / "a.ods", {SHEET: lines}))
    assert [(one.line, one.column, one.reason) for one in reading.refusals] == [
        (6, "URN", "is not a registration number"),
        (6, "Provision type", "is empty"),
    ]


def test_the_geography_is_that_of_the_register_s_day(tmp_path: Path) -> None:
    cumbria = {"Local authority": "Cumbria", "Government Office Region": "North West"}
    [fact] = read(ofsted_file(tmp_path, cumbria)).facts
    assert (fact.authority_code, fact.region_code) == ("E10000006", "E12000002")


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
    ],
)
def test_authorities_are_known_by_the_names_that_ofsted_writes(
    tmp_path: Path, written: str, code: str
) -> None:
    [fact] = read(ofsted_file(tmp_path, {"Local authority": written})).facts
    assert fact.authority_code == code


def test_a_region_that_is_not_the_authority_s_is_noted_and_the_authority_s_taken(
    tmp_path: Path,
) -> None:
    reading = read(ofsted_file(tmp_path, {"Government Office Region": "London"}))
    assert reading.facts[0].region_code == "E12000003"
    assert reading.notes == (
        "Line 5: Leeds lies in Yorkshire and The Humber, not in London as printed",
    )


def test_the_sheet_of_providers_and_places_goes_before_the_one_of_inspected_providers(
    tmp_path: Path,
) -> None:
    sheets = {
        "Provider_level_at_31_Mar_2023": ofsted_lines([{"URN": 2600009}]),
        SHEET: ofsted_lines([{}]),
    }
    for order in (sheets, dict(reversed(sheets.items()))):
        [fact] = read(write_ods(tmp_path / "a.ods", order)).facts
        assert fact.registration_number == "2600001"


@pytest.mark.parametrize(
    "sheet,day",
    [
        ("Provider_level_at_31_Mar_2026", date(2026, 3, 31)),
        ("Provider level at 31 August 2024", date(2024, 8, 31)),
        ("Providers_places_at_1_Sep_2025", date(2025, 9, 1)),
    ],
)
def test_other_years_name_their_sheet_and_day_otherwise(
    tmp_path: Path, sheet: str, day: date
) -> None:
    reading = read(ofsted_file(tmp_path, {}, sheet=sheet))
    assert reading.as_at == day
    assert [fact.registration_number for fact in reading.facts] == ["2600001"]


@pytest.mark.parametrize(
    "sheet", ["Providers", "Providers_at_31_Feb_2023", "Providers_31_Foo_2023"]
)
def test_a_sheet_without_a_day_needs_one_from_the_person(tmp_path: Path, sheet: str) -> None:
    path = ofsted_file(tmp_path, {}, sheet=sheet)
    assert day_named(sheet) is None
    with pytest.raises(UnreadableFile, match="--as-at"):
        read(path)
    assert read(path, as_at=date(2024, 1, 31)).as_at == date(2024, 1, 31)


def test_a_day_from_the_person_goes_before_the_sheet_s_and_is_noted(tmp_path: Path) -> None:
    reading = read(ofsted_file(tmp_path, {}), as_at=date(2023, 6, 30))
    assert reading.as_at == date(2023, 6, 30)
    assert reading.notes == ("The sheet says 2023-03-31; taken as at 2023-06-30",)


def test_columns_are_found_by_name_in_any_order_and_case(tmp_path: Path) -> None:
    [*title, headings, row] = ofsted_lines([{"Short-break-only children's home": "Yes"}])
    turned = [*title, [str(name).upper() for name in reversed(OFSTED_HEADINGS)], list(row)[::-1]]
    assert list(headings) == list(OFSTED_HEADINGS)
    [fact] = read(write_ods(tmp_path / "a.ods", {SHEET: turned})).facts
    assert (fact.registration_number, fact.short_break_only) == ("2600001", True)


def test_the_owner_is_found_under_the_heading_of_other_years(tmp_path: Path) -> None:
    headings = [*OFSTED_HEADINGS[:-1], "Organisation which owns the provider"]
    [*title, _, row] = ofsted_lines([{}])
    [fact] = read(write_ods(tmp_path / "a.ods", {SHEET: [*title, headings, row]})).facts
    assert fact.owner_as_registered == "Example Care Ltd"


def test_a_sheet_that_lacks_a_column_says_which(tmp_path: Path) -> None:
    headings = ["URN", "Provision type", "Registration status", "Local authority"]
    with pytest.raises(UnreadableFile, match=r"lacks the column\(s\): places"):
        read(write_ods(tmp_path / "a.ods", {SHEET: [headings]}))


def test_a_workbook_without_a_register_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No sheet lists providers"):
        read(write_ods(tmp_path / "a.ods", {"Sheet1": [["a", "b"]]}))


def test_a_register_of_a_day_still_to_come_is_refused(tmp_path: Path) -> None:
    path = ofsted_file(tmp_path, {}, sheet="Provider_level_at_31_Mar_2027")
    with pytest.raises(UnreadableFile, match="still to come"):
        read(path)
    with pytest.raises(UnreadableFile, match="still to come"):
        read(path, as_at=date(2027, 1, 1))


def test_a_register_with_no_home_that_can_be_taken_is_refused_with_its_bad_rows(
    tmp_path: Path,
) -> None:
    with pytest.raises(NothingTaken) as refused:
        read(ofsted_file(tmp_path, {"Places": "x"}))
    assert len(refused.value.reading.refusals) == 1


def test_short_break_homes_are_mainstream_and_secure_ones_and_schools_are_not(
    tmp_path: Path,
) -> None:
    kinds: list[dict[str, Cell]] = [
        {"URN": 2600001},
        {"URN": 2600002, "Short-break-only children's home": "Short-break-only children's home"},
        {"URN": 2600003, "Provision type": "Secure children's home"},
        {
            "URN": 2600004,
            "Provision type": "Residential special school (registered as a children's home)",
        },
        {"URN": 2600005, "Registration status": "Suspended"},
        {"URN": 2600006, "Registration status": "Resigned"},
    ]
    reading = read(ofsted_file(tmp_path, *kinds))
    count = frames.counted(reading.facts)
    assert (count.homes, count.places) == (5, 20)
    assert (count.mainstream_homes, count.mainstream_places) == (3, 12)
    assert count.suspended_homes == 1
    assert frames.counted_by_region(reading.facts) == {"E12000003": count}


def test_the_same_rows_in_another_order_have_the_same_hash(tmp_path: Path) -> None:
    homes: list[dict[str, Cell]] = [{"URN": 2600001}, {"URN": 2600002}]
    one = read(ofsted_file(tmp_path, *homes, name="one.ods"))
    two = read(ofsted_file(tmp_path, *reversed(homes), name="two.ods"))
    three = read(ofsted_file(tmp_path, homes[0], {**homes[1], "Places": 5}, name="three.ods"))
    assert one.content_hash() == two.content_hash() != three.content_hash()
