"""Everybody who could knock at a door: nobody, a person, and every role in every standing."""

from dataclasses import dataclass

from tests.factories import accounts, providers
from workforce.accounts.models import Person
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.providers.models import Home, Membership, Organisation
from workforce.providers.states import (
    ROLES_OF,
    ROLES_OF_NAMED_HOMES,
    OrganisationKind,
    OrganisationState,
    Role,
)

# A role of every home beside one of named homes: it must not widen what the other one reaches.
SECOND = "who also recruits"


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody by what they hold: a role in a kind of organisation, and how it stands."""

    kind: OrganisationKind | None = None
    role: Role | None = None
    standing: str = ""

    def __str__(self) -> str:
        """How a failing test names them."""
        return "/".join(part for part in (self.kind, self.role, self.standing) if part)

    @property
    def roles(self) -> frozenset[str]:
        """What the guard should find them to hold."""
        holds = self.role is not None and self.standing in {"", "in two organisations", SECOND}
        held = {str(self.role)} if holds else set()
        return frozenset(held | {Role.RECRUITER.value} if self.standing == SECOND else held)

    @property
    def is_person(self) -> bool:
        """Whether they sign in at all."""
        return self.standing != "anonymous"

    @property
    def is_held_up(self) -> bool:
        """Whether they must set up a second step before anything else."""
        return self.standing == "second step not set up"


ANONYMOUS = Who(standing="anonymous")
CANDIDATE = Who(standing="candidate")
OWNER = Who(OrganisationKind.PROVIDER, Role.OWNER)
TRAINER = Who(OrganisationKind.TRAINING_PROVIDER, Role.TRAINING_ADMINISTRATOR)
DEPUTY_AND_RECRUITER = Who(OrganisationKind.PROVIDER, Role.DEPUTY_MANAGER, SECOND)
ANALYST = Who(OrganisationKind.SECTOR_BODY, Role.ANALYST)
CAMPAIGNER = Who(OrganisationKind.SECTOR_BODY, Role.CAMPAIGN_MANAGER)
SUPPORT = Who(OrganisationKind.PLATFORM, Role.SUPPORT)
EVERYBODY = (
    ANONYMOUS,
    CANDIDATE,
    *(Who(kind, role) for kind, roles in ROLES_OF.items() for role in roles),
    *(
        Who(OrganisationKind.PROVIDER, Role.OWNER, standing)
        for standing in (
            "organisation not approved",
            "organisation suspended",
            "membership ended",
            "second step not set up",
            "in two organisations",
        )
    ),
)
# Whose reach is asked of the database in a way of its own: by nobody, by an account, by all homes,
# by named homes, by areas, by kind of organisation, by the one chosen of two. Who differs from
# these only by the name of a role is told apart before any SQL, alike on every database.
BY_REACH = (
    ANONYMOUS,
    CANDIDATE,
    OWNER,
    Who(OrganisationKind.PROVIDER, Role.REGISTERED_MANAGER),
    Who(OrganisationKind.PROVIDER, Role.OWNER, "in two organisations"),
    TRAINER,
    ANALYST,
    Who(OrganisationKind.SECTOR_BODY, Role.COMMISSIONER),
    CAMPAIGNER,
    Who(OrganisationKind.AGENCY, Role.OWNER),
    SUPPORT,
)
STATES = {
    "organisation not approved": OrganisationState.PROVED,
    "organisation suspended": OrganisationState.SUSPENDED,
}


@dataclass(frozen=True, slots=True)
class World:
    """One actor among others: their organisation and homes, and those of somebody else."""

    who: Who
    person: Person
    us: Organisation | None
    them: Organisation
    home: Home | None
    other_homes: tuple[Home, ...]


def world_of(who: Who) -> World:
    """Make somebody, what is theirs, and what is not."""
    person = accounts.make_person(given_name="Ada", family_name="Ownperson")
    if who.is_person and not who.is_held_up:
        accounts.make_second_factor(person)
    kind = who.kind or OrganisationKind.PROVIDER
    other_kind = OrganisationKind.PROVIDER if kind is OrganisationKind.PLATFORM else kind
    them = providers.make_organisation(other_kind, name="Theirs of Somebody")
    if other_kind is OrganisationKind.PROVIDER:
        theirs = providers.make_home(them)
    else:
        theirs = providers.make_home(providers.make_organisation(name="Theirs of a Provider"))
    if who.role is None:
        return World(who, person, None, them, None, (theirs,))
    us = providers.make_organisation(
        kind, STATES.get(who.standing, OrganisationState.APPROVED), name="Ours of the Actor"
    )
    home, others = None, [theirs]
    if kind is OrganisationKind.PROVIDER:
        home = providers.make_home(us)
        if who.role in ROLES_OF_NAMED_HOMES:
            others.append(providers.make_home(us))
    _join(who, person, us, them, home)
    return World(who, person, us, them, home, tuple(others))


def _join(
    who: Who, person: Person, us: Organisation, them: Organisation, home: Home | None
) -> None:
    role = who.role or Role.OWNER
    named = (home,) if home and role in ROLES_OF_NAMED_HOMES else ()
    codes = ("E08000035",) if role is Role.COMMISSIONER else ()
    member = providers.make_member(role, us, person, homes=named, authorities=codes)
    if who.standing == SECOND:
        providers.make_member(Role.RECRUITER, us, person)
    if who.standing == "membership ended":
        _end(member.membership)
    if who.is_held_up:
        _demand_second_step(person)
    if who.standing == "in two organisations":
        providers.make_member(role, them, person)


@atomic
def _end(membership: Membership) -> None:
    session().get_one(Membership, membership.id).ended_at = clock.now()


@atomic
def _demand_second_step(person: Person) -> None:
    session().get_one(Person, person.id).second_factor_required = True


@atomic
def choose(sign_in_id: int, us: Organisation) -> None:
    """Let a sign-in act for our organisation."""
    row = session().get_one(accounts.SignInSession, sign_in_id)
    row.membership_public_id = us.public_id
