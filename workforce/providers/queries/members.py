"""Who belongs to what, and therefore who acts as what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Row, and_, select
from sqlalchemy.orm import contains_eager

from workforce.accounts.models import Person
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.secrets import digest
from workforce.providers.models import Home, Invitation, Membership, Organisation
from workforce.providers.states import (
    ROLES_OF_NAMED_HOMES,
    OrganisationKind,
    OrganisationState,
    Role,
)

Grant: TypeAlias = Row[int, str, str, OrganisationKind, Role, list[Any], list[Any]]


@dataclass(frozen=True, slots=True)
class Standing:
    """One organisation in which a person may act, and what they hold in it."""

    organisation_id: int
    public_id: str
    name: str
    kind: OrganisationKind
    roles: tuple[Role, ...]
    home_ids: frozenset[int] | None
    named_home_ids: frozenset[int]
    authority_codes: frozenset[str]

    def actor(self, person_id: int) -> Actor:
        """The person acting here, and nowhere else."""
        return Actor(
            "person",
            str(person_id),
            person_id=person_id,
            organisation_id=self.organisation_id,
            organisation_kind=self.kind.value,
            roles=frozenset(role.value for role in self.roles),
            home_ids=self.home_ids,
            authority_codes=self.authority_codes,
            narrow_roles=frozenset(role.value for role in ROLES_OF_NAMED_HOMES),
            narrow_home_ids=self.named_home_ids,
        )


def standings_of(person_id: int) -> list[Standing]:
    """Every approved organisation in which a person holds a role now, in order of their names."""
    grants = session().execute(
        select(
            Organisation.id,
            Organisation.public_id,
            Organisation.name,
            Organisation.kind,
            Membership.role,
            Membership.home_ids,
            Membership.authority_codes,
        )
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            Membership.person_id == person_id,
            Membership.ended_at.is_(None),
            Organisation.state == OrganisationState.APPROVED,
        )
        .order_by(Organisation.name, Organisation.id, Membership.id)
    )
    return [_standing(list(held)) for _, held in groupby(grants, key=lambda grant: grant[0])]


def chosen_standing(standings: Sequence[Standing], public_id: str | None) -> Standing | None:
    """The organisation chosen; the first where none was, but never another than was chosen."""
    if public_id is None:
        return next(iter(standings), None)
    return next((one for one in standings if one.public_id == public_id), None)


def actor_for(person_id: int, organisation_public_id: str | None = None) -> Actor:
    """A person acting in one organisation, or for nobody but themselves where they have none."""
    standing = chosen_standing(standings_of(person_id), organisation_public_id)
    if standing is None:
        return Actor("person", str(person_id), person_id=person_id)
    return standing.actor(person_id)


def members_of(organisation_id: int) -> list[Membership]:
    """Everybody's present roles in an organisation, by name."""
    query = (
        select(Membership)
        .join(Membership.person)
        .where(Membership.organisation_id == organisation_id, Membership.ended_at.is_(None))
        .options(contains_eager(Membership.person))
        .order_by(Person.family_name, Person.given_name, Person.id, Membership.id)
    )
    return list(session().scalars(query))


def membership_for(actor: Actor, public_id: str) -> Membership | None:
    """A present role in the organisation acted for."""
    if actor.organisation_id is None:
        return None
    query = select(Membership).where(
        Membership.public_id == public_id,
        Membership.organisation_id == actor.organisation_id,
        Membership.ended_at.is_(None),
    )
    return session().scalar(query)


def roles_held(organisation_id: int, person_id: int) -> list[Membership]:
    """One person's present roles in one organisation."""
    query = select(Membership).where(
        Membership.organisation_id == organisation_id,
        Membership.person_id == person_id,
        Membership.ended_at.is_(None),
    )
    return list(session().scalars(query.order_by(Membership.id)))


def all_roles_of(person_id: int) -> list[Membership]:
    """One person's present roles everywhere, in organisations of any state."""
    query = select(Membership).where(
        Membership.person_id == person_id, Membership.ended_at.is_(None)
    )
    return list(session().scalars(query.order_by(Membership.id)))


def history_of(person_id: int) -> list[Membership]:
    """Every role that one person holds or held, the oldest first."""
    query = select(Membership).where(Membership.person_id == person_id)
    return list(session().scalars(query.order_by(Membership.id)))


