"""Who may do what to organisations, members, homes and requests to join."""

from collections.abc import Collection

from workforce.core.actors import Actor
from workforce.providers.models import ApiKey, Home, HomeTransfer, Organisation
from workforce.providers.rules import grants
from workforce.providers.states import KeyPurpose, OrganisationKind, Role

KEEPERS_OF_HOMES = frozenset(
    {
        Role.OWNER,
        Role.RESPONSIBLE_INDIVIDUAL,
        Role.REGISTERED_MANAGER,
        Role.DEPUTY_MANAGER,
        Role.AREA_MANAGER,
    }
)


def can_support(actor: Actor) -> bool:
    """Whether somebody acts for the platform itself."""
    of_the_platform = actor.organisation_kind == OrganisationKind.PLATFORM
    return actor.is_system or (of_the_platform and actor.has(Role.SUPPORT))


def can_see_organisation(actor: Actor, organisation: Organisation) -> bool:
    """Whether an organisation is the one acted for."""
    return actor.organisation_id == organisation.id


def can_manage_members(actor: Actor, organisation: Organisation) -> bool:
    """Whether somebody lets people into an organisation and out of it."""
    keeps = actor.has(grants.keeper_role(organisation.kind))
    return can_see_organisation(actor, organisation) and keeps


def works_in(
    actor: Actor, roles: Collection[Role], organisation_id: int | None, home_id: int
) -> bool:
    """Whether the actor acts for the provider of a home, in such a role or any, and reaches it."""
    return (
        organisation_id is not None
        and actor.organisation_id == organisation_id
        and actor.organisation_kind == OrganisationKind.PROVIDER
        and actor.reaches_home(home_id, *roles)
    )


def can_see_home(actor: Actor, home: Home) -> bool:
    """Whether a home belongs to the organisation acted for and the membership covers it."""
    return works_in(actor, (), home.organisation_id, home.id)


def can_manage_home(actor: Actor, home: Home) -> bool:
    """Whether somebody answers for a home and may say what it is called and where it is."""
    return works_in(actor, KEEPERS_OF_HOMES, home.organisation_id, home.id)


def can_claim_homes(actor: Actor) -> bool:
    """Whether somebody may claim homes of the register for the organisation acted for."""
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(Role.OWNER)


def can_make_keys(actor: Actor, organisation: Organisation) -> bool:
    """Whether somebody makes keys for other systems of the provider acted for."""
    provider = organisation.kind == OrganisationKind.PROVIDER
    return provider and can_see_organisation(actor, organisation) and actor.has(Role.OWNER)


def can_make_key(actor: Actor, organisation: Organisation, purpose: KeyPurpose) -> bool:
    """Whether somebody makes a key of a purpose: the owner any, support one for vacancies.

    Suppliers of recruitment systems connect many employers, with support beside them.
    """
    if can_make_keys(actor, organisation):
        return True
    provider = organisation.kind == OrganisationKind.PROVIDER
    return provider and purpose is KeyPurpose.ATS and can_support(actor)


def can_revoke_key(actor: Actor, key: ApiKey) -> bool:
    """Whether somebody takes a key away: its provider's owner, or support."""
    return can_make_keys(actor, key.organisation) or can_support(actor)


def can_hand_over(actor: Actor) -> bool:
    """Whether somebody gives homes to other providers, or takes theirs, for the one acted for."""
    return can_claim_homes(actor)


def can_give_home(actor: Actor, home: Home) -> bool:
    """Whether somebody may ask another provider to take this home over."""
    return works_in(actor, (Role.OWNER,), home.organisation_id, home.id)


def can_see_transfer(actor: Actor, row: HomeTransfer) -> bool:
    """Whether somebody owns one of the two sides of a change of owner."""
    sides = {row.from_organisation_id, row.to_organisation_id}
    return can_hand_over(actor) and actor.organisation_id in sides


def can_agree(actor: Actor, row: HomeTransfer) -> bool:
    """Whether somebody may agree to take a home over."""
    return can_hand_over(actor) and actor.organisation_id == row.to_organisation_id


def can_withdraw_transfer(actor: Actor, row: HomeTransfer) -> bool:
    """Whether somebody may give a change of owner up."""
    return can_see_transfer(actor, row) or can_support(actor)


def can_see_request(actor: Actor, organisation: Organisation) -> bool:
    """Whether a request to join is the reader's own, or the reader is support."""
    own = actor.is_person and organisation.asked_by_id == actor.person_id
    return own or can_support(actor)
