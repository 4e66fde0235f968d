"""One piece of work, told apart from what the database keeps of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workforce.employment import rules
from workforce.employment.states import IN_POST_CONTRACTS, Contract, JobRole


@dataclass
class Run:
    """One piece of work: whose, where, on which terms from which day, until when."""

    label: int
    home: int
    role: JobRole
    terms: list[tuple[date, Contract, Decimal]]
    ended_on: date | None = None

    def on(self, day: date) -> tuple[Contract, Decimal] | None:
        """The contract and hours on a day, if it covers the day."""
        if day < self.terms[0][0] or (self.ended_on is not None and day > self.ended_on):
            return None
        return next((one[1], one[2]) for one in reversed(self.terms) if one[0] <= day)

    def fte(self, day: date) -> Decimal | None:
        """What it counts for on a day, if its contract counts."""
        found = self.on(day)
        return rules.fte(found[1]) if found and found[0] in IN_POST_CONTRACTS else None
