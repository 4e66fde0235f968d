"""Counts of few people are hidden, so that neither a total nor a later stage gives them away."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from workforce.applications.rules import small_numbers

FEWEST = small_numbers.FEWEST
Key = TypeVar("Key", bound=Hashable)


def shown(counts: Mapping[Key, int], held: Collection[Key] = frozenset()) -> dict[Key, int | None]:
    """The counts beside their total, None where hidden; `held` were hidden a stage earlier.

    Nought to four are hidden alike, so that a hidden one may be of nobody. Where all of them are
    of nobody, nobody is there to protect, and they are shown.
    """
    hidden = {key for key, count in counts.items() if count < FEWEST or key in held}
    if not sum(counts[key] for key in hidden):
        return dict(counts)
    hidden = small_numbers.protected(counts, hidden)
    return {key: None if key in hidden else count for key, count in counts.items()}


def staged(stages: Sequence[Mapping[Key, int]]) -> list[dict[Key, int | None]]:
    """The counts of stages that each lead to the next: what is hidden once stays hidden.

    Nobody is at a later stage who was not at an earlier one: a count that is shown later would
    say how small an earlier one can be at least, and then how large the one beside it is.
    """
    held: set[Key] = set()
    found = []
    for counts in stages:
        seen = shown(counts, held)
        held |= {key for key, count in seen.items() if count is None}
        found.append(seen)
    return found


def total(counts: Mapping[Key, int]) -> int | None:
    """The total, hidden where it is of few people."""
    found = sum(counts.values())
    return None if 0 < found < FEWEST else found
