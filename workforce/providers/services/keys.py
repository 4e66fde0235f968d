"""Keys for other systems: made and shown once, replaced, and taken away."""

from dataclasses import dataclass
from datetime import timedelta

from workforce.core import audit, clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.providers import policies
from workforce.providers.models import ApiKey, Organisation
from workforce.providers.queries import keys
from workforce.providers.states import KeyPurpose, Role

GOOD_FOR = timedelta(days=365)
OLD_STAYS_GOOD = timedelta(hours=24)
NOTED_EVERY = timedelta(minutes=10)
MOST_KEYS = 20
# What a key may do is what somebody may who keeps the people of every home, and no more.
ROLES_OF_KEY = frozenset({Role.AREA_MANAGER.value})


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key just made: its words are shown now and never again."""

    row: ApiKey
    token: str


@atomic
def make_key(actor: Actor, organisation: Organisation, *, purpose: KeyPurpose, name: str) -> NewKey:
    """Make a key of an organisation for one purpose."""
    organisation = locked(organisation)
    if not policies.can_make_key(actor, organisation, purpose):
        raise NotAllowed(lazy("Your role does not include this"))
    if len(keys.keys_of(organisation.id)) >= MOST_KEYS:
        raise DomainError(lazy("Your organisation has 20 keys. Take one away first"), "name")
    return _made(actor, organisation.id, purpose, name)


@atomic
def rotate_key(actor: Actor, key: ApiKey) -> NewKey:
    """Make a key for the same purpose in place of one that stays good for another day."""
    key = locked(key)
    if not policies.can_make_key(actor, key.organisation, key.purpose):
        raise NotAllowed(lazy("Your role does not include this"))
    if not key.is_good(clock.now()):
        raise Conflict(lazy("This key has ended already. Make another one"))
    key.expires_at = min(key.expires_at, clock.now() + OLD_STAYS_GOOD)
    audit.record(actor, "replace-key", key)
    return _made(actor, key.organisation_id, key.purpose, key.name)


@atomic
def revoke_key(actor: Actor, key: ApiKey) -> None:
    """Take a key away at once; twice does no harm."""
    key = locked(key)
    if not policies.can_revoke_key(actor, key):
        raise NotAllowed(lazy("Your role does not include this"))
    if key.revoked_at is None:
        key.revoked_at = clock.now()
        audit.record(actor, "revoke-key", key)


def _made(actor: Actor, organisation_id: int, purpose: KeyPurpose, name: str) -> NewKey:
    token = f"{purpose.value}_{secrets.new_token()}"
    row = ApiKey(
        organisation_id=organisation_id,
        purpose=purpose,
        name=name[:100],
        digest=secrets.digest(token),
        last_four=token[-4:],
        made_by_id=actor.person_id,
        expires_at=clock.now() + GOOD_FOR,
    )
    session().add(row)
    audit.record(actor, "make-key", row, purpose=purpose.value)
    return NewKey(row, token)


def knock(token: str, purpose: KeyPurpose) -> ApiKey | None:
    """The key that these words are, if it is good for the purpose now; its use is noted."""
    found = keys.key_by_digest(secrets.digest(token), purpose) if token else None
    if found is None or not found.is_good(clock.now()) or not found.organisation.is_approved:
        return None
    if found.last_used_at is None or found.last_used_at < clock.now() - NOTED_EVERY:
        _note_use(found)
    return found


@atomic
def _note_use(key: ApiKey) -> None:
    key.last_used_at = clock.now()


def actor_of(key_id: int) -> Actor | None:
    """The actor that a key is: its organisation, in all homes; None when it is no longer good."""
    key = keys.key_by_id(key_id)
    if key is None or not key.is_good(clock.now()) or not key.organisation.is_approved:
        return None
    return Actor(
        "key",
        key.public_id,
        organisation_id=key.organisation_id,
        organisation_kind=key.organisation.kind.value,
        roles=ROLES_OF_KEY,
        home_ids=None,
    )
