"""Counts of few people are hidden, so that a total does not give the hidden ones away."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

FEWEST = 5
Key = TypeVar("Key", bound=Hashable)


def shown(counts: Mapping[Key, int]) -> dict[Key, int | None]:
    """The counts beside their total, None where hidden.

    One to four are hidden. Where that hides so few that the total less the others would tell,
    the next smallest is hidden too: two hidden counts at least, five people between them.
    """
    hidden = {key for key, count in counts.items() if 0 < count < FEWEST}
    others = sorted((key for key in counts if key not in hidden), key=lambda key: counts[key])
    some = [key for key in others if counts[key]]
    while hidden and some and not _safe([counts[key] for key in hidden]):
        hidden.add(some.pop(0))
    return {key: None if key in hidden else count for key, count in counts.items()}


def total(counts: Mapping[Key, int]) -> int | None:
    """The total, hidden where it is of few people or would tell the only count there is."""
    found = sum(counts.values())
    parts = shown(counts)
    if 0 < found < FEWEST:
        return None
    hidden = [counts[key] for key, count in parts.items() if count is None]
    return None if hidden and not _safe(hidden) else found


def _safe(counts: list[int]) -> bool:
    return len(counts) > 1 and sum(counts) >= FEWEST
