"""Gaps of a history: time between its start and a last day that nothing accounts for."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

PROMPT_DAYS = 28
OPEN = ".."
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Time that is accounted for; without `until` it goes on.

    An edge that is not exact is a month: the whole month is taken as accounted for.
    """

    from_on: date
    until_on: date | None
    from_exact: bool = True
    until_exact: bool = True

    @property
    def first(self) -> date:
        """Its first day, or the first day of its first month."""
        return self.from_on if self.from_exact else self.from_on.replace(day=1)

    @property
    def last(self) -> date | None:
        """Its last day, or the last day of its last month; None while it goes on."""
        if self.until_on is None or self.until_exact:
            return self.until_on
        return month_end(self.until_on)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days in a row that nothing accounts for; `is_open` when they last to the end.

    `rough` says that an edge is known only by its month, so that the gap may be longer.
    """

    from_on: date
    until_on: date
    is_open: bool
    rough: bool

    @property
    def day_count(self) -> int:
        """How many days at the least."""
        return (self.until_on - self.from_on).days + 1

    @property
    def key(self) -> str:
        """What tells it from others: its days; one that lasts to the end has no last day."""
        return f"{self.from_on.isoformat()}{OPEN}{'' if self.is_open else self.until_on}"

    def asks(self, prompt_days: int = PROMPT_DAYS) -> bool:
        """Whether an explanation must be asked for; of shorter ones it may be.

        Where months alone are known, a whole month in between asks too, even a February.
        """
        return self.day_count > prompt_days or (self.rough and self._holds_a_month())

    def _holds_a_month(self) -> bool:
        first = self.from_on
        if first.day > 1:
            first = month_end(first) + ONE_DAY
        return month_end(first) <= self.until_on


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def gaps(spans: Iterable[Span], start: Span, end: date) -> list[Gap]:
    """The gaps of a history from its start up to and with a last day, in their order.

    The start is a span of its own: it says from when on, and how exactly that is known.
    """
    found = []
    covered, exact = start.first - ONE_DAY, start.from_exact
    if not start.from_exact:
        covered = month_end(start.from_on)
    for span in sorted(spans, key=lambda one: (one.first, one.last or date.max)):
        if span.first > end:
            break
        if span.first > covered + ONE_DAY:
            until_on = span.first - ONE_DAY
            rough = not (exact and span.from_exact)
            found.append(Gap(covered + ONE_DAY, until_on, is_open=False, rough=rough))
        last = span.last or end
        if last > covered:
            covered, exact = last, span.until_exact or span.until_on is None
    if covered < end:
        found.append(Gap(covered + ONE_DAY, end, is_open=True, rough=not exact))
    return found
