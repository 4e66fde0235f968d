"""Letting people into an organisation, changing what they hold, and letting them out at once."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import select

from workforce.accounts.models import Person
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed, NotFound
from workforce.core.secrets import digest, new_token
from workforce.core.translation import lazy
from workforce.messages import services as messages
from workforce.providers import policies
from workforce.providers.models import Invitation, Membership, Organisation
from workforce.providers.queries import homes, members, organisations
from workforce.providers.rules import grants
from workforce.providers.states import (
    ROLES_OF_NAMED_AUTHORITIES,
    ROLES_OF_NAMED_HOMES,
    OrganisationKind,
    OrganisationState,
    Role,
)

INVITATION_LASTS = timedelta(days=7)
NOT_YOURS = lazy("Only an owner of the organisation can do this")
GONE = lazy("This invitation has been used, withdrawn or is out of date. Ask for a new one")


@atomic
def begin(
    actor: Actor,
    person: Person,
    organisation: Organisation,
    role: Role,
    *,
    home_ids: Collection[int] = (),
    authority_codes: Collection[str] = (),
) -> Membership:
    """Give a person a role; from now on the account needs a second factor."""
    _check_grant(organisation, role, home_ids, authority_codes)
    if any(one.role == role for one in members.roles_held(organisation.id, person.id)):
        raise Conflict(lazy("This person already has this role"), "role")
    row = Membership(
        person=person,
        organisation=organisation,
        role=role,
        home_ids=grants.homes_covered(role, home_ids),
        authority_codes=grants.authorities_covered(role, authority_codes),
    )
    person.second_factor_required = True
    session().add(row)
    audit.record(actor, "begin-membership", row, role=role.value, person=person.public_id)
    return row


@atomic
def invite(
    actor: Actor,
    *,
    email: str,
    role: Role,
    home_ids: Collection[int] = (),
    authority_codes: Collection[str] = (),
) -> Invitation:
    """Invite one address to a role; an earlier open invitation of it to that role ends."""
    organisation = _kept_by(actor)
    _check_grant(organisation, role, home_ids, authority_codes)
    address, token = email.strip().lower(), new_token()
    for earlier in members.open_invitations(organisation.id):
        if earlier.email_digest == digest(address) and earlier.role == role:
            earlier.withdrawn_at = clock.now()
    row = Invitation(
        organisation=organisation,
        email=address,
        email_digest=digest(address),
        role=role,
        home_ids=grants.homes_covered(role, home_ids),
        authority_codes=grants.authorities_covered(role, authority_codes),
        token_digest=digest(token),
        invited_by_id=actor.person_id,
        expires_at=clock.now() + INVITATION_LASTS,
    )
    session().add(row)
    audit.record(actor, "invite-member", row, role=role.value)
    messages.write(
        address,
        "providers/invitation",
        {
            "organisation": organisation.name,
            "role": role.label.text,
            "until": clock.london(row.expires_at).date().isoformat(),
        },
        link=("providers_account.invitation", {"token": token}),
    )
    return row


@atomic
def withdraw_invitation(actor: Actor, invitation: Invitation) -> None:
    """Make an invitation good for nothing."""
    if not policies.can_manage_members(actor, invitation.organisation):
        raise NotAllowed(NOT_YOURS)
    if locked(invitation).used_at is not None:
        raise Conflict(lazy("This invitation has just been accepted"))
    invitation.withdrawn_at = clock.now()
    audit.record(actor, "withdraw-invitation", invitation)


@atomic
def accept(actor: Actor, token: str) -> Membership:
    """Take up an invitation: once, in time, by the account of the invited address."""
    found = members.invitation_by_token(token)
    if found is None or actor.person_id is None:
        raise NotFound(GONE)
    invitation = locked(found)
    person = session().get_one(Person, actor.person_id)
    if invitation.used_at is not None or invitation.withdrawn_at is not None:
        raise NotFound(GONE)
    if not meant_for(invitation, person):
        raise NotAllowed(
            lazy("This invitation is for another email address. Sign in with that address")
        )
    invitation.used_at = clock.now()
    for held in members.roles_held(invitation.organisation_id, person.id):
        if held.role == invitation.role:
            held.ended_at = clock.now()
    session().flush()
    return begin(
        actor,
        person,
        invitation.organisation,
        invitation.role,
        home_ids=_still_ours(invitation),
        authority_codes=invitation.authority_codes,
    )


def meant_for(invitation: Invitation, person: Person) -> bool:
    """Whether an invitation went to the confirmed address of an account."""
    confirmed = person.email_confirmed_at is not None
    return confirmed and digest(person.email.lower()) == invitation.email_digest


@atomic
def change_role(
    actor: Actor,
    membership: Membership,
    *,
    role: Role,
    home_ids: Collection[int] = (),
    authority_codes: Collection[str] = (),
) -> Membership:
    """Give a member another role, or other homes; what they held before is kept as history."""
    organisation = _kept_by(actor, membership)
    if role != membership.role:
        _keep_a_keeper(organisation, [membership])
    _end(actor, membership)
    if role != membership.role:
        _forget_invitations(organisation, membership)
    session().flush()
    return begin(
        actor,
        membership.person,
        organisation,
        role,
        home_ids=home_ids,
        authority_codes=authority_codes,
    )


@atomic
def end_role(actor: Actor, membership: Membership) -> None:
    """Take one role away; the person's next request is without it."""
    organisation = _kept_by(actor, membership)
    _keep_a_keeper(organisation, [membership])
    _end(actor, membership)
    _forget_invitations(organisation, membership)


