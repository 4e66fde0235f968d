"""Gaps of a history: days that nothing accounts for, whatever order things were told in."""

import itertools
import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.checks.rules import Gap, Span, gaps

START = date(2015, 1, 1)
END = date(2026, 11, 22)
DAYS = st.dates(date(2014, 1, 1), date(2027, 6, 30))
SINCE = Span(START, None)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first, second = sorted((draw(DAYS), draw(DAYS)))
    until = None if draw(st.integers(0, 9)) == 0 else second
    return Span(first, until, draw(st.booleans()), draw(st.booleans()))


def days_of(gap: Gap) -> set[date]:
    return {gap.from_on + timedelta(days=one) for one in range(gap.day_count)}


def covered(found: list[Span]) -> set[date]:
    days = (START + timedelta(days=one) for one in range((END - START).days + 1))
    return {
        day
        for day in days
        if any(one.first <= day and (one.last is None or day <= one.last) for one in found)
    }


@given(st.lists(spans(), max_size=6))
def test_gaps_and_what_is_told_cover_every_day_once(found: list[Span]) -> None:
    said, open_days = covered(found), set[date]()
    for gap in gaps(found, SINCE, END):
        assert not open_days & days_of(gap)
        open_days |= days_of(gap)
    assert not open_days & said
    assert len(open_days | said) == (END - START).days + 1


@given(st.lists(spans(), max_size=6), st.randoms())
def test_the_order_in_which_things_are_told_changes_no_gap(
    found: list[Span], chance: random.Random
) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert [one.key for one in gaps(shuffled, SINCE, END)] == [
        one.key for one in gaps(found, SINCE, END)
    ]


@given(st.lists(spans(), max_size=5), spans())
def test_telling_more_never_opens_a_gap(found: list[Span], more: Span) -> None:
    before = sum(one.day_count for one in gaps(found, SINCE, END))
    assert sum(one.day_count for one in gaps([*found, more], SINCE, END)) <= before


@given(st.lists(spans(), max_size=6))
def test_two_gaps_never_touch_and_only_the_last_is_open(found: list[Span]) -> None:
    told = gaps(found, SINCE, END)
    for one, following in itertools.pairwise(told):
        assert following.from_on > one.until_on + timedelta(days=1)
    assert all(not one.is_open for one in told[:-1])


def test_overlapping_posts_close_a_gap() -> None:
    posts = [
        Span(START, date(2018, 6, 30)),
        Span(date(2017, 1, 1), date(2019, 3, 31)),
        Span(date(2019, 4, 1), None),
    ]
    assert gaps(posts, SINCE, END) == []


@pytest.mark.parametrize("days, asks", [(27, False), (28, False), (29, True)])
def test_a_gap_asks_when_it_is_longer_than_28_days(days: int, asks: bool) -> None:  # noqa: FBT001 - a case
    again = date(2018, 1, 1) + timedelta(days=days)
    (gap,) = gaps([Span(START, date(2017, 12, 31)), Span(again, None)], SINCE, END)
    assert (gap.day_count, gap.asks()) == (days, asks)


def rough(first: tuple[int, int], last: tuple[int, int] | None) -> Span:
    until = date(*last, 1) if last else None
    return Span(date(*first, 1), until, from_exact=False, until_exact=False)


def test_leaving_in_one_month_and_starting_in_the_next_is_no_gap() -> None:
    assert gaps([rough((2015, 1), (2018, 3)), rough((2018, 4), None)], SINCE, END) == []


def test_a_whole_month_between_two_months_asks_even_in_february() -> None:
    (gap,) = gaps([rough((2015, 1), (2018, 1)), rough((2018, 3), None)], SINCE, END)
    assert gap.key == "2018-02-01..2018-02-28"
    assert gap.rough
    assert gap.asks()


def test_the_same_february_between_exact_days_is_28_days_and_does_not_ask() -> None:
    posts = [Span(START, date(2018, 1, 31)), Span(date(2018, 3, 1), None)]
    (gap,) = gaps(posts, SINCE, END)
    assert (gap.day_count, gap.asks()) == (28, False)


def test_part_of_a_month_after_a_month_that_is_known_only_roughly_does_not_ask() -> None:
    posts = [rough((2015, 1), (2018, 1)), Span(date(2018, 2, 20), None)]
    (gap,) = gaps(posts, SINCE, END)
    assert (gap.day_count, gap.asks()) == (19, False)


def test_time_before_the_first_post_and_after_the_last_is_a_gap_too() -> None:
    first, last = gaps([Span(date(2016, 1, 1), date(2026, 1, 31))], SINCE, END)
    assert first.key == "2015-01-01..2015-12-31"
    assert last.key == "2026-02-01.."
    assert last.is_open


def test_a_start_known_by_its_month_counts_from_the_month_after() -> None:
    start = Span(date(2015, 1, 1), None, from_exact=False)
    (gap,) = gaps([Span(date(2015, 3, 1), None)], start, END)
    assert gap.key == "2015-02-01..2015-02-28"
    assert gaps([Span(date(2015, 1, 20), None)], start, END) == []


def test_an_open_gap_keeps_its_name_from_day_to_day() -> None:
    posts = [Span(START, date(2026, 1, 31))]
    today, tomorrow = (gaps(posts, SINCE, END + timedelta(days=more)) for more in (0, 1))
    assert [one.key for one in today] == [one.key for one in tomorrow]


def test_nothing_told_is_one_gap_from_the_start() -> None:
    assert [one.key for one in gaps([], SINCE, END)] == ["2015-01-01.."]
