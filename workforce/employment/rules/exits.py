"""When somebody who leaves is asked why, and which sums of answers may ever be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

Reason = TypeVar("Reason", bound=StrEnum)

LINK_DAYS = 56
FORGET_LINK_DAYS = 90
FORGOTTEN = "forgotten-"
FEWEST_ANSWERS = 5
FEWEST_HOMES = 2
# Whoever left on 31 December can be asked until 25 February and answer until 22 April.
SHOWN_FROM = (5, 1)


@dataclass(frozen=True, slots=True)
class ReasonSums(Generic[Reason]):
    """How many gave which main reason; `other` holds those of reasons that too few gave."""

    total: int
    by_reason: Mapping[Reason, int]
    other: int


def is_asked(ended_on: date, today: date) -> bool:
    """Whether it is still time to ask: a leaving of long ago, recorded late, is left alone."""
    return ended_on + timedelta(days=LINK_DAYS) >= today


def link_ends_on(ended_on: date, today: date) -> date:
    """The last day on which an answer may be given or changed."""
    return max(ended_on, today) + timedelta(days=LINK_DAYS)


def shown_from(year: int) -> date:
    """The day from which a calendar year of leavers may be summed: no answer changes any more."""
    return date(year + 1, *SHOWN_FROM)


def closed_year(day: date) -> int:
    """The latest calendar year that is closed on a day."""
    return day.year - 1 if day >= shown_from(day.year - 1) else day.year - 2


def sums(
    counts: Mapping[Reason, int], homes_count: int, fewest: int = FEWEST_ANSWERS
) -> ReasonSums[Reason] | None:
    """What an employer may be shown of its leavers' own reasons; None where that is nothing.

    Never fewer than five answers, never of one home alone, and no reason that fewer than five
    gave: those are one figure together, which is itself never under five.
    """
    total = sum(counts.values())
    if total < fewest or homes_count < FEWEST_HOMES:
        return None
    shown = {reason: n for reason, n in counts.items() if n >= fewest}
    other = total - sum(shown.values())
    while 0 < other < fewest:
        smallest = min(shown, key=lambda reason: (shown[reason], reason))
        other += shown.pop(smallest)
    return ReasonSums(total, dict(sorted(shown.items())), other)
