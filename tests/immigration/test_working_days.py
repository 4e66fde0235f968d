"""Deadlines in working days, nation by nation."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.immigration.rules import (
    Nation,
    bank_holidays,
    why_not_working,
    working_day_after,
)


def test_ten_working_days_over_easter_skip_good_friday_and_easter_monday_in_england() -> None:
    deadline = working_day_after(date(2026, 3, 30), 10, Nation.ENGLAND)
    assert deadline.due_on == date(2026, 4, 15)
    reasons = {skipped.on: skipped.why for skipped in deadline.skipped}
    assert "Good Friday" in reasons[date(2026, 4, 3)]
    assert "Easter Monday" in reasons[date(2026, 4, 6)]


def test_easter_monday_is_a_working_day_in_scotland() -> None:
    assert why_not_working(date(2026, 4, 6), Nation.SCOTLAND) is None
    assert why_not_working(date(2026, 4, 6), Nation.WALES) is not None


def test_the_scottish_holiday_of_june_2026_counts_only_in_scotland() -> None:
    assert why_not_working(date(2026, 6, 15), Nation.SCOTLAND) is not None
    assert why_not_working(date(2026, 6, 15), Nation.ENGLAND) is None


def test_a_boxing_day_on_saturday_is_made_up_on_monday() -> None:
    assert why_not_working(date(2026, 12, 28), Nation.ENGLAND) is not None
    assert working_day_after(date(2026, 12, 24), 1, Nation.ENGLAND).due_on == date(2026, 12, 29)


@given(
    st.dates(date(2024, 1, 1), date(2028, 11, 30)),
    st.integers(1, 30),
    st.sampled_from(list(Nation)),
)
def test_exactly_that_many_working_days_lie_between(
    event_on: date, count: int, nation: Nation
) -> None:
    deadline = working_day_after(event_on, count, nation)
    assert (deadline.due_on - event_on).days == count + len(deadline.skipped)
    assert why_not_working(deadline.due_on, nation) is None


@pytest.mark.parametrize("nation", [Nation.ENGLAND, Nation.WALES])
def test_england_and_wales_agree(nation: Nation) -> None:
    assert working_day_after(date(2026, 8, 28), 1, nation).due_on == date(2026, 9, 1)


# As the governments publish them, by hand: days on which England and Wales do not work.
ENGLISH_HOLIDAYS = {
    2026: "1-1 4-3 4-6 5-4 5-25 8-31 12-25 12-28",
    2027: "1-1 3-26 3-29 5-3 5-31 8-30 12-27 12-28",
    2028: "1-3 4-14 4-17 5-1 5-29 8-28 12-25 12-26",
}


@pytest.mark.parametrize("year", list(ENGLISH_HOLIDAYS))
@pytest.mark.parametrize("nation", [Nation.ENGLAND, Nation.WALES])
def test_the_bank_holidays_of_england_and_wales_are_those_published(
    year: int, nation: Nation
) -> None:
    days = (tuple(map(int, day.split("-"))) for day in ENGLISH_HOLIDAYS[year].split())
    published = {date(year, month, day) for month, day in days}
    found = {day for day in bank_holidays(nation, year) if day.weekday() < 5}
    assert found == published


def test_every_skipped_day_lies_on_the_way_and_says_why() -> None:
    deadline = working_day_after(date(2026, 12, 18), 10, Nation.NORTHERN_IRELAND)
    for skipped in deadline.skipped:
        assert date(2026, 12, 18) < skipped.on < deadline.due_on
        assert skipped.why
