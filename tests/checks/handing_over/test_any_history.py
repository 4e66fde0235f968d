"""Whatever happens to people, homes and owners: on every day the figures are whole."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.checks.handing_over.histories import (
    ROLES,
    Changes,
    Leaves,
    Merges,
    Moves,
    Passes,
    Starts,
    Step,
    Undoes,
    World,
    lived,
)
from tests.checks.handing_over.steps import ONE_DAY, TODAY
from workforce.core.db import session as current
from workforce.employment import queries
from workforce.employment.models import PersonInPost
from workforce.employment.states import Contract, LeavingReason

CONTRACTS = st.sampled_from([Contract.PERMANENT, Contract.FIXED_TERM, Contract.BANK])
HOURS = st.sampled_from([Decimal("7.5"), Decimal(20), Decimal("37.5")])
HOMES, PLACES, OWNERS = st.integers(0, 2), st.integers(0, 9), st.integers(0, 1)
START = st.builds(Starts, st.integers(0, 5), HOMES, st.sampled_from(ROLES), CONTRACTS, HOURS)
STEPS = st.one_of(
    START,
    st.builds(Changes, PLACES, CONTRACTS, HOURS),
    st.builds(Leaves, PLACES, st.integers(0, 12)),
    st.builds(Moves, PLACES, HOMES),
    st.builds(Merges, OWNERS, PLACES, PLACES),
    st.builds(Merges, OWNERS, PLACES, PLACES),
    st.builds(Undoes, PLACES),
    st.builds(Passes, HOMES),
)
SPACES = st.integers(1, 9)
FIRST = st.lists(st.tuples(SPACES, START), min_size=4, max_size=7)
LATER = st.lists(st.tuples(SPACES, STEPS), min_size=4, max_size=10)
QUIET = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
NOTHING = (Decimal(0), 0)


@QUIET
@given(FIRST, LATER)
def test_on_every_day_everybody_counts_once_and_stocks_and_flows_reconcile(
    session: Session, first: list[tuple[int, Step]], later: list[tuple[int, Step]]
) -> None:
    _ = session
    world = lived([*first, *later])
    days = sorted({*changes(world), TODAY, world.day, world.day + timedelta(days=30)})
    for day in days:
        everybody_counts_once(world, day)
        every_home_has_its_fte(world, day)
        every_owner_has_its_own(world, day)
    for before, after in (*pairwise(days), (days[0], days[-1])):
        flows_make_the_difference(world, before, after)
    no_spells_overlap(world)


def changes(world: World) -> set[date]:
    """Each day on which something changed, and the day before it."""
    found = {since for one in world.owned for since, _owner in one[1:]}
    for run in world.runs:
        found |= {one[0] for one in run.terms}
        found |= {run.ended_on + ONE_DAY} if run.ended_on else set()
    return found | {day - ONE_DAY for day in found}


def people(world: World, day: date, homes: set[int]) -> set[int]:
    present = (run for run in world.runs if run.home in homes and run.fte(day) is not None)
    return {world.person(run.label) for run in present}


def everybody_counts_once(world: World, day: date) -> None:
    ids = [home.id for home in world.homes]
    stocks = {row.home_id: row.people_count for row in queries.in_post_fte_by_home(day, ids)}
    for index, home_id in enumerate(ids):
        assert stocks.get(home_id, 0) == len(people(world, day, {index}))
    everybody = people(world, day, {0, 1, 2})
    assert sum(queries.people_once_by_home(day, ids).values()) == len(everybody)
    for owner in (0, 1):
        theirs = {n for n in range(3) if world.owner_on(n, day) == owner}
        once = queries.people_once_by_home(day, [ids[n] for n in theirs])
        assert sum(once.values()) == len(people(world, day, theirs))


def every_home_has_its_fte(world: World, day: date) -> None:
    stocks = {row.home_id: row.fte for row in queries.in_post_fte_by_home(day)}
    for index, home in enumerate(world.homes):
        said = (run.fte(day) for run in world.runs if run.home == index)
        assert stocks.get(home.id, 0) == sum(fte for fte in said if fte is not None)


def every_owner_has_its_own(world: World, day: date) -> None:
    """An employer's records of a day are of the homes that it had on that day, and no others."""
    query = (
        select(PersonInPost.organisation_id, PersonInPost.home_id, func.count())
        .where(
            queries.in_post_on(day),
            PersonInPost.organisation_id.in_([one.id for one in world.owners]),
        )
        .group_by(PersonInPost.organisation_id, PersonInPost.home_id)
    )
    kept = {(row[0], row[1]): row[2] for row in current().execute(query)}
    told = Counter(
        (world.owners[world.owner_on(run.home, day)].id, world.homes[run.home].id)
        for run in world.runs
        if run.on(day) is not None
    )
    assert kept == dict(told)


def flows_make_the_difference(world: World, before: date, after: date) -> None:
    opening, closing = (
        {row.home_id: row.fte for row in queries.in_post_fte_by_home(day)}
        for day in (before, after)
    )
    came = {row.home_id: row for row in queries.starters_by_home(before, after)}
    went = {row.home_id: row for row in queries.leavers_by_home(before, after)}
    hours = {row.home_id: row.fte for row in queries.hours_changed_by_home(before, after)}
    zero = Decimal(0)
    for index, home in enumerate(world.homes):
        key = home.id
        more = came[key].fte if key in came else zero
        less = went[key].fte if key in went else zero
        assert opening.get(key, zero) + more - less + hours.get(key, zero) == closing.get(key, zero)
        told_came, told_went = flows(world, index, before, after)
        assert (came[key].people_count if key in came else 0) == told_came
        assert (went[key].people_count if key in went else 0) == told_went


def flows(world: World, home: int, before: date, after: date) -> tuple[int, int]:
    """Pieces of work of a home that began to count, and that stopped, day by day."""
    came = went = 0
    length = (after - before).days
    days = [before + n * ONE_DAY for n in range(length + 1)]
    for run in world.runs:
        if run.home == home:
            counted = [run.fte(day) is not None for day in days]
            came += sum(not was and now for was, now in pairwise(counted))
            went += sum(was and not now for was, now in pairwise(counted))
    return came, went


def no_spells_overlap(world: World) -> None:
    spells: dict[tuple[object, ...], list[PersonInPost]] = {}
    for row in world.spells():
        key = (row.organisation_id, row.person_reference, row.home_id, row.role)
        spells.setdefault(key, []).append(row)
    for rows in spells.values():
        rows.sort(key=lambda row: row.started_on)
        for one, other in pairwise(rows):
            assert one.ended_on is not None
            assert one.ended_on < other.started_on
    for run in world.runs:
        mine = [row for row in world.spells() if world.run_of[row.id] is run]
        for one, other in pairwise(mine):
            assert one.ended_on is not None
            assert one.ended_on + ONE_DAY == other.started_on
            assert one.leaving_reason is LeavingReason.TRANSFERRED
