"""Candidates to choose from: each looks for work in one region, and applies a few times a year."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

from workforce.demo.rules import chance
from workforce.demo.rules.country import Country

# Nobody applies for more jobs a year than this; so many of a hundred are eager, and how often.
MOST_A_YEAR, EAGER_PERCENT, EAGER_SHARE = 12, 20, 0.5
TRIES = 6


@dataclass(slots=True)
class Pool:
    """The first of their ids, how many there are, and which of them look in each region.

    Counted are the applications of each, so that nobody makes more than is plausible.
    """

    first_id: int
    count: int
    slices: dict[str, tuple[int, int]]
    applied: bytearray = field(repr=False)

    @classmethod
    def empty(cls) -> "Pool":
        """Nobody."""
        return cls(0, 0, {}, bytearray())

    @classmethod
    def of(cls, country: Country, first_id: int, count: int) -> "Pool":
        """Candidates by region as jobs are; in a small country everybody looks everywhere."""
        slices = {}
        if country.size.everywhere:
            jobs = Counter(home.site.region_code for home in country.homes)
            shares = chance.shares(list(jobs.values()), count)
            begins = accumulate(shares, initial=0)
            slices = {
                code: (begin, share)
                for code, begin, share in zip(jobs, begins, shares, strict=False)
            }
        return cls(first_id, count, slices, bytearray(count))

    def draw(self, luck: Random, region_code: str, wanted: int) -> list[int]:
        """Different candidates of a region, by their number; fewer where there are no more."""
        first, count = self.slices.get(region_code, (0, self.count))
        found: dict[int, None] = {}
        for _ in range(min(wanted, count)):
            index = self._one(luck, first, count, found)
            if index is not None:
                found[index] = None
                self.applied[index] += 1
        return list(found)

    def _one(self, luck: Random, first: int, count: int, found: dict[int, None]) -> int | None:
        """Somebody who has not applied here, nor too often; the eager are drawn more often."""
        eager = max(1, count * EAGER_PERCENT // 100)
        for _ in range(TRIES):
            among = eager if luck.random() < EAGER_SHARE else count
            index = first + int(luck.random() * among)
            if index not in found and self.applied[index] < MOST_A_YEAR:
                return index
        left = range(first, first + count)
        return next(
            (one for one in left if one not in found and self.applied[one] < MOST_A_YEAR), None
        )
