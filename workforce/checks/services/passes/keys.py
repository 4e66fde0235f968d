"""The key that signs: made when first needed, changed by a command, never shown."""

from workforce.checks.models import SigningKey
from workforce.checks.queries import passes
from workforce.checks.rules import tokens
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session


@atomic
def signing_key() -> SigningKey:
    """The present key; the first who asks makes it."""
    return passes.present_key() or _new_key()


@atomic
def rotate_key(actor: Actor) -> SigningKey:
    """Sign with a new key from now on; the old one stays published until its passes expire."""
    for old in passes.published_keys(clock.now()):
        if old.retired_at is None:
            old.retired_at = clock.now()
            audit.record(actor, "retire-signing-key", old)
    row = _new_key()
    audit.record(actor, "make-signing-key", row)
    return row


def _new_key() -> SigningKey:
    pair = tokens.new_pair()
    row = SigningKey(key_id=pair.key_id, private_key=pair.private_key, public_key=pair.public_key)
    session().add(row)
    session().flush()
    return row
