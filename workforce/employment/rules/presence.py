"""How long an absence is, what it takes away, and what stands in for missing staff."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

LONG_TERM_DAYS = 28  # an absence of more days than this is long-term
WORKING_DAYS_OF_A_YEAR = 253
DAYS_OF_A_YEAR = 365
FURTHEST_ABSENCE_DAYS = 366
LONGEST_WORKED_WEEK = Decimal(168)
WEEKS_SHOWN = 13
STEP = Decimal("0.0001")


def known_end(until_on: date | None, expected_until: date | None, day: date) -> date:
    """The last day of an absence as far as it is known at the end of a day."""
    if until_on is not None:
        return until_on
    return max(day, expected_until or day)


def is_long_term(
    from_on: date, until_on: date | None, expected_until: date | None, day: date
) -> bool:
    """Whether an absence has, as far as is known at the end of a day, more than 28 days."""
    end = known_end(until_on, expected_until, day)
    return from_on <= day and (end - from_on).days >= LONG_TERM_DAYS


def days_shared(first: tuple[date, date | None], second: tuple[date, date | None]) -> int:
    """How many days two stretches have in common, first and last days included."""
    start = max(first[0], second[0])
    end = min(first[1] or date.max, second[1] or date.max)
    return max(0, (end - start).days + 1) if end >= start else 0


def working_days_lost(fte_days: Decimal) -> Decimal:
    """Calendar days of absence, weighted by hours, as working days of which a year has 253."""
    lost = fte_days * WORKING_DAYS_OF_A_YEAR / DAYS_OF_A_YEAR
    return lost.quantize(STEP, rounding=ROUND_HALF_UP)


def weeks_until(day: date, count: int = WEEKS_SHOWN) -> list[tuple[date, date]]:
    """The last so many weeks of seven days up to a day, oldest first, as first and last days."""
    ends = [day - timedelta(days=7 * back) for back in range(count - 1, -1, -1)]
    return [(end - timedelta(days=6), end) for end in ends]


def total(hours: Iterable[Decimal]) -> Decimal:
    """The sum of some hours, nought of none."""
    return sum(hours, Decimal(0))
