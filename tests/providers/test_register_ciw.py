"""The Welsh CSV: fixed columns, children's homes only, every bad row, and wrong files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.support.registers import WALES_HEADINGS, ofsted_file, wales_file
from workforce.providers.rules import register_file
from workforce.providers.rules.ciw import home_type
from workforce.providers.rules.ods import UnreadableFile
from workforce.providers.rules.register import Reading
from workforce.providers.states import HomeStatus, HomeType, Regulator

TODAY = date(2026, 11, 21)


def read(path: Path, regulator: Regulator | None = None) -> Reading:
    return register_file.read(path, today=TODAY, regulator=regulator)


def test_a_welsh_home_is_read_as_the_file_states_it(tmp_path: Path) -> None:
    reading = read(wales_file(tmp_path, {}))
    [fact] = reading.facts
    assert (reading.regulator, reading.as_at) == (Regulator.CIW, TODAY)
    assert fact.registration_number == "W120001"
    assert fact.name == "Ty Enghraifft"
    assert fact.owner_as_registered == "Gofal Enghraifft Cyf"
    assert (fact.nation, fact.region_code) == ("wales", "W92000004")
    assert fact.authority_code == "W06000015"
    assert (fact.status, fact.places_count) == (HomeStatus.ACTIVE, 3)
    assert fact.registered_on == date(2019, 4, 1)


@pytest.mark.parametrize(
    "written,expected",
    [
        ("Children's home", HomeType.CHILDRENS_HOME),
        ("Care Home Service - Childrens Home", HomeType.CHILDRENS_HOME),
        ("Care home service (children)", HomeType.CHILDRENS_HOME),
        ("Cartref gofal i blant", HomeType.CHILDRENS_HOME),
        ("Secure accommodation service", HomeType.SECURE),
        ("Residential special school", HomeType.SPECIAL_SCHOOL),
        ("Care Home Service", None),
        ("Adult care home", None),
        ("Children's Day Care", None),
        ("Residential Family Centre Service", None),
        ("Fostering Service", None),
    ],
)
def test_children_s_homes_are_told_from_other_services(
    written: str, expected: HomeType | None
) -> None:
    assert home_type(written) is expected


def test_other_services_are_left_out_and_counted(tmp_path: Path) -> None:
    adult = {"registration_number": "W2", "service_type": "Care Home Service"}
    assert read(wales_file(tmp_path, {}, adult)).left_out == {"Care Home Service": 1}


def test_a_home_that_ended_by_the_day_is_closed_on_that_day(tmp_path: Path) -> None:
    homes = [
        {"registration_number": "W1001", "ended_on": "2026-10-31"},
        {"registration_number": "W1002", "ended_on": "2026-12-31"},
        {"registration_number": "W1003", "status": "Cancelled"},
        {"registration_number": "W1004", "status": "Suspended"},
    ]
    facts = read(wales_file(tmp_path, *homes)).facts
    assert [(fact.status, fact.closed_on) for fact in facts] == [
        (HomeStatus.CLOSED, date(2026, 10, 31)),
        (HomeStatus.ACTIVE, None),
        (HomeStatus.CLOSED, None),
        (HomeStatus.SUSPENDED, None),
    ]


@pytest.mark.parametrize(
    "column,value,reason",
    [
        ("registration_number", "", "is empty"),
        ("service_type", "", "is empty"),
        ("authority", "Leeds", "is not an authority in Wales"),
        ("authority", "Atlantis", "is not an authority that stood"),
        ("places", "3.5", "is not a whole number"),
        ("status", "?", "is none of active"),
        ("registered_on", "2019-13-01", "is not a day like"),
        ("ended_on", "2001-01-01", "is before the day of registration"),
    ],
)
def test_a_bad_cell_refuses_its_row_and_says_where_and_why(
    tmp_path: Path, column: str, value: str, reason: str
) -> None:
    reading = read(wales_file(tmp_path, {}, {"registration_number": "W99", column: value}))
    [refusal] = reading.refusals
    assert (refusal.line, refusal.column, refusal.value) == (3, column, value)
    assert reason in refusal.reason
    assert len(reading.facts) == 1


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "wales.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_row_with_too_few_or_too_many_cells_is_refused_and_lines_count_on(
    tmp_path: Path,
) -> None:
    good = 'W100{},"Ty\nDwy Linell",Cyf,Children\'s home,Cardiff,3,Active,,\n'
    lines = [",".join(WALES_HEADINGS) + "\n", good.format(1), "W1002,a,b,Children's home\n"]
    tail = good.format(3).replace("Active,,", "Active,,,extra")
    reading = read(write(tmp_path, "".join([*lines, "\n", tail])))
    assert {(one.line, one.reason) for one in reading.refusals if one.value[:1] == "W"} == {
        (4, "stands in a row with too few or too many cells"),
        (6, "stands in a row with too few or too many cells"),
    }
    assert [fact.name for fact in reading.facts] == ["Ty Dwy Linell"]


def test_an_unknown_column_is_refused_by_name(tmp_path: Path) -> None:
    text = ",".join([*WALES_HEADINGS, "favourite_colour"])
    with pytest.raises(UnreadableFile, match="favourite_colour"):
        read(write(tmp_path, text))


def test_a_missing_column_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="ended_on"):
        read(write(tmp_path, ",".join(WALES_HEADINGS[:-1])))


WRONG_FILES: Mapping[str, tuple[bytes, str]] = {
    "nothing": (b"", "is empty"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "old Excel"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "page": (b"\n<!doctype html><html>", "web page"),
    "gzip": (b"\x1f\x8b\x08\0", "gzip"),
    "binary": (b"abc\0def", "neither"),
    "utf-16": ("a,b".encode("utf-16"), "neither"),
    "latin": (",".join(WALES_HEADINGS).encode() + b"\nW1,T\xf7", "not UTF-8"),
    "unclosed": (",".join(WALES_HEADINGS).encode() + b'\nW1,"T', "not a readable CSV"),
    "prose": (b"Dear all,\nplease find attached", "lacks the column"),
}


@pytest.mark.parametrize("name", WRONG_FILES)
def test_a_file_of_the_wrong_kind_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    content, saying = WRONG_FILES[name]
    path = tmp_path / "register.ods"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=saying):
        read(path)


def test_no_file_and_a_folder_are_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="There is no file"):
        read(tmp_path / "missing.ods")
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read(tmp_path)


def test_a_file_given_as_the_other_source_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="CSV file, not an ODS"):
        read(wales_file(tmp_path, {}), Regulator.OFSTED)
    with pytest.raises(UnreadableFile, match="ODS spreadsheet: the Welsh"):
        read(ofsted_file(tmp_path, {}), Regulator.CIW)
