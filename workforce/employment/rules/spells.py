"""Arithmetic of employment: full-time equivalents, and when a spell counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from workforce.employment.states import Contract, JobRole, LeavingReason

STANDARD_WEEK = Decimal("37.5")
SHORTEST_STANDARD_WEEK = Decimal(35)
LONGEST_STANDARD_WEEK = Decimal(48)
LONGEST_WEEK = Decimal(84)
FTE_STEP = Decimal("0.0001")
LINK_CODE_DAYS = 14
FURTHEST_LEAVING_DAYS = 366
# How long after a move's last day a start in another home still belongs to the move.
MOVE_DAYS = 31


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


@dataclass(frozen=True, slots=True)
class Post:
    """A spell of somebody in one home; `moved`: its end was a move, or the home changed owner.

    `carried_on`: it began only because the home changed owner.
    """

    home_id: int
    started_on: date
    ended_on: date | None = None
    moved: bool = False
    carried_on: bool = False
    reason: LeavingReason | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Unbroken time of one person with one employer, whatever the homes, posts and moves."""

    first: Post
    last: Post

    def covers(self, day: date) -> bool:
        """Whether the person is with the employer at the end of a day."""
        return Spell(self.first.started_on, self.last.ended_on).covers(day)

    def began_between(self, after: date, until: date) -> bool:
        """Whether the person joined the employer in (after, until]."""
        return not self.first.carried_on and after < self.first.started_on <= until

    def ended_between(self, after: date, until: date) -> bool:
        """Whether the first day away from the employer lies in (after, until]; a move is none."""
        return not self.last.moved and left_between(_spell_of(self.last), after, until)


def services_of(posts: Iterable[Post]) -> list[Service]:
    """The unbroken services of one person with one employer.

    A post continues a service when it begins no later than the day after the last day of what
    went before, or within `MOVE_DAYS` of a last day that was a move.
    """
    found: list[Service] = []
    for post in sorted(posts, key=lambda one: (one.started_on, one.home_id)):
        if found and _continues(found[-1].last, post):
            found[-1] = Service(found[-1].first, _later(found[-1].last, post))
        else:
            found.append(Service(post, post))
    return found


def _continues(last: Post, post: Post) -> bool:
    if last.ended_on is None:
        return True
    gap = MOVE_DAYS if last.moved else 1
    return post.started_on <= last.ended_on + timedelta(days=gap)


def _later(one: Post, other: Post) -> Post:
    return max(one, other, key=lambda post: (post.ended_on or date.max, post.moved))


def _spell_of(post: Post) -> Spell:
    return Spell(post.started_on, post.ended_on)