@atomic
def remove(actor: Actor, membership: Membership) -> None:
    """Take every role in the organisation away from a person, at once."""
    organisation = _kept_by(actor, membership)
    held = members.roles_held(organisation.id, membership.person_id)
    _keep_a_keeper(organisation, held)
    for one in held:
        _end(actor, one)
    _forget_invitations(organisation, membership, every_role=True)


@atomic
def make_support(person: Person) -> Membership:
    """Let a person support the platform; doing it twice changes nothing."""
    actor = Actor.system("accounts")
    organisation = organisations.platform()
    if organisation is None:
        organisation = Organisation(
            kind=OrganisationKind.PLATFORM,
            state=OrganisationState.APPROVED,
            name="Platform support",
            approved_at=clock.now(),
        )
        session().add(organisation)
        session().flush()
    held = members.roles_held(organisation.id, person.id)
    return held[0] if held else begin(actor, person, organisation, Role.SUPPORT)


def _kept_by(actor: Actor, membership: Membership | None = None) -> Organisation:
    """The organisation acted for, held against others who change its members meanwhile."""
    organisation = organisations.organisation_of(actor)
    if organisation is None or not policies.can_manage_members(actor, organisation):
        raise NotAllowed(NOT_YOURS)
    organisation = locked(organisation)
    if membership is not None:
        row = locked(membership)
        if row.organisation_id != organisation.id or row.ended_at is not None:
            raise NotFound(lazy("This person no longer has this role"))
    return organisation


def _keep_a_keeper(organisation: Organisation, leaving: Collection[Membership]) -> None:
    """Refuse what would leave nobody to let people in and out."""
    keeper = grants.keeper_role(organisation.kind)
    query = select(Membership.id).where(
        Membership.organisation_id == organisation.id,
        Membership.role == keeper,
        Membership.ended_at.is_(None),
    )
    ends = {one.id for one in leaving}
    keepers = set(session().scalars(query))
    if keepers and keepers <= ends:
        raise DomainError(
            lazy("An organisation needs at least one owner. Make somebody else an owner first")
        )


def _end(actor: Actor, membership: Membership) -> None:
    membership.ended_at = clock.now()
    audit.record(
        actor,
        "end-membership",
        membership,
        role=membership.role.value,
        person=membership.person.public_id,
    )


def _forget_invitations(
    organisation: Organisation, gone: Membership, *, every_role: bool = False
) -> None:
    """Let nobody come back by a letter: what was sent to them ends, and what a keeper sent."""
    address = digest(gone.person.email.lower())
    kept_the_door = gone.role == grants.keeper_role(organisation.kind) or every_role
    for one in members.open_invitations(organisation.id):
        to_them = one.email_digest == address and (every_role or one.role == gone.role)
        if to_them or (kept_the_door and one.invited_by_id == gone.person_id):
            one.withdrawn_at = clock.now()


def _check_grant(
    organisation: Organisation,
    role: Role,
    home_ids: Collection[int],
    authority_codes: Collection[str],
) -> None:
    if not grants.role_exists(organisation.kind, role):
        raise DomainError(lazy("Choose one of the roles of your organisation"), "role")
    if role in ROLES_OF_NAMED_HOMES:
        ours = {home.id for home in homes.homes_of(organisation.id, home_ids)}
        if not home_ids or not set(home_ids) <= ours:
            raise DomainError(lazy("Choose at least one home for this role"), "homes")
    if role in ROLES_OF_NAMED_AUTHORITIES:
        allowed = set(organisation.authority_codes)
        if not authority_codes or not set(authority_codes) <= allowed:
            raise DomainError(lazy("Choose at least one council for this role"), "authorities")


def _still_ours(invitation: Invitation) -> list[int]:
    homes_now = homes.homes_of(invitation.organisation_id, invitation.home_ids)
    return [home.id for home in homes_now]
