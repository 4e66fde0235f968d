"""Hashing passwords with argon2id, always outside the write transaction."""

from functools import lru_cache

from argon2 import PasswordHasher, profiles
from argon2.exceptions import InvalidHashError, VerificationError

from workforce.core import registry, secrets

NONE = "!"
PREFIX = "$argon2id$"


@lru_cache(maxsize=2)
def _hasher(*, cheap: bool) -> PasswordHasher:
    return PasswordHasher.from_parameters(
        profiles.CHEAPEST if cheap else profiles.RFC_9106_LOW_MEMORY
    )


def _own() -> PasswordHasher:
    return _hasher(cheap=registry.settings().testing)


@lru_cache(maxsize=2)
def _hash_of_nobody(*, cheap: bool) -> str:
    return _hasher(cheap=cheap).hash(secrets.new_token())


def hashed(password: str) -> str:
    """A password as it is kept."""
    return _own().hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Whether a password is the stored one.

    It costs exactly one verification, also where there is no account or it has no password.
    """
    own = stored if stored is not None and stored.startswith(PREFIX) else None
    against = own or _hash_of_nobody(cheap=registry.settings().testing)
    try:
        _own().verify(against, password)
    except (VerificationError, InvalidHashError):
        return False
    return own is not None


def renewed(stored: str, password: str) -> str | None:
    """The same password hashed anew where the parameters have changed since, else None."""
    return hashed(password) if _own().check_needs_rehash(stored) else None
