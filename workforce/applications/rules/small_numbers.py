"""Which counts of few people must be hidden beside each other, so that no total gives one away."""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

FEWEST = 5
FEWEST_HIDDEN = 2
Key = TypeVar("Key", bound=Hashable)


def protected(counts: Mapping[Key, int], hidden: Collection[Key]) -> set[Key]:
    """What to hide of counts that stand beside their total, when these are hidden already.

    One hidden count is what the total lacks, and a few small ones are nearly that: the next
    smallest are hidden with them until there are two at least, and five people between them.
    """
    found = set(hidden)
    others = sorted((key for key in counts if key not in found), key=lambda key: counts[key])
    while others and not _safe([counts[key] for key in found]):
        found.add(others.pop(0))
    return found


def _safe(counts: list[int]) -> bool:
    return len(counts) >= FEWEST_HIDDEN and sum(counts) >= FEWEST
