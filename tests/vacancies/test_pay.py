"""Pay by the hour, the week and the year, and the kinds of hours."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.employment.states import Contract, JobRole
from workforce.vacancies.rules import pay
from workforce.vacancies.states import HoursPattern, PayPeriod


def test_an_hours_pay_is_a_year_of_52_weeks() -> None:
    assert pay.yearly_pence(PayPeriod.HOUR, 1271, Decimal("37.5")) == 2_478_450
    assert pay.hourly_pence(PayPeriod.HOUR, 1271, Decimal("37.5")) == 1271
    assert pay.hourly_pence(PayPeriod.YEAR, 2_500_000, Decimal("37.5")) == 1282
    assert pay.yearly_pence(PayPeriod.YEAR, 2_500_000, Decimal(20)) == 2_500_000


def test_half_a_penny_is_rounded_away_from_nothing() -> None:
    assert pay.hourly_pence(PayPeriod.YEAR, 52 * 10 * 1270 + 260, Decimal(10)) == 1271
    assert pay.hourly_pence(PayPeriod.YEAR, 52 * 10 * 1270 + 259, Decimal(10)) == 1270


def test_sleep_ins_of_a_month_are_paid_by_the_week() -> None:
    assert pay.weekly_pence(2_600_000) == 50_000
    assert pay.weekly_pence(2_600_000, 8, 6_000) == 50_000 + 11_077
    assert pay.weekly_pence(2_600_000, 8, None) == 50_000


@given(
    hourly=st.integers(min_value=500, max_value=10_000),
    hours=st.decimals(min_value=1, max_value=60, places=2),
)
def test_an_hourly_rate_comes_back_from_its_year(hourly: int, hours: Decimal) -> None:
    year = pay.yearly_pence(PayPeriod.HOUR, hourly, hours)
    assert abs(pay.hourly_pence(PayPeriod.YEAR, year, hours) - hourly) <= 1


@pytest.mark.parametrize(
    "hours, contract, ticked, sleep_ins, expected",
    [
        ("35", Contract.PERMANENT, 0, 0, HoursPattern.FULL_TIME),
        ("34.99", Contract.PERMANENT, 0, 0, HoursPattern.PART_TIME),
        ("16", Contract.BANK, 0, 0, HoursPattern.PART_TIME | HoursPattern.BANK),
        ("40", Contract.FIXED_TERM, 0, 6, HoursPattern.FULL_TIME | HoursPattern.SLEEP_INS),
        (
            "40",
            Contract.PERMANENT,
            HoursPattern.WEEKENDS | HoursPattern.PART_TIME | HoursPattern.BANK,
            0,
            HoursPattern.FULL_TIME | HoursPattern.WEEKENDS,
        ),
    ],
)
def test_the_kinds_of_hours_follow_from_hours_contract_and_ticks(
    hours: str, contract: Contract, ticked: int, sleep_ins: int, expected: HoursPattern
) -> None:
    role = JobRole.RESIDENTIAL_SUPPORT_WORKER
    assert pay.patterns(role, Decimal(hours), contract, ticked, sleep_ins) == expected


def test_a_waking_night_worker_works_waking_nights_without_a_tick() -> None:
    for role in JobRole:
        found = pay.patterns(role, Decimal(40), Contract.PERMANENT, 0)
        nights = HoursPattern(found) & HoursPattern.WAKING_NIGHTS
        assert bool(nights) is (role is JobRole.WAKING_NIGHT_WORKER)
