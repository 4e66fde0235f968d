"""How long posts stay open: Kaplan and Meier's estimate, in which open posts count as far as seen.

The method is published in docs/methods/time-to-fill.md.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import exp, log, sqrt

# Fewer posts than this are told as plain counts: a curve of so few says less than it seems to.
FEWEST = 20
Z_95 = 1.959963984540054
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class OpenTime:
    """One advertised post: days from its first day before the public until it was filled.

    One that is not filled was seen open for so many days, up to today or until it was given up.
    """

    days: int
    filled: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which posts were filled: how many were open before it, and the share still open."""

    day: int
    open_count: int
    filled_count: int
    still_open: Fraction
    # Greenwood's sum up to this day: the variance of the share over its square.
    spread: Fraction

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the share still open lies, 95 times in 100 (log-log, Greenwood)."""
        share = float(self.still_open)
        if share in {0.0, 1.0}:
            return share, share
        width = Z_95 * sqrt(float(self.spread)) / log(share)
        low, high = sorted((share ** exp(width), share ** exp(-width)))
        return low, high


def curve(times: Iterable[OpenTime]) -> tuple[Step, ...]:
    """The steps of the estimate, by day; a post given up on a day was open at its fills."""
    seen = list(times)
    fills = Counter(time.days for time in seen if time.filled)
    leavers = Counter(time.days for time in seen)
    open_count, share, spread = len(seen), Fraction(1), Fraction(0)
    steps = []
    for day in sorted(leavers):
        filled = fills[day]
        if filled:
            share *= Fraction(open_count - filled, open_count)
            if open_count > filled:
                spread += Fraction(filled, open_count * (open_count - filled))
            steps.append(Step(day, open_count, filled, share, spread))
        open_count -= leavers[day]
    return tuple(steps)


def filled_within(steps: Iterable[Step], days: int) -> Fraction:
    """The share of posts filled within so many days."""
    reached = [step.still_open for step in steps if step.day <= days]
    return 1 - (reached[-1] if reached else Fraction(1))


def day_by_which(steps: Iterable[Step], share: Fraction = HALF) -> int | None:
    """The first day by which at least this share of posts is filled; None if none is seen."""
    return next((step.day for step in steps if 1 - step.still_open >= share), None)
