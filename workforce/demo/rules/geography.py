"""Where the invented homes lie: real areas in the shares that are published for them."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from random import Random

from workforce.demo.rules import chance
from workforce.demo.rules.sizes import Size
from workforce.places import rules as places
from workforce.places.rules.gazetteer import gazetteer

# Council areas of the five homes of the demo provider; the first is where its vacancy shows.
SHOWCASE_AUTHORITIES = ("E08000035", "E08000035", "E08000032", "E08000036", "E08000034")
# Those and a neighbour: what the demo commissioner reads.
COMMISSIONED_AUTHORITIES = ("E08000035", "E08000032", "E08000036", "E08000034", "E06000065")
SHOWCASE_OUTCODE = "LS8"
MOSTLY = 0.8
UNEVENNESS = 2.5


@dataclass(frozen=True, slots=True)
class RegionShare:
    """One of the ten areas and its share of homes and of places, in percent of all."""

    region_code: str
    homes_percent: float
    places_percent: float


@dataclass(frozen=True, slots=True)
class Site:
    """Where a home lies, as far as anybody may know, and its outcode."""

    region_code: str
    authority_code: str
    nation: str
    outcode: str
    public_point: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files("workforce.demo").joinpath(f"data/{name}").read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


@lru_cache(maxsize=1)
def region_shares() -> tuple[RegionShare, ...]:
    """The shares of the ten areas."""
    return tuple(
        RegionShare(row["region_code"], float(row["homes_percent"]), float(row["places_percent"]))
        for row in _rows("region_shares.csv")
    )


@lru_cache(maxsize=1)
def children_looked_after() -> dict[str, int]:
    """Children looked after by the authorities of each English region, 31 March 2025."""
    return {row["region_code"]: int(row["cla_2025"]) for row in _rows("region_calibration.csv")}


def sites(seed: int, size: Size, today: date) -> list[Site]:
    """The sites of all homes; the demo provider's come first."""
    luck = chance.stream(seed, "sites")
    counts = Counter(_spread(luck, size, today) if size.everywhere else _small_country())
    counts.subtract(SHOWCASE_AUTHORITIES)
    # An area that the demo provider takes more of than there is gives way, not the total.
    for code in [code for code, count in counts.items() if count < 0]:
        counts[code], short = 0, -counts[code]
        counts[max(counts, key=lambda other: (counts[other], other))] -= short
    codes = [*SHOWCASE_AUTHORITIES, *counts.elements()]
    found = [_site(luck, code) for code in codes]
    return [_site_at(SHOWCASE_AUTHORITIES[0], SHOWCASE_OUTCODE), *found[1:]]


def _small_country() -> dict[str, int]:
    return {row["authority_code"]: int(row["homes_count"]) for row in _rows("small_country.csv")}


def _spread(luck: Random, size: Size, today: date) -> dict[str, int]:
    """How many homes each area has: by region as published, inside by how many people live there.

    The demo provider's areas are sure to have room for its homes.
    """
    postcodes = _postcodes()
    by_region: dict[str, list[str]] = defaultdict(list)
    for fact in places.directory().live(today):
        if postcodes.get(fact.code):
            by_region[fact.region_code].append(fact.code)
    wanted = chance.shares([share.homes_percent for share in region_shares()], size.homes)
    found: dict[str, int] = {}
    for share, count in zip(region_shares(), wanted, strict=True):
        codes = sorted(by_region[share.region_code])
        weights = [postcodes[code] * luck.gammavariate(UNEVENNESS, 1) for code in codes]
        found.update(zip(codes, chance.shares(weights, count), strict=True))
    return found


@lru_cache(maxsize=1)
def _postcodes() -> dict[str, int]:
    """How many postcodes lie in each authority: a measure of how many people live there."""
    found: Counter[str] = Counter()
    for known in gazetteer().outcodes.values():
        found[known.authority_code] += known.postcodes
    return dict(found)


@lru_cache(maxsize=512)
def _outcodes(authority_code: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The outcodes that lie mostly in an authority, and how many postcodes each has."""
    own = [one for one in gazetteer().outcodes.values() if one.authority_code == authority_code]
    sure = [one for one in own if one.authority_share >= MOSTLY] or own
    sure.sort(key=lambda one: one.code)
    return tuple(one.code for one in sure), tuple(one.postcodes for one in sure)


def _site(luck: Random, authority_code: str) -> Site:
    outcodes, weights = _outcodes(authority_code)
    return _site_at(authority_code, luck.choices(outcodes, weights)[0])


@lru_cache(maxsize=4096)
def _site_at(authority_code: str, outcode: str) -> Site:
    fact = next(one for one in places.authorities() if one.code == authority_code)
    point = places.public_point(outcode)
    return Site(
        region_code=fact.region_code,
        authority_code=authority_code,
        nation=fact.nation.value,
        outcode=outcode,
        public_point=point.key if point else "",
    )
