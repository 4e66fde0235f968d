"""Arithmetic of employment: full-time equivalents, and when a spell counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from workforce.employment.states import Contract, JobRole

STANDARD_WEEK = Decimal("37.5")
SHORTEST_STANDARD_WEEK = Decimal(35)
LONGEST_STANDARD_WEEK = Decimal(48)
LONGEST_WEEK = Decimal(84)
FTE_STEP = Decimal("0.0001")
LINK_CODE_DAYS = 14
FURTHEST_LEAVING_DAYS = 366


@dataclass(frozen=True, slots=True)
class Entrant:
    """Somebody who enters a post, as their employer describes them and the engagement."""

    person_reference: str
    given_name: str
    family_name: str
    role: JobRole
    contract: Contract
    weekly_hours: Decimal
    started_on: date
    email: str | None = None
    standard_week: Decimal = STANDARD_WEEK
    account_id: int | None = None


def fte(weekly_hours: Decimal, standard_week: Decimal = STANDARD_WEEK) -> Decimal:
    """Contracted hours over the standard week, exact to 4 places, halves away from zero."""
    if standard_week <= 0:
        raise ValueError("A standard week has hours")
    return (weekly_hours / standard_week).quantize(FTE_STEP, rounding=ROUND_HALF_UP)


def hours_make_sense(weekly_hours: Decimal, standard_week: Decimal = STANDARD_WEEK) -> bool:
    """Whether the contracted week and the standard week are ones that people work."""
    return (
        0 <= weekly_hours <= LONGEST_WEEK
        and SHORTEST_STANDARD_WEEK <= standard_week <= LONGEST_STANDARD_WEEK
    )


def is_another_person(before: tuple[str, str], after: tuple[str, str]) -> bool:
    """Whether given and family name change at once: no correction, but somebody else."""
    pairs = zip(before, after, strict=True)
    return all(old.casefold() != new.casefold() for old, new in pairs)


@dataclass(frozen=True, slots=True)
class Spell:
    """From the first day in post to the last; no last day means still in post."""

    started_on: date
    ended_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether somebody is in post at the end of a day."""
        return self.started_on <= day and (self.ended_on is None or self.ended_on >= day)

    def overlaps(self, other: "Spell") -> bool:
        """Whether two spells share a day."""
        return (other.ended_on is None or self.started_on <= other.ended_on) and (
            self.ended_on is None or other.started_on <= self.ended_on
        )


def overlap(spell: Spell, others: Iterable[Spell]) -> bool:
    """Whether a spell shares a day with any other."""
    return any(spell.overlaps(other) for other in others)


def left_between(spell: Spell, after: date, until: date) -> bool:
    """Whether the first day out of post lies in (after, until]."""
    return spell.ended_on is not None and after < spell.ended_on + timedelta(days=1) <= until


def started_between(spell: Spell, after: date, until: date) -> bool:
    """Whether the first day in post lies in (after, until]."""
    return after < spell.started_on <= until
