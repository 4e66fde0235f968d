"""The invented providers, and which homes each of them owns."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from workforce.demo.rules import chance, words
from workforce.demo.rules.geography import SHOWCASE_AUTHORITIES, Site
from workforce.demo.rules.sizes import SECTOR_PERCENTS, Size
from workforce.providers.states import Sector

SHOWCASE_NAME = "Beckside Children’s Homes"
# How many homes a provider of one region has.
LOCAL_SIZES = {1: 52, 2: 21, 3: 12, 4: 7, 5: 4, 6: 2, 8: 1, 11: 1}
MOST_OF_A_COUNCIL = 3


@dataclass(frozen=True, slots=True)
class Owner:
    """One invented provider; numbers count from 1, and the demo provider is the first."""

    number: int
    sector: Sector
    name: str

    @property
    def registration_number(self) -> str:
        """What the invented register calls the organisation."""
        return f"DEMO-ORG-{self.number:04d}"


def owners(seed: int, size: Size, sites: Sequence[Site]) -> list[Owner]:
    """The owner of every home, in the order of the homes."""
    luck = chance.stream(seed, "owners")
    keys = ["showcase" if at < len(SHOWCASE_AUTHORITIES) else "" for at in range(len(sites))]
    wanted = dict(
        zip(SECTOR_PERCENTS, chance.shares(list(SECTOR_PERCENTS.values()), len(sites)), strict=True)
    )
    _give_to_councils(luck, keys, sites, wanted["local-authority"])
    _give_to_trusts(luck, keys, size, wanted["voluntary"])
    _give_to_private(luck, keys, size, sites)
    return _named(luck, keys)


def _free(keys: list[str]) -> list[int]:
    return [at for at, key in enumerate(keys) if not key]


def _give_to_councils(luck: Random, keys: list[str], sites: Sequence[Site], count: int) -> None:
    """A council runs up to three homes, and never more than a third of those in its area."""
    by_authority: dict[str, list[int]] = defaultdict(list)
    for at in _free(keys):
        by_authority[sites[at].authority_code].append(at)
    held = Counter(site.authority_code for site in sites)
    codes = sorted(by_authority)
    luck.shuffle(codes)
    for code in codes:
        most = min(MOST_OF_A_COUNCIL, max(1, held[code] // 3), len(by_authority[code]), count)
        for at in luck.sample(by_authority[code], most):
            keys[at] = f"local-authority/{code}"
        count -= most


def _give_to_trusts(luck: Random, keys: list[str], size: Size, count: int) -> None:
    for turn, at in enumerate(sorted(luck.sample(_free(keys), count))):
        keys[at] = f"voluntary/{turn % size.voluntary_providers}"


def _give_to_private(luck: Random, keys: list[str], size: Size, sites: Sequence[Site]) -> None:
    """Groups take their share everywhere; providers of one region take what is left there."""
    free = _free(keys)
    count = round(len(free) * size.group_percent / 100)
    if size.in_turn:
        of_groups, deck = free[:count], [turn % size.groups for turn in range(count)]
    else:
        of_groups = sorted(luck.sample(free, count))
        weights = [1 / (rank + 2) ** 0.8 for rank in range(size.groups)]
        deck = [
            group
            for group, homes in enumerate(chance.shares(weights, count, least=2))
            for _ in range(homes)
        ]
        luck.shuffle(deck)
    for at, group in zip(of_groups, deck, strict=True):
        keys[at] = f"private/group {group}"
    sizes = _local_sizes(luck)
    by_region: dict[str, list[int]] = defaultdict(list)
    for at in _free(keys):
        by_region[sites[at].region_code].append(at)
    for code in sorted(by_region):
        _share_out(luck, keys, by_region[code], sizes, code)


def _local_sizes(luck: Random) -> Iterator[int]:
    kinds, weights = list(LOCAL_SIZES), list(LOCAL_SIZES.values())
    while True:
        yield luck.choices(kinds, weights)[0]


def _share_out(
    luck: Random, keys: list[str], members: list[int], sizes: Iterator[int], region: str
) -> None:
    luck.shuffle(members)
    number = 0
    while members:
        number += 1
        count = next(sizes)
        for at in members[:count]:
            keys[at] = f"private/{region} {number}"
        members = members[count:]


def _named(luck: Random, keys: Sequence[str]) -> list[Owner]:
    """Owners in the order in which their first homes stand, each with a name of its kind."""
    order = list(dict.fromkeys(keys))
    sectors = {key: _sector(key) for key in order}
    counts = Counter(sectors.values())
    names = {
        Sector.PRIVATE: iter(words.private_names(luck, counts[Sector.PRIVATE])),
        Sector.LOCAL_AUTHORITY: iter(words.council_names(luck, counts[Sector.LOCAL_AUTHORITY])),
        Sector.VOLUNTARY: iter(words.trust_names(luck, counts[Sector.VOLUNTARY])),
    }
    known = {
        key: Owner(
            number,
            sectors[key],
            SHOWCASE_NAME if key == "showcase" else next(names[sectors[key]]),
        )
        for number, key in enumerate(order, start=1)
    }
    return [known[key] for key in keys]


def _sector(key: str) -> Sector:
    kind = key.partition("/")[0]
    return Sector.PRIVATE if kind == "showcase" else Sector(kind)
