"""Certificates of other countries: which are asked for, on both sides of every figure."""

from datetime import date

import pytest

from workforce.checks.rules import (
    Span,
    certificates_asked,
    months_by_country,
    overseas_rule,
    overseas_rules,
    still_good,
)

TODAY = date(2026, 11, 22)


def stay(country: str, first: date, last: date | None) -> tuple[str, Span]:
    return country, Span(first, last)


@pytest.mark.parametrize(
    "last, months",
    [
        (date(2021, 4, 13), 11),
        (date(2021, 4, 14), 12),
        (date(2021, 4, 15), 12),
    ],
)
def test_a_country_is_asked_for_from_twelve_months_on_to_the_day(last: date, months: int) -> None:
    stays = [stay("FR", date(2020, 4, 15), last)]
    assert months_by_country(stays, None, TODAY) == {"FR": months}
    assert ("FR" in certificates_asked(stays, None, TODAY)) is (months == 12)


@pytest.mark.parametrize("first, asked", [(date(2015, 11, 23), True), (date(2015, 11, 22), True)])
def test_time_within_the_last_ten_years_counts(first: date, asked: bool) -> None:  # noqa: FBT001 - a case
    stays = [stay("FR", first, date(2017, 11, 22))]
    assert ("FR" in certificates_asked(stays, None, TODAY)) is asked


def test_time_before_the_last_ten_years_does_not_count() -> None:
    stays = [stay("FR", date(2010, 1, 1), date(2016, 11, 22))]
    assert months_by_country(stays, None, TODAY) == {"FR": 0}
    late = [stay("FR", date(2010, 1, 1), date(2017, 11, 22))]
    assert months_by_country(late, None, TODAY) == {"FR": 12}
    short = [stay("FR", date(2010, 1, 1), date(2017, 11, 21))]
    assert months_by_country(short, None, TODAY) == {"FR": 11}


@pytest.mark.parametrize(
    "born_on, months", [(date(2002, 1, 1), 12), (date(2002, 1, 2), 11), (None, 36)]
)
def test_only_time_from_the_eighteenth_birthday_counts(born_on: date | None, months: int) -> None:
    stays = [stay("PL", date(2018, 1, 1), date(2020, 12, 31))]
    assert months_by_country(stays, born_on, TODAY) == {"PL": months}


def test_months_of_several_stays_add_up_by_country() -> None:
    stays = [
        stay("FR", date(2020, 1, 1), date(2020, 6, 30)),
        stay("DE", date(2020, 7, 1), date(2021, 1, 31)),
        stay("FR", date(2022, 1, 16), date(2022, 7, 15)),
    ]
    assert months_by_country(stays, None, TODAY) == {"DE": 7, "FR": 12}
    assert certificates_asked(stays, None, TODAY) == {"FR": 12}


def test_days_left_over_of_several_stays_count_thirty_to_a_month() -> None:
    stays = [
        stay("FR", date(2020, 1, 1), date(2020, 6, 15)),  # 5 months and 15 days
        stay("FR", date(2021, 1, 1), date(2021, 6, 15)),
    ]
    assert months_by_country(stays, None, TODAY) == {"FR": 11}


def test_stays_that_overlap_count_once() -> None:
    stays = [
        stay("FR", date(2020, 1, 1), date(2020, 8, 31)),
        stay("FR", date(2020, 5, 1), date(2020, 12, 31)),
    ]
    assert months_by_country(stays, None, TODAY) == {"FR": 12}


def test_a_stay_that_goes_on_counts_up_to_the_day() -> None:
    assert months_by_country([stay("IE", date(2026, 1, 23), None)], None, TODAY) == {"IE": 10}


def test_months_known_without_days_count_whole() -> None:
    whole = Span(date(2020, 1, 1), date(2020, 12, 1), from_exact=False, until_exact=False)
    assert months_by_country([("FR", whole)], None, TODAY) == {"FR": 12}


@pytest.mark.parametrize(
    "dated_on, left_on, good",
    [
        (date(2026, 5, 22), date(2026, 6, 1), True),
        (date(2026, 5, 21), date(2026, 6, 1), False),
        (date(2021, 6, 2), date(2021, 6, 1), True),
        (date(2021, 6, 1), date(2021, 6, 1), False),
        (date(2021, 6, 2), None, False),
    ],
)
def test_a_certificate_is_young_enough_or_was_made_after_leaving(
    dated_on: date,
    left_on: date | None,
    good: bool,  # noqa: FBT001 - a case
) -> None:
    assert still_good(dated_on, left_on, TODAY) is good


def test_the_rule_says_that_it_is_our_own_and_how_sure_we_are() -> None:
    rule = overseas_rule(TODAY)
    assert rule.confidence == "low"
    assert "Our own rule" in rule.note
    assert rule.url.startswith("https://www.gov.uk/")


def test_exactly_one_rule_holds_on_every_day() -> None:
    for day in (date(2015, 1, 1), TODAY, date(2035, 1, 1)):
        assert len([one for one in overseas_rules() if one.covers(day)]) == 1
