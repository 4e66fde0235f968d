"""Who belongs to what, and therefore who acts as what."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

from sqlalchemy import Row, select

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.providers.models import Membership, Organisation
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
    """The organisation chosen for this sign-in, or the first where that one is not theirs."""
    chosen = (standing for standing in standings if standing.public_id == public_id)
    return next(chosen, standings[0] if standings else None)


def actor_for(person_id: int, organisation_public_id: str | None = None) -> Actor:
    """A person acting in one organisation, or for nobody but themselves where they have none."""
    standing = chosen_standing(standings_of(person_id), organisation_public_id)
    if standing is None:
        return Actor("person", str(person_id), person_id=person_id)
    return standing.actor(person_id)


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
        authority_codes=frozenset(code for grant in grants for code in grant.authority_codes),
    )
