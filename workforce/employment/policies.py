"""Who may see and change the people and the funded posts of a home."""

from workforce.core.actors import Actor
from workforce.employment.models import EstablishmentPost, PersonInPost
from workforce.providers import policies as providers
from workforce.providers.models import Home
from workforce.providers.states import Role

KEEPERS = (Role.OWNER, Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.AREA_MANAGER)
READERS = (*KEEPERS, Role.RESPONSIBLE_INDIVIDUAL)


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


def is_own(actor: Actor, row: PersonInPost) -> bool:
    """Whether the record is the actor's own."""
    return actor.person_id is not None and row.account_id == actor.person_id
