"""How long posts stay open: the estimate by hand, by its properties, and beside a plain count."""

from fractions import Fraction
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from workforce.vacancies.rules.figures.time_to_fill import (
    OpenTime,
    Step,
    curve,
    day_by_which,
    filled_within,
)

TIMES = st.lists(st.builds(OpenTime, st.integers(0, 120), st.booleans()), max_size=40)


def test_a_table_worked_out_by_hand() -> None:
    # Five posts: filled on day 6, given up on 6, filled on 10, open for 12 days, filled on 20.
    times = [OpenTime(day, filled=True) for day in (6, 10, 20)]
    steps = curve([*times, OpenTime(6, filled=False), OpenTime(12, filled=False)])
    assert [(one.day, one.open_count, one.filled_count) for one in steps] == [
        (6, 5, 1),
        (10, 3, 1),
        (20, 1, 1),
    ]
    assert [one.still_open for one in steps] == [Fraction(4, 5), Fraction(8, 15), Fraction(0)]


def test_what_is_given_up_on_a_day_was_open_when_others_were_filled_on_it() -> None:
    steps = curve([OpenTime(5, filled=True), OpenTime(5, filled=False)])
    assert steps == (Step(5, 2, 1, Fraction(1, 2), Fraction(1, 2)),)


def test_the_interval_is_greenwoods_on_the_scale_of_log_log() -> None:
    steps = curve([OpenTime(1, filled=True), *[OpenTime(9, filled=False)] * 3])
    low, high = steps[0].interval
    # By hand: share 0.75, spread 1/12, width 1.96 * sqrt(1/12) / ln 0.75.
    assert isclose(low, 0.1279, abs_tol=5e-5)
    assert isclose(high, 0.9605, abs_tol=5e-5)


def test_a_median_that_is_not_reached_is_not_told() -> None:
    assert (
        day_by_which(curve([OpenTime(3, filled=True), *[OpenTime(90, filled=False)] * 2])) is None
    )
    assert day_by_which(curve([OpenTime(3, filled=True), OpenTime(9, filled=True)])) == 3
    assert day_by_which(()) is None


@given(TIMES)
def test_with_every_post_filled_it_is_the_plain_share(times: list[OpenTime]) -> None:
    filled = [OpenTime(one.days, filled=True) for one in times]
    steps = curve(filled)
    for day in range(0, 121, 10):
        plain = sum(one.days <= day for one in filled)
        assert filled_within(steps, day) == (Fraction(plain, len(filled)) if filled else 0)


@given(TIMES)
def test_the_share_still_open_only_falls_and_lies_in_its_interval(times: list[OpenTime]) -> None:
    steps = curve(times)
    shares = [Fraction(1), *(one.still_open for one in steps)]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)
    for step in steps:
        low, high = step.interval
        assert 0 <= low <= float(step.still_open) <= high <= 1


@given(TIMES, st.integers(0, 120))
def test_seeing_an_open_post_longer_never_makes_filling_look_quicker(
    times: list[OpenTime], longer: int
) -> None:
    waited = [one if one.filled else OpenTime(one.days + longer, filled=False) for one in times]
    for day in (10, 30, 60, 120):
        assert filled_within(curve(waited), day) <= filled_within(curve(times), day)


@given(TIMES)
def test_the_order_of_the_posts_does_not_matter(times: list[OpenTime]) -> None:
    assert curve(times) == curve(list(reversed(times)))
