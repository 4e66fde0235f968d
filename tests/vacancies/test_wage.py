"""The lowest lawful pay: both sides of each date, each period and the hours of a week."""

from datetime import date
from decimal import Decimal

import pytest

from workforce.employment.states import Contract
from workforce.vacancies.rules import wage
from workforce.vacancies.rules.wage import Offer, Rate
from workforce.vacancies.states import PayPeriod

HOURS = Decimal("37.5")


def offer(pence: int, period: PayPeriod = PayPeriod.HOUR, **changes: object) -> Offer:
    contract = changes.get("contract", Contract.PERMANENT)
    assert isinstance(contract, Contract)
    return Offer(contract, period, pence, HOURS)


@pytest.mark.parametrize(
    "day, pence",
    [
        ("2024-04-01", 1144),
        ("2025-03-31", 1144),
        ("2025-04-01", 1221),
        ("2026-03-31", 1221),
        ("2026-04-01", 1271),
        ("2026-11-22", 1271),
    ],
)
def test_the_rate_of_a_day_changes_on_its_first_of_april(day: str, pence: int) -> None:
    rate = wage.rate_on(date.fromisoformat(day))
    assert rate is not None
    assert rate.pence == pence
    assert wage.below(offer(pence), date.fromisoformat(day)) is None
    assert wage.below(offer(pence - 1), date.fromisoformat(day)) == rate


def test_no_rule_is_made_up_for_days_before_the_first_known_rate() -> None:
    assert wage.rate_on(date(2024, 3, 31)) is None
    assert wage.below(offer(1), date(2024, 3, 31)) is None


def test_a_years_pay_is_held_to_the_hours_of_52_weeks_to_the_penny() -> None:
    day = date(2026, 4, 1)
    rate = wage.rate_on(day)
    assert rate is not None
    assert offer(1, PayPeriod.YEAR).least(rate) == 2_478_450
    assert wage.below(offer(2_478_450, PayPeriod.YEAR), day) is None
    assert wage.below(offer(2_478_449, PayPeriod.YEAR), day) == rate


def test_whoever_is_not_paid_has_no_lowest_pay() -> None:
    assert wage.below(offer(1, contract=Contract.VOLUNTEER), date(2026, 4, 1)) is None


def test_a_later_known_rate_that_is_not_met_is_found_before_its_day() -> None:
    known = (*wage.rates(), Rate(date(2027, 4, 1), 1300, "", "unknown"))
    before = date(2026, 11, 22)
    later = wage.below_later(offer(1299), before, known)
    assert later is not None
    assert later.from_on == date(2027, 4, 1)
    assert wage.below_later(offer(1300), before, known) is None
    assert wage.below_later(offer(1299), date(2027, 4, 1), known) is None


def test_every_rate_says_where_it_is_from() -> None:
    assert all(rate.source and rate.confidence for rate in wage.rates())
    days = [rate.from_on for rate in wage.rates()]
    assert days == sorted(set(days))
