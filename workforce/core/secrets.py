"""Secrets: field encryption with key rotation, keyed digests of tokens, and random names."""

import base64
import hashlib
import hmac
import secrets as randomness
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workforce.core import registry

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
PUBLIC_ID_LENGTH = 16
SIGNATURE_LENGTH = 32


class Unreadable(RuntimeError):
    """A stored secret was written under a key this copy does not hold."""


def _derived(secret: str, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(secret.encode())


@lru_cache(maxsize=16)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(_derived(key, "field-encryption"))) for key in keys]
    )


@lru_cache(maxsize=16)
def _digest_key(secret: str) -> bytes:
    return _derived(secret, "token-digest")


def _keys() -> tuple[str, ...]:
    current = registry.settings()
    return (current.secret_key, *current.previous_secret_keys)


def encrypt_bytes(content: bytes) -> bytes:
    """Content encrypted under the newest key."""
    return _box(_keys()).encrypt(content)


def decrypt_bytes(content: bytes) -> bytes:
    """Content as it was before `encrypt_bytes`, under whichever key it was written."""
    try:
        return _box(_keys()).decrypt(content)
    except InvalidToken as wrong:
        raise Unreadable("A stored secret cannot be read with the keys of this copy") from wrong


def encrypt(text: str) -> str:
    """Text encrypted under the newest key, as text."""
    return encrypt_bytes(text.encode()).decode()


def decrypt(text: str) -> str:
    """Text as it was before `encrypt`."""
    return decrypt_bytes(text.encode()).decode()


def rotated(text: str) -> str:
    """The same secret under the newest key."""
    return _box(_keys()).rotate(text.encode()).decode()


def digest(token: str) -> str:
    """A keyed digest of a token, as the database stores it: 64 hex characters.

    Tokens outlive a rotation because links are short-lived and people can ask again.
    """
    key = _digest_key(registry.settings().secret_key)
    return hmac.new(key, token.encode(), hashlib.sha256).hexdigest()


def digests(text: str) -> tuple[str, ...]:
    """The digest of a text under each key of this copy, the newest first: to find what is kept."""
    known = (_digest_key(key) for key in _keys())
    return tuple(hmac.new(key, text.encode(), hashlib.sha256).hexdigest() for key in known)


def signature(text: str) -> str:
    """What proves that this copy wrote a text: for links that work for as long as they are kept."""
    return digest(f"signed:{text}")[:SIGNATURE_LENGTH]


def is_signed(text: str, proof: str) -> bool:
    """Whether this copy wrote a text, under whichever of its keys."""
    known = digests(f"signed:{text}")
    return any(same(proof, one[:SIGNATURE_LENGTH]) for one in known)


def new_token() -> str:
    """A random token for a link, 256 bits."""
    return randomness.token_urlsafe(32)


def new_code(length: int = 8) -> str:
    """A random code that a person can read over the telephone."""
    return "".join(randomness.choice(ALPHABET) for _ in range(length)).upper()


def new_public_id() -> str:
    """A random public name for a row: 16 characters without look-alikes, about 79 bits."""
    # One draw for all characters: asking the system for each would cost more than the rest.
    number, letters = randomness.randbelow(len(ALPHABET) ** PUBLIC_ID_LENGTH), []
    for _ in range(PUBLIC_ID_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def same(left: str, right: str) -> bool:
    """Whether two secrets are equal, in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())
