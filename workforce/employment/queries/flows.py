"""What happened to the staff of homes over some time, so that stocks and flows reconcile.

For every home: full-time equivalents in post at the opening, plus those who started, less those
who left, plus changes of hours, are those in post at the closing, exactly.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, Subquery, case, func, select

from workforce.core.db import session
from workforce.employment.queries import terms
from workforce.employment.states import IN_POST_CONTRACTS, LeavingReason


@dataclass(frozen=True, slots=True)
class HomeFlow:
    """Spells that began or ended in a home; `moved_count` of them moved within the provider."""

    home_id: int
    fte: Decimal
    people_count: int
    moved_count: int


@dataclass(frozen=True, slots=True)
class HomeChange:
    """What changes of contracted hours added to a home, less what they took away."""

    home_id: int
    fte: Decimal


def starters_by_home(after: date, until: date) -> list[HomeFlow]:
    """Spells whose first day in post, by their contract too, lies in (after, until].

    A spell that goes on when its home changes owner neither begins nor ends by it.
    """
    stretch = _beside_neighbours()
    began = (stretch.c.from_on > after, stretch.c.from_on <= until)
    return _flow(stretch, *began, ~_counts(stretch.c.contract_before), stretch.c.goes_on == 0)


def leavers_by_home(after: date, until: date) -> list[HomeFlow]:
    """Spells whose first day out of post, the day after the last in it, lies in (after, until]."""
    stretch = _beside_neighbours()
    ended = (stretch.c.until_on >= after, stretch.c.until_on < until)
    carried = func.coalesce(stretch.c.leaving_reason, "") == LeavingReason.TRANSFERRED.value
    return _flow(stretch, *ended, ~_counts(stretch.c.contract_after), ~carried)


def hours_changed_by_home(after: date, until: date) -> list[HomeChange]:
    """Changes of hours from a day in (after, until] on, among those who stayed in post."""
    stretch = _beside_neighbours()
    rows = session().execute(
        select(stretch.c.home_id, func.sum(stretch.c.fte), func.sum(stretch.c.fte_before))
        .where(
            stretch.c.from_on > after,
            stretch.c.from_on <= until,
            terms.counted(stretch),
            _counts(stretch.c.contract_before),
        )
        .group_by(stretch.c.home_id)
        .order_by(stretch.c.home_id)
    )
    return [HomeChange(home_id, after_it - before_it) for home_id, after_it, before_it in rows]


def _beside_neighbours() -> Subquery:
    """Every stretch with the contract and hours of the one before it, and the contract after."""
    own = terms.stretches()
    spell, began, kind = own.c.spell_id, own.c.from_on, own.c.contract.type
    before, hours = func.lag(own.c.contract, type_=kind), func.lag(own.c.fte, type_=own.c.fte.type)
    after = func.lead(own.c.contract, type_=kind)
    return select(
        *own.c,
        before.over(partition_by=spell, order_by=began).label("contract_before"),
        hours.over(partition_by=spell, order_by=began).label("fte_before"),
        after.over(partition_by=spell, order_by=began).label("contract_after"),
    ).subquery("run")


def _counts(contract: ColumnElement[object]) -> ColumnElement[bool]:
    """A neighbour exists and its contract counts as in post."""
    return case((contract.in_(sorted(IN_POST_CONTRACTS)), 1), else_=0) == 1


def _flow(stretch: Subquery, *conditions: ColumnElement[bool]) -> list[HomeFlow]:
    moved = stretch.c.leaving_reason == LeavingReason.MOVED_WITHIN_PROVIDER
    rows = session().execute(
        select(
            stretch.c.home_id,
            func.sum(stretch.c.fte),
            func.count(),
            func.coalesce(func.sum(case((moved, 1), else_=0)), 0),
        )
        .where(*conditions, terms.counted(stretch))
        .group_by(stretch.c.home_id)
        .order_by(stretch.c.home_id)
    )
    return [HomeFlow(home_id, fte, people, int(moved)) for home_id, fte, people, moved in rows]
