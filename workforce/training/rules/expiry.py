"""The adopted rules R1 to R4 and R6: until when training counts, where it stands, what share does.

The rules are published in docs/methods/training-expiry.md; every page, export, letter and
figure asks here.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from workforce.training.states import Standing

WINDOW_DAYS = 90
RENEWAL_DAYS = 60
SHORTEST_MONTH = 28
ONE_DAY = timedelta(days=1)
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Held:
    """Training that somebody has completed; `valid_until` None means for good."""

    completed_on: date
    valid_until: date | None


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= SHORTEST_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def valid_until(completed_on: date, months: int | None) -> date | None:
    """R1: the last day training counts: N months on, less a day unless the month was too short."""
    if months is None:
        return None
    end = months_after(completed_on, months)
    return end if end.day < completed_on.day else end - ONE_DAY


def standing(valid_until: date | None, day: date, window_days: int = WINDOW_DAYS) -> Standing:
    """R2: out of date from the day after `valid_until`; running out for a window before that."""
    if valid_until is None:
        return Standing.VALID
    if valid_until < day:
        return Standing.EXPIRED
    if valid_until <= day + timedelta(days=window_days):
        return Standing.EXPIRING
    return Standing.VALID


def renews(completed_on: date, previous_until: date, window_days: int = RENEWAL_DAYS) -> bool:
    """Whether training is renewed within the window before its old end."""
    return previous_until - timedelta(days=window_days) <= completed_on <= previous_until


def renewed_until(
    completed_on: date,
    months: int | None,
    previous_until: date | None,
    window_days: int = RENEWAL_DAYS,
) -> date | None:
    """R3: renewed within the window before the old end, the new time starts the day after it."""
    if previous_until is not None and renews(completed_on, previous_until, window_days):
        return valid_until(previous_until + ONE_DAY, months)
    return valid_until(completed_on, months)


def relevant_date(started_on: date, within_months: int) -> date:
    """R4: the last day on which a requirement with time allowed is met in time."""
    return months_after(started_on, within_months)


def overdue_before(day: date, within_months: int) -> date:
    """R4 turned round: whoever started before this day is past the relevant date on `day`."""
    same = months_after(day, -within_months)
    return same if same.day == day.day else same + ONE_DAY


def best(held: list[Held]) -> Held | None:
    """What counts of several completions: the one that lasts longest."""
    if not held:
        return None
    return max(held, key=lambda one: (one.valid_until or date.max, one.completed_on))


def compliance_percent(in_date_count: int, required_count: int) -> Decimal | None:
    """R6: in date of required, in per cent to one decimal, halves up; None: nothing is required."""
    if required_count == 0:
        return None
    share = Decimal(100 * in_date_count) / Decimal(required_count)
    return share.quantize(TENTH, rounding=ROUND_HALF_UP)
