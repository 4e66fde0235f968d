"""Makers of organisations, homes and members; each commits."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from tests.factories import accounts
from workforce.accounts.models import Person
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.secrets import digest, new_token
from workforce.providers.models import ApiKey, Home, HomeClaim, Invitation, Membership, Organisation
from workforce.providers.queries import members
from workforce.providers.states import (
    ROLES_OF,
    HomeStatus,
    HomeType,
    KeyPurpose,
    OrganisationKind,
    OrganisationState,
    Regulator,
    Role,
    Sector,
)

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Member:
    """A person with a role in an organisation, and the actor they are when they act there."""

    person: Person
    organisation: Organisation
    membership: Membership

    @property
    def actor(self) -> Actor:
        """The actor of this person in this organisation, as a request would load it now."""
        return members.actor_for(self.person.id, self.organisation.public_id)


@atomic
def make_organisation(
    kind: OrganisationKind = OrganisationKind.PROVIDER,
    state: OrganisationState = OrganisationState.APPROVED,
    name: str = "",
    **more: Any,
) -> Organisation:
    """An organisation, approved unless said otherwise."""
    acted = state in {OrganisationState.APPROVED, OrganisationState.SUSPENDED}
    moment = clock.now() if acted else None
    row = Organisation(
        kind=kind,
        state=state,
        name=name or f"Organisation {next(_numbers)}",
        **{"approved_at": moment, "proved_at": moment, **more},
    )
    session().add(row)
    session().flush()
    return row


@atomic
def make_home(  # noqa: PLR0913 - everything a test may want to say about a home
    organisation: Organisation | None = None,
    *,
    authority_code: str = "E08000035",
    region_code: str = "E12000003",
    places: int = 4,
    number: str = "",
    status: HomeStatus = HomeStatus.ACTIVE,
    joined_on: date | None = None,
    name: str | None = None,
    public_point: str | None = None,
    **more: Any,
) -> Home:
    """A home, claimed when an organisation is given (by default today), else only registered."""
    index = next(_numbers)
    row = Home(
        registration_number=number or f"{1_000_000 + index}",
        status=status,
        places_count=places,
        nation="wales" if region_code.startswith("W") else "england",
        region_code=region_code,
        authority_code=authority_code,
        organisation=organisation,
        joined_on=(joined_on or clock.today()) if organisation else None,
        name=name or (f"Home {index}" if organisation else None),
        public_point=public_point,
        **{
            "regulator": Regulator.OFSTED,
            "home_type": HomeType.CHILDRENS_HOME,
            "type_as_registered": "Children's home",
            "sector": Sector.PRIVATE,
            **more,
        },
    )
    session().add(row)
    session().flush()
    return row


def kind_of(role: Role) -> OrganisationKind:
    """The first kind of organisation that has a role."""
    return next(kind for kind, roles in ROLES_OF.items() if role in roles)


@atomic
def make_member(
    role: Role = Role.OWNER,
    organisation: Organisation | None = None,
    person: Person | None = None,
    homes: tuple[Home, ...] | list[Home] | None = None,
    authorities: tuple[str, ...] = (),
) -> Member:
    """A member in a role; makes the organisation and the person where none is given."""
    organisation = organisation or make_organisation(kind_of(role))
    person = person or accounts.make_person()
    row = Membership(
        person=person,
        organisation=organisation,
        role=role,
        home_ids=[home.id for home in homes or ()],
        authority_codes=list(authorities),
    )
    person.second_factor_required = True
    session().add(row)
    session().flush()
    return Member(person, organisation, row)


@atomic
def make_invitation(
    organisation: Organisation | None = None,
    email: str = "invited@example.org",
    role: Role = Role.RECRUITER,
    invited_by: Person | None = None,
) -> tuple[Invitation, str]:
    """An open invitation and the token that its letter would carry."""
    organisation = organisation or make_organisation()
    token = new_token()
    row = Invitation(
        organisation=organisation,
        email=email,
        email_digest=digest(email.lower()),
        role=role,
        token_digest=digest(token),
        invited_by_id=(invited_by or accounts.make_person()).id,
        expires_at=clock.day_end(clock.today()),
    )
    session().add(row)
    session().flush()
    return row, token


@atomic
def make_claim(
    home: Home | None = None, organisation: Organisation | None = None, **more: Any
) -> HomeClaim:
    """A claim to a home that support has yet to decide."""
    home = home or make_home()
    organisation = organisation or make_organisation()
    row = HomeClaim(
        home=home,
        organisation=organisation,
        asked_by=accounts.make_person(),
        **{"name": "Elm House", "address": "1 Elm Road", "postcode": "LS1 4AP", **more},
    )
    session().add(row)
    session().flush()
    return row


def make_request(
    kind: OrganisationKind = OrganisationKind.PROVIDER,
    state: OrganisationState = OrganisationState.ASKED,
    asked_by: Person | None = None,
    **more: Any,
) -> Organisation:
    """A request to join, in any state before approval."""
    asked_by = asked_by or accounts.make_person()
    return make_organisation(kind, state, asked_by=asked_by, **more)


@atomic
def make_key(
    organisation: Organisation | None = None,
    purpose: KeyPurpose = KeyPurpose.PEOPLE,
    token: str = "",
    **more: Any,
) -> ApiKey:
    """A key of another system, good for a year; its words are random unless given."""
    organisation = organisation or make_organisation()
    token = token or new_token()
    row = ApiKey(
        organisation=organisation,
        purpose=purpose,
        name=f"Payroll {next(_numbers)}",
        digest=digest(token),
        last_four=token[-4:],
        **{"expires_at": clock.now() + timedelta(days=365), **more},
    )
    session().add(row)
    session().flush()
    return row
