"""Arithmetic of scores: means to one decimal, and how far those who score agree."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")
AGREE_WITHIN = 1


def mean_of(total: int, count: int) -> Decimal | None:
    """The mean to one decimal, halves away from zero; None where nothing was scored."""
    if count == 0:
        return None
    return (Decimal(total) / Decimal(count)).quantize(TENTH, rounding=ROUND_HALF_UP)


def spread_of(points: Iterable[int]) -> int:
    """How far the highest and the lowest of some scores lie apart."""
    given = list(points)
    return max(given) - min(given) if given else 0


def agree(points: Iterable[int]) -> bool:
    """Whether scores of one criterion lie within one point of each other."""
    return spread_of(points) <= AGREE_WITHIN
