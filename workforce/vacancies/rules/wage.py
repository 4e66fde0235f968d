"""The lowest lawful pay for an hour, as it holds on a day, and what a job lacks of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache
from importlib import resources
from typing import Protocol

from workforce.employment.states import Contract
from workforce.vacancies.rules.pay import WEEKS_A_YEAR
from workforce.vacancies.states import PayPeriod

# Whoever is not paid has no lowest pay.
UNPAID = frozenset({Contract.VOLUNTEER})


@dataclass(frozen=True, slots=True)
class Rate:
    """The lowest pay for an hour from a day on, and where that is written."""

    from_on: date
    pence: int
    source: str
    confidence: str


@lru_cache(maxsize=1)
def rates() -> tuple[Rate, ...]:
    """Every known rate, earliest first."""
    file = resources.files("workforce.vacancies") / "data" / "minimum_wage.json"
    known = json.loads(file.read_text("utf-8"))["rates"]
    return tuple(
        sorted(
            (
                Rate(
                    date.fromisoformat(one["from"]), one["pence"], one["source"], one["confidence"]
                )
                for one in known
            ),
            key=lambda rate: rate.from_on,
        )
    )


def rate_on(day: date, known: Sequence[Rate] | None = None) -> Rate | None:
    """The rate of a day; None before the first that is known."""
    begun = [rate for rate in (rates() if known is None else known) if rate.from_on <= day]
    return begun[-1] if begun else None


@dataclass(frozen=True, slots=True)
class Offer:
    """The lowest pay of a job, for which hours."""

    contract: Contract
    period: PayPeriod
    pence: int
    weekly_hours: Decimal

    @property
    def hourly(self) -> Decimal:
        """Pence for an hour, exactly."""
        if self.period is PayPeriod.HOUR:
            return Decimal(self.pence)
        return Decimal(self.pence) / (self.weekly_hours * WEEKS_A_YEAR)

    def meets(self, rate: Rate) -> bool:
        """Whether an hour is paid as the law wants it."""
        return self.contract in UNPAID or self.pence >= self.least(rate)

    def least(self, rate: Rate) -> int:
        """The lowest pay in pence, for the job's own period, that a rate allows."""
        if self.period is PayPeriod.HOUR:
            return rate.pence
        year = rate.pence * self.weekly_hours * WEEKS_A_YEAR
        return int(year.quantize(Decimal(1), rounding=ROUND_CEILING))


class Paid(Protocol):
    """What a job says of its pay."""

    @property
    def contract(self) -> Contract:
        """By what contract."""

    @property
    def pay_period(self) -> PayPeriod:
        """For an hour or a year."""

    @property
    def pay_from_pence(self) -> int:
        """The lowest pay."""

    @property
    def weekly_hours(self) -> Decimal:
        """For how many hours a week."""


def offer_of(job: Paid) -> Offer:
    """The lowest pay of a job, as a rate is held against it."""
    return Offer(job.contract, job.pay_period, job.pay_from_pence, job.weekly_hours)


def below(offer: Offer, day: date) -> Rate | None:
    """The rate of a day that a job does not meet."""
    rate = rate_on(day)
    return rate if rate is not None and not offer.meets(rate) else None


def below_later(offer: Offer, day: date, known: Sequence[Rate] | None = None) -> Rate | None:
    """The first rate known to come after a day that a job will not meet."""
    later = (rate for rate in (rates() if known is None else known) if rate.from_on > day)
    return next((rate for rate in later if not offer.meets(rate)), None)
