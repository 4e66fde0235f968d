"""The adopted rules R1 to R4 and R6, on both sides of every boundary."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.training.rules import expiry
from workforce.training.rules.expiry import Held
from workforce.training.states import Standing

DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31))
MONTHS = st.integers(1, 60)
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "completed_on,months,until",
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),  # clamped: no day is taken away
        (date(2024, 2, 29), 48, date(2028, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 27)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 5, 5), 36, date(2029, 5, 4)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 1, 29), 1, date(2026, 2, 28)),
        (date(2026, 1, 28), 1, date(2026, 2, 27)),
        (date(2024, 1, 29), 1, date(2024, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 30)),
        (date(2026, 3, 1), 12, date(2027, 2, 28)),
        (date(2023, 3, 1), 12, date(2024, 2, 29)),
    ],
)
def test_training_counts_for_whole_months_and_less_a_day_unless_the_month_is_short(
    completed_on: date, months: int, until: date
) -> None:
    assert expiry.valid_until(completed_on, months) == until


def test_training_once_and_for_good_never_runs_out() -> None:
    assert expiry.valid_until(TODAY, None) is None
    assert expiry.standing(None, date.max - timedelta(days=1000)) is Standing.VALID


@given(DAYS, MONTHS)
def test_the_end_is_that_of_the_web_form_which_homes_know(completed_on: date, months: int) -> None:
    """The day before completion, moved on; a first of a month ends with the month before."""
    if completed_on.day == 1:
        expected = expiry.months_after(completed_on, months) - timedelta(days=1)
    else:
        expected = expiry.months_after(completed_on - timedelta(days=1), months)
    assert expiry.valid_until(completed_on, months) == expected


@given(DAYS, MONTHS)
def test_the_end_is_never_before_completion_and_grows_with_the_day(
    completed_on: date, months: int
) -> None:
    until = expiry.valid_until(completed_on, months)
    later = expiry.valid_until(completed_on + timedelta(days=1), months)
    assert until is not None
    assert later is not None
    assert completed_on <= until <= later


@pytest.mark.parametrize(
    "until,standing",
    [
        (TODAY - timedelta(days=1), Standing.EXPIRED),
        (TODAY, Standing.EXPIRING),
        (TODAY + timedelta(days=90), Standing.EXPIRING),
        (TODAY + timedelta(days=91), Standing.VALID),
    ],
)
def test_both_ends_of_the_window_belong_to_it(until: date, standing: Standing) -> None:
    assert expiry.standing(until, TODAY) is standing


@given(DAYS, DAYS, st.integers(0, 180))
def test_every_day_has_exactly_one_standing_in_order(until: date, day: date, window: int) -> None:
    order = [Standing.VALID, Standing.EXPIRING, Standing.EXPIRED]
    today = expiry.standing(until, day, window)
    tomorrow = expiry.standing(until, day + timedelta(days=1), window)
    assert order.index(today) <= order.index(tomorrow)
    assert today.is_in_date == (day <= until)


OLD_END = date(2026, 12, 31)


@pytest.mark.parametrize(
    "completed_on,until",
    [
        (OLD_END - timedelta(days=61), date(2027, 10, 30)),  # too early: from completion
        (OLD_END - timedelta(days=60), date(2027, 12, 31)),  # in the window: nothing is lost
        (OLD_END, date(2027, 12, 31)),
        (OLD_END + timedelta(days=1), date(2027, 12, 31)),  # from completion: the day after
        (OLD_END + timedelta(days=2), date(2028, 1, 1)),
    ],
)
def test_renewing_in_the_window_counts_on_from_the_old_end(completed_on: date, until: date) -> None:
    assert expiry.renewed_until(completed_on, 12, OLD_END) == until


def test_renewing_what_counts_for_good_stays_for_good() -> None:
    assert expiry.renewed_until(TODAY, None, TODAY) is None
    assert expiry.renewed_until(TODAY, 12, None) == expiry.valid_until(TODAY, 12)


@given(DAYS, DAYS, MONTHS)
def test_renewing_never_gives_less_than_starting_afresh(
    completed_on: date, previous: date, months: int
) -> None:
    renewed = expiry.renewed_until(completed_on, months, previous)
    afresh = expiry.valid_until(completed_on, months)
    assert renewed is not None
    assert afresh is not None
    assert renewed >= afresh


@pytest.mark.parametrize(
    "started_on,months,relevant",
    [
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2024, 11, 22), 24, date(2026, 11, 22)),
        (date(2023, 11, 22), 36, date(2026, 11, 22)),
    ],
)
def test_the_relevant_date_is_the_same_day_or_the_last_of_a_short_month(
    started_on: date, months: int, relevant: date
) -> None:
    assert expiry.relevant_date(started_on, months) == relevant


@given(DAYS, DAYS, MONTHS)
def test_overdue_before_turns_the_relevant_date_round(
    started_on: date, day: date, months: int
) -> None:
    overdue = expiry.relevant_date(started_on, months) < day
    assert overdue == (started_on < expiry.overdue_before(day, months))


@pytest.mark.parametrize(
    "in_date,required,percent",
    [
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 8, "12.5"),
        (1, 16, "6.3"),  # 6.25: the half goes up
        (3, 16, "18.8"),  # 18.75
        (1, 400, "0.3"),  # 0.25
        (1, 2000, "0.1"),  # 0.05
        (1, 2001, "0.0"),
        (0, 5, "0.0"),
        (5, 5, "100.0"),
        (1999, 2000, "100.0"),  # 99.95
    ],
)
def test_the_share_has_one_decimal_and_halves_go_up(
    in_date: int, required: int, percent: str
) -> None:
    assert expiry.compliance_percent(in_date, required) == Decimal(percent)
    assert str(expiry.compliance_percent(in_date, required)) == percent


def test_nothing_required_is_no_share_at_all() -> None:
    assert expiry.compliance_percent(0, 0) is None


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_the_share_is_within_half_a_tenth_of_the_exact_one(in_date: int, required: int) -> None:
    share = expiry.compliance_percent(in_date, required)
    assert share is not None
    assert abs(share * required - 100 * in_date) * 20 <= required


def test_of_several_completions_the_one_that_lasts_longest_counts() -> None:
    old = Held(date(2023, 1, 1), date(2025, 12, 31))
    new = Held(date(2025, 6, 1), date(2028, 5, 31))
    good = Held(date(2020, 1, 1), None)
    assert expiry.best([]) is None
    assert expiry.best([new, old]) == new
    assert expiry.best([old, good, new]) == good
