"""Who may see and change the people and the funded posts of a home."""

from collections.abc import Iterable

from workforce.core.actors import Actor
from workforce.employment.models import Cover, EstablishmentPost, PersonInPost
from workforce.providers import policies as providers
from workforce.providers.models import Home
from workforce.providers.states import OrganisationKind, Role

KEEPERS = (Role.OWNER, Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.AREA_MANAGER)
READERS = (*KEEPERS, Role.RESPONSIBLE_INDIVIDUAL)
# Roles that cover every home of a provider: what leavers said is never shown of a few.
OWN_REASON_READERS = (Role.OWNER, Role.RESPONSIBLE_INDIVIDUAL)
# Who says how often the provider wants its duties done.
POLICY_SETTERS = (Role.OWNER, Role.RESPONSIBLE_INDIVIDUAL)
# The responsible individual answers for a home whose registered manager is away.
NOTICE_KEEPERS = READERS


def can_see_people(actor: Actor, home: Home) -> bool:
    """Whether the actor may see who works in a home and its funded posts."""
    return actor.is_system or providers.works_in(actor, READERS, home.organisation_id, home.id)


def can_keep_people(actor: Actor, home: Home) -> bool:
    """Whether the actor may change who works in a home and its funded posts."""
    return actor.is_system or providers.works_in(actor, KEEPERS, home.organisation_id, home.id)


def can_see_person(actor: Actor, row: PersonInPost) -> bool:
    """Whether the actor may see one person's record: their employer may, no other."""
    return actor.is_system or providers.works_in(actor, READERS, row.organisation_id, row.home_id)


def can_keep_person(actor: Actor, row: PersonInPost) -> bool:
    """Whether the actor may record leaving or send a code for one person."""
    return actor.is_system or providers.works_in(actor, KEEPERS, row.organisation_id, row.home_id)


def can_keep_post(actor: Actor, post: EstablishmentPost) -> bool:
    """Whether the actor may change a funded post."""
    return can_keep_people(actor, post.home)


def can_keep_cover(actor: Actor, cover: Cover) -> bool:
    """Whether the actor may change who stands in for staff."""
    return can_keep_people(actor, cover.home)


def can_keep_of(actor: Actor, spells: Iterable[PersonInPost]) -> bool:
    """Whether the actor may keep records about the person of these spells: never their own.

    The spells are all that the employer has recorded of the person; one within reach is enough.
    """
    every = list(spells)
    reaches = any(can_keep_person(actor, one) for one in every)
    return reaches and not any(is_own(actor, one) for one in every)


def can_see_own_reasons(actor: Actor) -> bool:
    """Whether the actor may see sums of what the leavers of a whole provider said themselves."""
    whole = actor.homes_in(*OWN_REASON_READERS) is None
    return actor.organisation_kind == OrganisationKind.PROVIDER and whole


def is_own(actor: Actor, row: PersonInPost) -> bool:
    """Whether the record is the actor's own."""
    return actor.person_id is not None and row.account_id == actor.person_id


def can_keep_duties(actor: Actor, row: PersonInPost) -> bool:
    """Whether the actor may record supervision and the like of one person: never their own."""
    reaches = providers.works_in(actor, READERS, row.organisation_id, row.home_id)
    return reaches and not is_own(actor, row)


def can_set_policy(actor: Actor, organisation_id: int) -> bool:
    """Whether the actor may set the provider's own intervals."""
    return (
        actor.organisation_id == organisation_id
        and actor.organisation_kind == OrganisationKind.PROVIDER
        and actor.has(*POLICY_SETTERS)
    )


def can_keep_notices(actor: Actor, home: Home) -> bool:
    """Whether the actor may record a manager's absence and what the regulator was told."""
    return providers.works_in(actor, NOTICE_KEEPERS, home.organisation_id, home.id)
