"""Adverts from before pay was kept by the hour and the year."""

import importlib
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.factories import vacancies
from workforce.core.db import atomic
from workforce.employment.states import Contract, JobRole
from workforce.vacancies.states import PayPeriod

SET = importlib.import_module("migrations.versions.0022_posting_and_pauses").HOURLY
NIGHTS = importlib.import_module("migrations.versions.0031_search").NIGHTS
NAMES = ("hourly_pence", "yearly_pence", "hours_patterns")


@pytest.mark.parametrize(
    "period, pence, hours, contract",
    [
        (PayPeriod.HOUR, 1271, "37.5", Contract.PERMANENT),
        (PayPeriod.HOUR, 1333, "12.25", Contract.BANK),
        (PayPeriod.YEAR, 2_487_123, "35", Contract.FIXED_TERM),
        (PayPeriod.YEAR, 25_000_000, "60", Contract.PERMANENT),
        (PayPeriod.YEAR, 52 * 10 * 1270 + 260, "10", Contract.PERMANENT),
    ],
)
def test_older_adverts_are_given_what_a_new_one_works_out(
    session: Session, period: PayPeriod, pence: int, hours: str, contract: Contract
) -> None:
    vacancy = vacancies.make_vacancy(
        pay_period=period,
        pay_from_pence=pence,
        pay_to_pence=pence,
        weekly_hours=Decimal(hours),
        contract=contract,
    )
    expected = [getattr(vacancy, name) for name in NAMES]

    @atomic
    def as_it_was() -> None:
        session.execute(text("UPDATE vacancy SET hourly_pence = 0, yearly_pence = 0"))
        session.execute(text(SET))

    as_it_was()
    assert [getattr(vacancy, name) for name in NAMES] == expected


def test_older_adverts_for_waking_night_workers_are_found_by_their_hours(session: Session) -> None:
    nights = vacancies.make_vacancy(role=JobRole.WAKING_NIGHT_WORKER)
    days = vacancies.make_vacancy(role=JobRole.TEACHER)
    expected = [nights.hours_patterns, days.hours_patterns]

    @atomic
    def as_it_was() -> None:
        session.execute(text("UPDATE vacancy SET hours_patterns = 1"))
        session.execute(text(NIGHTS))
        session.execute(text(NIGHTS))

    as_it_was()
    assert [nights.hours_patterns, days.hours_patterns] == expected
