"""Signed words that can be checked without asking us: compact, ES256, with public keys."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

ALGORITHM = "ES256"
CURVE = "P-256"
KIND = "door-pass+jws"


class KeyPair(NamedTuple):
    """A new key: its name, the half to keep, and the half to publish."""

    key_id: str
    private_key: str
    public_key: dict[str, str]


def new_pair() -> KeyPair:
    """A random key pair, named by the thumbprint of its public half."""
    key = ECKey.generate_key(CURVE)
    key_id = key.thumbprint()
    public = {name: str(value) for name, value in key.as_dict(private=False).items()}
    public |= {"kid": key_id, "use": "sig", "alg": ALGORITHM}
    return KeyPair(key_id, key.as_pem(private=True).decode(), public)


def signed(claims: dict[str, Any], private_key: str, key_id: str) -> str:
    """Claims as a compact signed text."""
    header = {"alg": ALGORITHM, "kid": key_id, "typ": KIND}
    content = json.dumps(claims, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
    return jws.serialize_compact(header, content.encode(), ECKey.import_key(private_key))


def read(token: str, public_keys: Iterable[dict[str, str]]) -> dict[str, Any] | None:
    """The claims of a text that one of these keys signed; None for anything else."""
    known = {key["kid"]: key for key in public_keys}
    try:
        key_id = str(jws.extract_compact(token.encode()).headers().get("kid"))
        if key_id not in known:
            return None
        key = ECKey.import_key({name: known[key_id][name] for name in ("kty", "crv", "x", "y")})
        content = jws.deserialize_compact(token, key, algorithms=[ALGORITHM]).payload
        found = json.loads(content)
    except (JoseError, ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, dict) else None
