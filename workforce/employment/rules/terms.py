"""What somebody is engaged on, and what a change of it from a day does to what held before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from workforce.employment.rules.spells import STANDARD_WEEK, fte
from workforce.employment.states import Contract

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """Contract, contracted hours a week and the full week that they are measured against."""

    contract: Contract
    weekly_hours: Decimal
    standard_week: Decimal = STANDARD_WEEK

    @property
    def fte(self) -> Decimal:
        """Full-time equivalent, exact to 4 places."""
        return fte(self.weekly_hours, self.standard_week)


class Change(Enum):
    """What a change of terms does to the history."""

    CORRECTS = "the latest terms were wrong from their first day"
    FOLLOWS = "the latest terms become earlier ones"
    SHORTENS = "the change happened sooner than recorded: the earlier terms ended before"
    REPLACES = "the earlier terms never held: the new ones hold from their first day"
    TOO_EARLY = "older terms would be touched"


@dataclass(frozen=True, slots=True)
class Held:
    """Since when the latest terms hold, and since when those before them held, if any."""

    since: date
    before_since: date | None = None

    @classmethod
    def of(cls, started_on: date, earlier: Sequence[tuple[date, date]]) -> "Held":
        """From the first day in post and the first and last days of earlier terms, in order."""
        if not earlier:
            return cls(started_on)
        before_since, before_until = earlier[-1]
        return cls(before_until + ONE_DAY, before_since)

    def change_from(self, day: date) -> Change:
        """What new terms from a day on do."""
        if day >= self.since:
            return Change.CORRECTS if day == self.since else Change.FOLLOWS
        if self.before_since is None or day < self.before_since:
            return Change.TOO_EARLY
        return Change.REPLACES if day == self.before_since else Change.SHORTENS
