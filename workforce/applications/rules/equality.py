"""What an employer may see of equality answers: never a group under five, nothing by subtraction.

Figures are rounded to the nearest five, so that two readings of a year that moves on do not tell
what one month added.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workforce.applications.rules.small_numbers import FEWEST, protected

NEAREST = 5
# So many answers to a question lie together before they are counted at all.
COUNTED_TOGETHER = 5
MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """Answers to one question as an employer may see them; None is hidden to protect people."""

    total: int | None
    counts: Mapping[str, int | None]


def shown(counts: Mapping[str, int]) -> Shown:
    """Every answer with its rounded count, or hidden when it is small or would tell of one."""
    whole = sum(counts.values())
    if whole < FEWEST:
        return Shown(None, dict.fromkeys(counts))
    hidden = {answer for answer, count in counts.items() if count < FEWEST}
    if hidden:
        hidden = protected(counts, hidden)
    return Shown(
        rounded(whole),
        {answer: None if answer in hidden else rounded(counts[answer]) for answer in counts},
    )


def rounded(count: int) -> int:
    """A count to the nearest five."""
    return (count + NEAREST // 2) // NEAREST * NEAREST


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def months_shown(day: date) -> tuple[date, date]:
    """The twelve whole months before a day: the first of the first, and of the month after."""
    until = month_of(day)
    return until.replace(year=until.year - 1), until
