"""Whatever people do: nobody counts twice on any day, and stocks and flows reconcile exactly."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.employment import queries, rules
from workforce.employment.models import EarlierTerms, PersonInPost
from workforce.employment.states import IN_POST_CONTRACTS, Contract, JobRole, LeavingReason
from workforce.providers.models import Home

TODAY = clock.today()
DAY = timedelta(days=1)
SPAN = 300
FIRST = TODAY - SPAN * DAY
ROLES = [JobRole.RESIDENTIAL_SUPPORT_WORKER, JobRole.WAKING_NIGHT_WORKER, JobRole.TEACHER]
HOURS = st.decimals(0, 60, places=2)
CONTRACTS = st.sampled_from(
    [Contract.PERMANENT, Contract.FIXED_TERM, Contract.BANK, Contract.VOLUNTEER]
)
_numbers = count(1)
QUIET = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@dataclass(frozen=True)
class Stretch:
    """Days from a first one on the same terms."""

    days: int
    contract: Contract
    hours: Decimal

    @property
    def fte(self) -> Decimal:
        return rules.fte(self.hours) if self.contract in IN_POST_CONTRACTS else Decimal(0)


@dataclass(frozen=True)
class Job:
    """One spell: which person, home and role, from which day, through which terms."""

    person: int
    home: int
    role: JobRole
    start: int
    stretches: list[Stretch] = field(default_factory=list)
    open_ended: bool = False
    moved: bool = False

    def on(self, day: date) -> Stretch | None:
        """The terms on a day, if the spell covers it."""
        at = FIRST + self.start * DAY
        if day < at:
            return None
        for stretch in self.stretches:
            at += stretch.days * DAY
            if day < at:
                return stretch
        return self.stretches[-1] if self.open_ended else None


STRETCHES = st.builds(Stretch, st.integers(1, 80), CONTRACTS, HOURS)
JOBS = st.builds(
    Job,
    person=st.integers(0, 3),
    home=st.integers(0, 3),
    role=st.sampled_from(ROLES),
    start=st.integers(0, 200),
    stretches=st.lists(STRETCHES, min_size=1, max_size=3),
    open_ended=st.booleans(),
    moved=st.booleans(),
)


def apart(jobs: list[Job]) -> list[Job]:
    """The jobs without those that a person would hold twice in one post at a time."""
    kept: list[Job] = []
    for job in jobs:
        days = {FIRST + offset * DAY for offset in range(SPAN + 1)}
        post = (job.person, job.home, job.role)
        others = [one for one in kept if (one.person, one.home, one.role) == post]
        if not any(job.on(day) and one.on(day) for one in others for day in days):
            kept.append(job)
    return kept


@atomic
def record(jobs: list[Job], homes: list[Home]) -> list[PersonInPost]:
    """Put the jobs into the database, each with its earlier terms."""
    number, rows = next(_numbers), []
    for job in jobs:
        started_on = FIRST + job.start * DAY
        length = sum(stretch.days for stretch in job.stretches)
        last = job.stretches[-1]
        ended_on = None if job.open_ended else started_on + (length - 1) * DAY
        reason = LeavingReason.MOVED_WITHIN_PROVIDER if job.moved else LeavingReason.PAY
        row = make_person_in_post(
            homes[job.home],
            job.role,
            last.hours,
            started_on=started_on,
            ended_on=ended_on,
            contract=last.contract,
            reference=f"{number}-{job.person}",
            leaving_reason=reason if ended_on else None,
        )
        at = started_on
        for stretch in job.stretches[:-1]:
            until = at + (stretch.days - 1) * DAY
            session().add(
                EarlierTerms(
                    person_in_post_id=row.id,
                    from_on=at,
                    until_on=until,
                    contract=stretch.contract,
                    weekly_hours=stretch.hours,
                    standard_week=rules.STANDARD_WEEK,
                    fte=rules.fte(stretch.hours),
                )
            )
            at = until + DAY
        rows.append(row)
    session().flush()
    return rows


def own_homes() -> list[Home]:
    """Two homes each of two providers, who joined today."""
    return [
        make_home(organisation, joined_on=TODAY + DAY)
        for organisation in (make_organisation(), make_organisation())
        for _ in range(2)
    ]


DAYS = st.lists(st.integers(0, SPAN), min_size=1, max_size=4)


@QUIET
@given(st.lists(JOBS, max_size=8), DAYS)
def test_nobody_counts_twice_in_a_home_a_provider_or_the_nation_on_any_day(
    session: Session, jobs: list[Job], days: list[int]
) -> None:
    _ = session
    jobs, homes = apart(jobs), own_homes()
    record(jobs, homes)
    ids = [home.id for home in homes]
    for day in (FIRST + offset * DAY for offset in days):
        here = [
            (job, now)
            for job in jobs
            if (now := job.on(day)) is not None and now.contract in IN_POST_CONTRACTS
        ]
        stocks = {row.home_id: row for row in queries.in_post_fte_by_home(day, ids)}
        for index, home in enumerate(homes):
            people = {job.person for job, _now in here if job.home == index}
            fte = sum((now.fte for job, now in here if job.home == index), Decimal(0))
            row = stocks.get(home.id)
            assert (row.people_count if row else 0) == len(people)
            assert (row.fte if row else 0) == fte
        once = queries.people_once_by_home(day, ids)
        # The same number with another provider is another person.
        everybody = {(job.home // 2, job.person) for job, _now in here}
        for provider in (0, 1):
            theirs = [home.id for home in homes[2 * provider : 2 * provider + 2]]
            counted = sum(once.get(home_id, 0) for home_id in theirs)
            assert counted == sum(who[0] == provider for who in everybody)
        assert sum(once.values()) == len(everybody)


@QUIET
@given(st.lists(JOBS, max_size=8), st.integers(-1, SPAN), st.integers(0, SPAN))
def test_opening_starters_leavers_and_changes_of_hours_make_the_closing_of_every_home(
    session: Session, jobs: list[Job], first: int, length: int
) -> None:
    _ = session
    jobs, homes = apart(jobs), own_homes()
    record(jobs, homes)
    after, until = FIRST + first * DAY, FIRST + (first + length) * DAY
    opening, closing = (
        {row.home_id: (row.fte, row.people_count) for row in queries.in_post_fte_by_home(day)}
        for day in (after, until)
    )
    came = {row.home_id: row.fte for row in queries.starters_by_home(after, until)}
    went = {row.home_id: row.fte for row in queries.leavers_by_home(after, until)}
    hours = {row.home_id: row.fte for row in queries.hours_changed_by_home(after, until)}
    nothing = (Decimal(0), 0)
    for home in homes:
        key = home.id
        moved = came.get(key, Decimal(0)) - went.get(key, Decimal(0)) + hours.get(key, Decimal(0))
        assert opening.get(key, nothing)[0] + moved == closing.get(key, nothing)[0]


@QUIET
@given(st.lists(JOBS, max_size=8), st.integers(0, SPAN), st.integers(0, SPAN))
def test_spells_that_begin_and_end_reconcile_with_spells_in_post(
    session: Session, jobs: list[Job], first: int, length: int
) -> None:
    _ = session
    jobs, homes = apart(jobs), own_homes()
    record(jobs, homes)
    after, until = FIRST + first * DAY, FIRST + (first + length) * DAY
    came = {row.home_id: row.people_count for row in queries.starters_by_home(after, until)}
    went = {row.home_id: row.people_count for row in queries.leavers_by_home(after, until)}
    for index, home in enumerate(homes):
        spells = [
            sum(
                (now := job.on(day)) is not None and now.contract in IN_POST_CONTRACTS
                for job in jobs
                if job.home == index
            )
            for day in (after, until)
        ]
        assert spells[0] + came.get(home.id, 0) - went.get(home.id, 0) == spells[1]


@QUIET
@given(st.lists(JOBS, max_size=8), st.integers(0, SPAN))
def test_who_joins_and_leaves_an_employer_is_never_counted_more_often_than_time_was_broken(
    session: Session, jobs: list[Job], length: int
) -> None:
    _ = session
    jobs, homes = apart(jobs), own_homes()
    record(jobs, homes)
    until = FIRST + length * DAY
    found = queries.turnover_by_home(FIRST - DAY, until)
    joined = sum(found.joined[home.id] for home in homes)
    left = sum(found.left[home.id] for home in homes)
    people = {(job.home // 2, job.person) for job in jobs}
    spells = sum(len(job.stretches) for job in jobs)
    assert left <= joined <= spells
    present = sum(queries.people_once_by_home(until, [home.id for home in homes]).values())
    assert present <= min(joined, len(people))
