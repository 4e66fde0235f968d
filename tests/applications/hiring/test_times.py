"""Times by the London clock, on both sides of the change of the clocks, and calendar files."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.applications.rules.hiring import places, times
from workforce.applications.rules.hiring.calendar import Event, calendar
from workforce.vacancies.rules.screening import Whereabouts


@pytest.mark.parametrize(
    "typed, read",
    [
        ("10:00, 11.30, 2pm", (time(10), time(11, 30), time(14))),
        ("12 am\n12pm", (time(0), time(12))),
        ("9:15 and 9:15", (time(9, 15),)),
        ("ten", None),
        ("25:00", None),
        ("13pm", None),
        ("", ()),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, read: tuple[time, ...] | None) -> None:
    assert times.times_in(typed) == read


@pytest.mark.parametrize(
    "day, hour",
    [
        (date(2026, 3, 28), 10),  # the last day of winter time
        (date(2026, 3, 29), 9),
        (date(2026, 10, 24), 9),  # the last day of summer time
        (date(2026, 10, 25), 10),
    ],
)
def test_ten_o_clock_in_london_is_an_hour_earlier_in_summer(day: date, hour: int) -> None:
    moment = times.moment_of(day, time(10))
    assert moment == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 6, 2)])
def test_a_time_may_be_changed_until_the_same_hour_of_the_day_before(day: date) -> None:
    start = times.moment_of(day, time(10))
    last = times.moment_of(day - timedelta(days=1), time(10))
    assert times.last_change(start) == last
    assert times.may_change(start, last)
    assert not times.may_change(start, last + timedelta(seconds=1))


def test_a_reminder_is_due_the_day_before_or_late_and_never_once_it_began() -> None:
    start = times.moment_of(date(2026, 10, 25), time(10))
    assert not times.is_to_be_reminded(start, times.moment_of(date(2026, 10, 23), time(20)))
    assert times.is_to_be_reminded(start, times.moment_of(date(2026, 10, 24), time(7)))
    assert times.is_to_be_reminded(start, start - timedelta(minutes=1))
    assert not times.is_to_be_reminded(start, start)


def _event(**changes: Any) -> Event:
    start = times.moment_of(date(2026, 7, 1), time(10))
    values: dict[str, Any] = {
        "uid": "abc@example.org",
        "sequence": 1,
        "starts_at": start,
        "ends_at": start + timedelta(minutes=45),
        "summary": "Interview",
        "description": "First line\nsecond; with, signs",
        **changes,
    }
    return Event(**values)


def test_a_calendar_file_tells_its_times_in_universal_time_and_escapes_its_words() -> None:
    text = calendar([_event()], made_at=datetime(2026, 6, 1, tzinfo=UTC), maker="Jobs, Ltd")
    lines = text.split("\r\n")
    assert "DTSTART:20260701T090000Z" in lines
    assert "DTEND:20260701T094500Z" in lines
    assert "METHOD:PUBLISH" in lines
    assert "DESCRIPTION:First line\\nsecond\\; with\\, signs" in lines
    assert "STATUS:CONFIRMED" in lines
    assert text.endswith("END:VCALENDAR\r\n")


def test_a_cancelled_event_keeps_its_name_and_takes_itself_out() -> None:
    gone = _event(cancelled=True, sequence=2)
    text = calendar([gone], made_at=gone.starts_at, maker="Jobs")
    assert "METHOD:CANCEL" in text
    assert "STATUS:CANCELLED" in text
    assert "UID:abc@example.org" in text
    assert "SEQUENCE:2" in text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_no_line_of_a_calendar_is_longer_than_75_octets_and_none_loses_a_letter(
    words: str,
) -> None:
    text = calendar([_event(summary=words)], made_at=_event().starts_at, maker="Jobs")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    wanted = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:{wanted}\r\n" in unfolded


HOME = Whereabouts(
    "Quillfeather House",
    "12 Hidden Thicket Lane\nWressleby\nHull",
    "HU12 0XQ",
    frozenset({"Hull", "East Riding of Yorkshire"}),
)


@pytest.mark.parametrize(
    "where, tells",
    [
        ("Albion Chambers, 4 Park Row, Hull HU1 2AB", False),
        ("Town hall, Hull", False),
        ("Quillfeather House", True),
        ("12 Hidden Thicket Lane", True),
        ("the office at Hidden  Thicket lane", True),
        ("hu120xq", True),
        ("Village hall, Wressleby", True),
        ("https://meet.example.org/abc", False),
    ],
)
def test_an_office_may_be_named_and_the_home_may_not(where: str, *, tells: bool) -> None:
    assert places.gives_away(where, [HOME]) is tells
