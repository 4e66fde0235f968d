"""Canonical JSON, the same on every database, and its hash."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Any


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")


def canonical(payload: dict[str, Any]) -> str:
    """The payload as text: keys sorted, decimals as strings, no spaces, no ids, no clock."""
    return json.dumps(
        payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain
    )


def content_hash(text: str) -> str:
    """The SHA-256 of a canonical text, 64 hex characters."""
    return hashlib.sha256(text.encode()).hexdigest()