def holders(organisation_id: int, *roles: Role) -> list[Person]:
    """The people who hold any of these roles in an organisation: whom a letter goes to."""
    held = select(Membership.person_id).where(
        Membership.organisation_id == organisation_id,
        Membership.role.in_(roles),
        Membership.ended_at.is_(None),
    )
    query = select(Person).where(Person.id.in_(held), Person.closed_at.is_(None))
    return list(session().scalars(query.order_by(Person.id)))


def recruiters_of(organisation_id: int) -> list[Person]:
    """Who recruits for an organisation, or its owners where nobody does."""
    return holders(organisation_id, Role.RECRUITER) or holders(organisation_id, Role.OWNER)


def of_support() -> list[Person]:
    """The people of the platform's own support."""
    held = (
        select(Membership.person_id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            Organisation.kind == OrganisationKind.PLATFORM,
            Membership.role == Role.SUPPORT,
            Membership.ended_at.is_(None),
        )
    )
    query = select(Person).where(Person.id.in_(held), Person.closed_at.is_(None))
    return list(session().scalars(query.order_by(Person.id)))


def holders_of(organisation_ids: Iterable[int], role: Role) -> list[tuple[int, Person]]:
    """Who holds a role in each of these organisations, in the order in which they came."""
    query = (
        select(Membership.organisation_id, Person)
        .join(Membership.person)
        .where(
            Membership.organisation_id.in_(sorted(organisation_ids)),
            Membership.role == role,
            Membership.ended_at.is_(None),
            Person.closed_at.is_(None),
        )
        .order_by(Membership.organisation_id, Membership.id)
    )
    return [(row[0], row[1]) for row in session().execute(query)]


def managers_of(
    home: Home, roles: tuple[Role, ...] = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER)
) -> list[Person]:
    """The registered and deputy managers, or one of these, whose membership names a home."""
    query = select(Membership).where(
        Membership.organisation_id == home.organisation_id,
        Membership.role.in_(roles),
        Membership.ended_at.is_(None),
    )
    named = [one for one in session().scalars(query) if home.id in one.home_ids]
    people = {one.person.id: one.person for one in named if one.person.closed_at is None}
    return [people[identity] for identity in sorted(people)]


def open_invitations(organisation_id: int) -> list[Invitation]:
    """Invitations of an organisation that can still be accepted."""
    query = select(Invitation).where(Invitation.organisation_id == organisation_id, _still_open())
    return list(session().scalars(query.order_by(Invitation.id)))


def invitation_for(actor: Actor, public_id: str) -> Invitation | None:
    """An open invitation of the organisation acted for."""
    if actor.organisation_id is None:
        return None
    query = select(Invitation).where(
        Invitation.public_id == public_id,
        Invitation.organisation_id == actor.organisation_id,
        _still_open(),
    )
    return session().scalar(query)


def invitation_by_token(token: str) -> Invitation | None:
    """The open invitation of an approved organisation whose letter carried this token."""
    query = (
        select(Invitation)
        .join(Invitation.organisation)
        .where(
            Invitation.token_digest == digest(token),
            Organisation.state == OrganisationState.APPROVED,
            _still_open(),
        )
        .options(contains_eager(Invitation.organisation))
    )
    return session().scalar(query)


def _still_open() -> ColumnElement[bool]:
    return and_(
        Invitation.used_at.is_(None),
        Invitation.withdrawn_at.is_(None),
        Invitation.expires_at > clock.now(),
    )


def _standing(grants: Sequence[Grant]) -> Standing:
    identity, public_id, name, kind = grants[0][:4]
    every_home = kind == OrganisationKind.PROVIDER and any(
        grant.role not in ROLES_OF_NAMED_HOMES for grant in grants
    )
    named = frozenset(home_id for grant in grants for home_id in grant.home_ids)
    return Standing(
        organisation_id=identity,
        public_id=public_id,
        name=name,
        kind=kind,
        roles=tuple(grant.role for grant in grants),
        home_ids=None if every_home else named,
        named_home_ids=named,
        authority_codes=frozenset(code for grant in grants for code in grant.authority_codes),
    )
