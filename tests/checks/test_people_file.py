"""Reading a people file: nothing guessed, every bad cell listed, no value repeated."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.checks.rules import people_file
from workforce.checks.rules.people_file import COLUMNS, Unreadable
from workforce.employment.states import Contract, JobRole, LeavingReason

HEADER = ",".join(COLUMNS)
ROW = "A1,Jo,Day,jo@example.org,1000001,residential-support-worker,permanent,37.5,2026-01-05,,"


def lines(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows]).encode()


def test_a_row_in_shape_is_read_whole() -> None:
    file = people_file.read(lines(ROW))
    [row] = file.rows
    assert not file.refused
    assert row.post == ("A1", "1000001", JobRole.RESIDENTIAL_SUPPORT_WORKER)
    assert row.contract is Contract.PERMANENT
    assert row.weekly_hours == Decimal("37.5")
    assert row.started_on == date(2026, 1, 5)
    assert (row.ended_on, row.leaving_reason) == (None, None)


@pytest.mark.parametrize("written", ["2026-01-05", "05/01/2026", "5/1/2026"])
def test_dates_are_read_as_iso_or_day_month_year(written: str) -> None:
    [row] = people_file.read(lines(ROW.replace("2026-01-05", written))).rows
    assert row.started_on == date(2026, 1, 5)


@pytest.mark.parametrize(
    "written", ["05-01-2026", "2026/01/05", "31/02/2026", "\u0660\u0665/01/2026", "1/1/1890"]
)
def test_other_dates_are_refused(written: str) -> None:
    [bad] = people_file.read(lines(ROW.replace("2026-01-05", written))).refused
    assert (bad.line, bad.column) == (2, "started_on")


def test_a_byte_order_mark_is_no_column() -> None:
    assert people_file.read(b"\xef\xbb\xbf" + lines(ROW)).rows


def test_columns_may_stand_in_any_order_and_three_may_be_absent() -> None:
    names = [name for name in reversed(COLUMNS) if name not in people_file.MAY_BE_ABSENT]
    cells = dict(zip(COLUMNS, ROW.split(","), strict=True))
    content = ",".join(names) + "\n" + ",".join(cells[name] for name in names)
    assert people_file.read(content.encode()).rows[0].email is None


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (HEADER.encode() + b",salary\n", "salary"),
        (HEADER.replace("role,", "").encode(), "role"),
        (HEADER.encode() + b",role\n", "role"),
        (b"\xff\xfe\x00", "UTF-8"),
        (HEADER.encode() + b'\nA,"unclosed', "CSV"),
        (HEADER.encode() + b"\nA\x00", "CSV"),
    ],
)
def test_a_file_that_is_not_as_agreed_is_refused_by_name(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        people_file.read(content)
    assert said in str(refused.value.words)


@pytest.mark.parametrize(
    "before, after, column",
    [
        ("A1,", ",", "person_reference"),
        ("Jo,Day", ",Day", "given_name"),
        ("jo@example.org", "not an address", "email"),
        ("1000001", "", "home_registration_number"),
        ("residential-support-worker", "chef", "role"),
        ("permanent", "zero-hours", "contract"),
        ("37.5", "-1", "weekly_hours"),
        ("37.5", "85", "weekly_hours"),
        ("37.5", "1e2", "weekly_hours"),
        ("37.5", "37.555", "weekly_hours"),
        ("2026-01-05,,", "2026-01-05,2026-01-04,", "ended_on"),
        ("2026-01-05,,", "2026-01-05,,pay", "ended_on"),
        ("2026-01-05,,", "2026-01-05,2026-02-01,bored", "leaving_reason"),
    ],
)
def test_each_bad_cell_is_listed_and_its_row_refused(before: str, after: str, column: str) -> None:
    file = people_file.read(lines(ROW.replace(before, after, 1), ROW.replace("A1", "A2")))
    assert [(bad.line, bad.column) for bad in file.refused] == [(2, column)]
    assert [row.person_reference for row in file.rows] == ["A2"]


def test_what_a_cell_said_is_never_repeated() -> None:
    file = people_file.read(lines(ROW.replace("37.5", "Secret words").replace("A1", "")))
    assert {bad.kind for bad in file.refused} == {"text", "empty"}
    assert "Secret" not in repr(file.refused)


def test_a_leaver_without_a_reason_is_not_stated() -> None:
    [row] = people_file.read(lines(ROW.replace("2026-01-05,,", "2026-01-05,2026-02-01,"))).rows
    assert row.leaving_reason is LeavingReason.NOT_STATED


def test_the_same_person_post_and_start_stands_once() -> None:
    file = people_file.read(lines(ROW, ROW))
    assert len(file.rows) == 1
    [bad] = file.refused
    assert (bad.line, "line 2" in str(bad.reason)) == (3, True)


def test_a_row_with_too_many_cells_is_refused() -> None:
    file = people_file.read(lines(ROW + ",more"))
    assert [(bad.line, bad.kind) for bad in file.refused] == [(2, "row")]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    quoted = ROW.replace("Jo,Day", '"Jo\nAnne",Day')
    file = people_file.read(lines(quoted, "", ROW.replace("37.5", "?")))
    assert file.rows[0].given_name == "Jo Anne"
    assert [bad.line for bad in file.refused] == [5]


@given(st.binary(max_size=400))
def test_no_content_whatever_breaks_the_reader(content: bytes) -> None:
    with suppress(Unreadable):
        people_file.read(content)


@given(st.lists(st.text(max_size=12), min_size=len(COLUMNS), max_size=len(COLUMNS)))
def test_no_cell_whatever_breaks_the_reader(cells: list[str]) -> None:
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    try:
        file = people_file.read(lines(quoted))
    except Unreadable:
        return
    assert file.row_count == len(file.rows) + len({bad.line for bad in file.refused})
