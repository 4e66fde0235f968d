"""The spreadsheet reader gives rows as a person sees them, and refuses what is unsafe or broken."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.support.ods import (
    MIMETYPE,
    Cell,
    Line,
    Raw,
    Repeated,
    content_xml,
    write_archive,
    write_ods,
)
from workforce.providers.rules import ods

PLAIN_CELL = '<table:table-cell office:value-type="string">{}</table:table-cell>'


def read(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in ods.rows(path)]


def one_cell(path: Path, xml: str) -> str:
    [(_, cells)] = read(write_ods(path / "a.ods", {"A": [[Raw(xml)]]}))
    return cells[0]


def test_numbers_and_days_are_read_by_value_not_as_displayed(tmp_path: Path) -> None:
    row: list[Cell | Raw] = [2611190, 1457.0, 2.5, date(2021, 1, 8), "x", None]
    path = write_ods(tmp_path / "a.ods", {"A": [row]})
    assert read(path) == [(1, ("2611190", "1457", "2.5", "2021-01-08", "x", ""))]


def test_empty_and_repeated_rows_count_lines_as_a_spreadsheet_does(tmp_path: Path) -> None:
    sheet: list[Line] = [
        ["a"],
        Repeated([None], 3),
        Repeated(["b"], 2),
        ["c"],
        Repeated([None], 1_040_000),
    ]
    assert read(write_ods(tmp_path / "a.ods", {"A": sheet})) == [
        (1, ("a",)),
        (5, ("b",)),
        (6, ("b",)),
        (7, ("c",)),
    ]


def test_repeated_cells_are_counted_and_the_empty_width_of_a_sheet_is_not(tmp_path: Path) -> None:
    wide = '<table:table-cell table:number-columns-repeated="{}"{}/>'
    row: list[Cell | Raw] = ["a", Raw(wide.format(2, "")), "b", Raw(wide.format(16_000, ""))]
    path = write_ods(tmp_path / "a.ods", {"A": [row]})
    [(_, cells)] = read(path)
    assert cells[:4] == ("a", "", "", "b")
    assert len(cells) == ods.MOST_COLUMNS


@pytest.mark.parametrize(
    "inside,expected",
    [
        ("<text:p>Care <text:span>and</text:span> support</text:p>", "Care and support"),
        ("<text:p>one</text:p><text:p>two</text:p>", "one\ntwo"),
        ('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>', "a   b c\nd"),
        ("<text:p>Children&apos;s &amp; homes</text:p>", "Children's & homes"),
        (
            "<office:annotation><text:p>a note</text:p></office:annotation><text:p>kept</text:p>",
            "kept",
        ),
    ],
)
def test_the_words_of_a_cell_are_read_without_its_notes(
    tmp_path: Path, inside: str, expected: str
) -> None:
    assert one_cell(tmp_path, PLAIN_CELL.format(inside)) == expected


@pytest.mark.parametrize(
    "value,expected",
    [
        ("5", "5"),
        ("5.0", "5"),
        ("1E3", "1000"),
        ("0.125", "0.125"),
        ("odd", "shown"),
        ("1E99", "shown"),
    ],
)
def test_a_number_is_plain_and_an_odd_one_is_read_as_shown(
    tmp_path: Path, value: str, expected: str
) -> None:
    typed = f'office:value-type="float" office:value="{value}"'
    xml = f"<table:table-cell {typed}><text:p>shown</text:p></table:table-cell>"
    assert one_cell(tmp_path, xml) == expected


def test_only_wanted_sheets_are_read(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", {"A": [["a"]], "B": [["b"]], "C": [["c"]]})
    found = [(row.sheet, row.line) for row in ods.rows(path, wanted=lambda name: name != "B")]
    assert found == [("A", 1), ("C", 1)]


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", {"A": [["a"]] * 5000})
    seen: list[tuple[str, int, int]] = []
    list(ods.rows(path, progress=lambda *step: seen.append(step)))
    assert len(seen) > 1
    assert seen[-1][1] == seen[-1][2]


BAD: Mapping[str, Mapping[str, str]] = {
    "XLSX": {"xl/workbook.xml": "<x/>"},
    "zip file": {"a.txt": "a"},
    "not a spreadsheet": {"mimetype": "application/epub+zip", "content.xml": "<a/>"},
    "not XML": {"mimetype": MIMETYPE, "content.xml": content_xml({"A": [["a"]]})[:-9]},
    "document type": {
        "mimetype": MIMETYPE,
        "content.xml": content_xml({"A": [["a"]]}, before='<!DOCTYPE a [<!ENTITY b "c">]>'),
    },
}


@pytest.mark.parametrize("saying", BAD)
def test_what_is_no_safe_spreadsheet_is_refused_in_a_sentence(tmp_path: Path, saying: str) -> None:
    path = write_archive(tmp_path / "a.ods", BAD[saying])
    with pytest.raises(ods.UnreadableFile, match=saying):
        read(path)


def test_an_encoding_that_the_file_makes_up_is_no_matter(tmp_path: Path) -> None:
    content = content_xml({"A": [["Tŷ"]]}).replace('encoding="UTF-8"', 'encoding="USF-8"')
    path = write_archive(tmp_path / "a.ods", {"mimetype": MIMETYPE, "content.xml": content})
    assert read(path) == [(1, ("Tŷ",))]


@pytest.mark.parametrize("part", [0.3, 0.7, 0.99])
def test_a_truncated_file_is_refused_in_a_sentence(tmp_path: Path, part: float) -> None:
    whole = write_ods(tmp_path / "a.ods", {"A": [[f"row {n}"] for n in range(500)]}).read_bytes()
    path = tmp_path / "b.ods"
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(ods.UnreadableFile, match="cut short or damaged"):
        read(path)


def test_a_damaged_member_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", {"A": [[f"row {n}"] for n in range(5000)]})
    spoiled = bytearray(path.read_bytes())
    spoiled[len(spoiled) // 2] ^= 0xFF
    path.write_bytes(spoiled)
    with pytest.raises(ods.UnreadableFile, match="damaged"):
        read(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = write_archive(
        tmp_path / "a.ods", {"mimetype": MIMETYPE, "content.xml": " " * (ods.SMALL_CONTENT + 1)}
    )
    with pytest.raises(ods.UnreadableFile, match="more than is safe"):
        read(path)


def test_a_row_repeated_beyond_reason_is_refused(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", {"A": [Repeated(["a"], 1_000_000)]})
    with pytest.raises(ods.UnreadableFile, match="more than 200,000 rows"):
        read(path)


def test_a_cell_longer_than_reason_is_refused(tmp_path: Path) -> None:
    text = "".join(str(n) for n in range(30_000))
    path = write_ods(tmp_path / "a.ods", {"A": [[text]]})
    with pytest.raises(ods.UnreadableFile, match="longer than is safe"):
        read(path)
