"""Histories of people, homes and owners, and what must be true of each day of them."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count

import time_machine
from sqlalchemy import select

from tests.checks.handing_over.runs import Run
from tests.checks.handing_over.steps import ONE_DAY, TODAY
from tests.checks.twice import propose_by_hand
from tests.factories.checks import SYSTEM
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.transfers import make_transfer
from workforce.checks.models import MergeProposal
from workforce.checks.services import merging
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError
from workforce.core.secrets import new_public_id
from workforce.employment import queries
from workforce.employment import services as employment
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.rules import STANDARD_WEEK, Entrant, Terms
from workforce.employment.services import entry, terms
from workforce.employment.states import Contract, JobRole, LeavingReason
from workforce.providers.models import Home
from workforce.providers.services import handing_over
from workforce.providers.states import Role

MIDDAY = timedelta(hours=12)
ROLES = (
    JobRole.RESIDENTIAL_SUPPORT_WORKER,
    JobRole.WAKING_NIGHT_WORKER,
    JobRole.TEACHER,
    JobRole.THERAPIST,
)
NAMED = 3  # beyond so many, somebody whom the employer knows already
_numbers = count(1)


@dataclass
class World:
    """Two owners, three homes, and what happened, told apart from what the database keeps."""

    day: date = TODAY
    number: int = field(default_factory=lambda: next(_numbers))
    runs: list[Run] = field(default_factory=list)
    run_of: dict[int, Run] = field(default_factory=dict)
    labels: dict[tuple[int, str], int] = field(default_factory=dict)
    same: dict[int, tuple[int, int]] = field(default_factory=dict)
    owned: list[list[tuple[date, int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.owners = [make_organisation(), make_organisation()]
        self.speakers = [make_member(Role.OWNER, one).actor for one in self.owners]
        joined_on = TODAY - timedelta(days=400)
        self.homes = [make_home(self.owners[n], joined_on=joined_on) for n in (0, 0, 1)]
        self.owned = [[(joined_on, 0)], [(joined_on, 0)], [(joined_on, 1)]]

    def at(self) -> datetime:
        """The moment at which things happen on this day."""
        return clock.day_start(self.day) + MIDDAY

    def spells(self, owner: int | None = None) -> list[PersonInPost]:
        """What the database keeps, of one owner or of both."""
        session().rollback()
        session().expire_all()
        ids = [one.id for one in (self.owners if owner is None else [self.owners[owner]])]
        query = select(PersonInPost).where(PersonInPost.organisation_id.in_(ids))
        return list(session().scalars(query.order_by(PersonInPost.id)))

    def owner_on(self, home: int, day: date) -> int:
        """Who has a home on a day."""
        return next(owner for since, owner in reversed(self.owned[home]) if since <= day)

    def person(self, label: int) -> int:
        """One number for somebody, whatever references are known to be theirs."""
        reached = {label}
        for _step in self.same:
            reached |= {n for pair in self.same.values() if reached & set(pair) for n in pair}
        return min(reached)


@dataclass(frozen=True)
class Starts:
    """Somebody takes up a post, for the first time, again, or beside another."""

    who: int
    home: int
    role: JobRole
    contract: Contract
    hours: Decimal

    def happen(self, world: World) -> None:
        owner = world.owner_on(self.home, world.day)
        known = sorted({row.person_reference for row in world.spells(owner)})
        reference = f"{world.number}-{self.who}"
        if self.who >= NAMED and known:
            reference = known[self.who % len(known)]
        organisation_id = world.owners[owner].id
        enter(world, self, queries.kept_reference(organisation_id, reference))


def enter(world: World, to: Starts, reference: str) -> None:
    """Let somebody enter a post, unless they are in it already."""
    with suppress(DomainError):
        row = through_the_entrance(world, to, reference)
        label = world.labels.setdefault((row.organisation_id, reference), len(world.labels))
        run = Run(label, to.home, to.role, [(world.day, to.contract, to.hours)])
        world.runs.append(run)
        world.run_of[row.id] = run


@atomic
def through_the_entrance(world: World, to: Starts, reference: str) -> PersonInPost:
    """What the gate does once it has found nothing missing."""
    home = session().get_one(Home, world.homes[to.home].id)
    clearance = StartClearance(
        home_id=home.id,
        role=to.role,
        organisation_id=home.organisation_id,
        person_key=reference,
        appointment_public_id=new_public_id(),
        cleared_at=clock.now(),
    )
    session().add(clearance)
    session().flush()
    names = ("Alex", f"Person {reference}")
    entrant = Entrant(reference, *names, to.role, to.contract, to.hours, world.day)
    return entry.start(SYSTEM, clearance, home, entrant)


def chosen(world: World, place: int) -> PersonInPost | None:
    """One of those in post today."""
    present = [row for row in world.spells() if row.in_post_on(world.day)]
    return present[place % len(present)] if present else None


@dataclass(frozen=True)
class Changes:
    """Somebody in post goes on with other hours, or on another contract."""

    place: int
    contract: Contract
    hours: Decimal

    def happen(self, world: World) -> None:
        row = chosen(world, self.place)
        if row is None:
            return
        with suppress(DomainError):
            hold(row, Terms(self.contract, self.hours, STANDARD_WEEK), world.day)
            run = world.run_of[row.id]
            run.terms = [one for one in run.terms if one[0] < world.day]
            run.terms.append((world.day, self.contract, self.hours))


@atomic
def hold(row: PersonInPost, new: Terms, day: date) -> None:
    """What the gate does once it has found nothing missing."""
    terms.hold(SYSTEM, row, new, day)


@dataclass(frozen=True)
class Leaves:
    """Somebody in post leaves, today or some days later."""

    place: int
    days: int
    reason: LeavingReason = LeavingReason.PAY

    def happen(self, world: World) -> None:
        row = chosen(world, self.place)
        if row is None:
            return
        with suppress(DomainError):
            last_day = world.day + self.days * ONE_DAY
            employment.leave(SYSTEM, row, ended_on=last_day, reason=self.reason)
            world.run_of[row.id].ended_on = last_day


@dataclass(frozen=True)
class Moves:
    """Somebody goes to another home of their employer: the next morning they are there."""

    place: int
    home: int

    def happen(self, world: World) -> None:
        row = chosen(world, self.place)
        owner = world.owner_on(self.home, world.day)
        if row is None or world.owners[owner].id != row.organisation_id:
            return
        to = Starts(0, self.home, row.role, row.contract, row.weekly_hours)
        reference = row.person_reference
        Leaves(self.place, 0, LeavingReason.MOVED_WITHIN_PROVIDER).happen(world)
        world.day += ONE_DAY
        with time_machine.travel(world.at(), tick=False):
            enter(world, to, reference)


@dataclass(frozen=True)
class Merges:
    """An owner finds that two references are one person."""

    owner: int
    one: int
    other: int

    def happen(self, world: World) -> None:
        known = sorted({row.person_reference for row in world.spells(self.owner)})
        if len(known) < 2:
            return
        kept = known.pop(self.one % len(known))
        other = known[self.other % len(known)]
        home = next((one for n, one in enumerate(world.homes) if self.owns(world, n)), None)
        if home is None:
            return
        with suppress(DomainError):
            row = propose_by_hand(home, kept, other)
            merging.merge(world.speakers[self.owner], row, keep=kept)
            key = world.owners[self.owner].id
            world.same[row.id] = (world.labels[key, kept], world.labels[key, other])

    def owns(self, world: World, home: int) -> bool:
        """Whether the owner has a home today."""
        return world.owner_on(home, world.day) == self.owner


@dataclass(frozen=True)
class Undoes:
    """Somebody finds that the two were two after all."""

    place: int

    def happen(self, world: World) -> None:
        if not world.same:
            return
        number = sorted(world.same)[self.place % len(world.same)]
        session().rollback()
        proposal = session().get_one(MergeProposal, number)
        speaker = [one.id for one in world.owners].index(proposal.organisation_id)
        with suppress(DomainError):
            merging.undo(world.speakers[speaker], proposal)
            del world.same[number]


@dataclass(frozen=True)
class Passes:
    """A home passes to the other owner as the next day begins."""

    home: int

    def happen(self, world: World) -> None:
        home: Home = world.homes[self.home]
        to = 1 - world.owner_on(self.home, world.day)
        row = make_transfer(home, world.owners[to], world.day + ONE_DAY)
        world.day += ONE_DAY
        with time_machine.travel(clock.day_start(world.day), tick=False):
            assert handing_over.carry_out(row.id)
        world.owned[self.home].append((world.day, to))
        for spell in world.spells():
            if spell.id not in world.run_of:
                run = world.run_of[spell.continues_id or 0]
                world.run_of[spell.id] = run
                key = (spell.organisation_id, spell.person_reference)
                label = world.labels.setdefault(key, run.label)
                assert world.person(label) == world.person(run.label)


Step = Starts | Changes | Leaves | Moves | Merges | Undoes | Passes


def lived(steps: list[tuple[int, Step]]) -> World:
    """The world after all this, each so many days after the one before."""
    world = World()
    for days, step in steps:
        world.day += days * ONE_DAY
        with time_machine.travel(world.at(), tick=False):
            step.happen(world)
    session().rollback()
    session().expire_all()
    return world
