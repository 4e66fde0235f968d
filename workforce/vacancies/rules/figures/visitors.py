"""Which visits are a machine's and are not counted; nothing of a visitor is kept."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data" / "machines.json"


@lru_cache(maxsize=1)
def machines() -> tuple[str, ...]:
    """Parts of the names by which machines that read pages call themselves, in small letters."""
    return tuple(json.loads(DATA.read_text(encoding="utf-8"))["name_parts"])


def is_person(method: str, headers: Mapping[str, str]) -> bool:
    """Whether a visit looks like a person's: no robot, no HEAD, no page fetched ahead of time."""
    ahead = "prefetch" in f"{headers.get('Sec-Purpose', '')} {headers.get('Purpose', '')}".lower()
    name = headers.get("User-Agent", "").lower()
    return method != "HEAD" and not ahead and bool(name) and not any(p in name for p in machines())
