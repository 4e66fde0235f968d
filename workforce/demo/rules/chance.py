"""Chance that repeats itself: streams by name from one seed, and shares that add up."""

from collections.abc import Mapping, Sequence
from math import floor
from random import Random
from typing import TypeVar

T = TypeVar("T")

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
PUBLIC_ID_LENGTH = 16
LETTER_OF_BYTE = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))


def stream(seed: int, name: str) -> Random:
    """The generator of one part of the plan; parts do not disturb each other."""
    return Random(f"{seed}/{name}")


def public_id(chance: Random) -> str:
    """A public id like any other, but the same from the same seed."""
    return chance.randbytes(PUBLIC_ID_LENGTH).translate(LETTER_OF_BYTE).decode()


def shares(weights: Sequence[float], total: int, least: int = 0) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total exactly.

    Each is at least `least`; what is left over goes to the largest remainders.
    """
    spare = total - least * len(weights)
    if spare < 0:
        raise ValueError("There is not enough to go round")
    whole = sum(weights)
    exact = [weight * spare / whole for weight in weights]
    counts = [floor(share) for share in exact]
    order = sorted(range(len(weights)), key=lambda at: (counts[at] - exact[at], at))
    for at in order[: spare - sum(counts)]:
        counts[at] += 1
    return [least + count for count in counts]


def pick(chance: Random, weights: Mapping[T, float]) -> T:
    """One of the keys, each as likely as its weight."""
    return chance.choices(list(weights), list(weights.values()))[0]
