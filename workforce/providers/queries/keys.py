"""Keys of other systems: an organisation's own, and the one that somebody knocks with."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.providers import policies
from workforce.providers.models import ApiKey
from workforce.providers.states import KeyPurpose


def keys_of(organisation_id: int) -> list[ApiKey]:
    """The keys of an organisation that are good now, oldest first."""
    query = select(ApiKey).where(
        ApiKey.organisation_id == organisation_id,
        ApiKey.revoked_at.is_(None),
        ApiKey.expires_at > clock.now(),
    )
    return list(session().scalars(query.options(joinedload(ApiKey.made_by)).order_by(ApiKey.id)))


def key_for(actor: Actor, public_id: str) -> ApiKey | None:
    """One key that the actor may take away."""
    query = select(ApiKey).where(ApiKey.public_id == public_id)
    row = session().scalars(query.options(joinedload(ApiKey.organisation))).first()
    return row if row is not None and policies.can_revoke_key(actor, row) else None


def key_by_digest(digest: str, purpose: KeyPurpose) -> ApiKey | None:
    """The key with these words, for this purpose."""
    query = select(ApiKey).where(ApiKey.digest == digest, ApiKey.purpose == purpose)
    return session().scalars(query.options(joinedload(ApiKey.organisation))).first()


def key_by_id(key_id: int) -> ApiKey | None:
    """A key by its number."""
    return session().get(ApiKey, key_id, options=[joinedload(ApiKey.organisation)])
