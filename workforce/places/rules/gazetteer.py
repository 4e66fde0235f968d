"""Outcodes, named places and public points, held in memory; where a home is, no finer."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from math import cos, floor, radians

from workforce.places.rules import names, tables
from workforce.places.rules.directory import directory
from workforce.places.rules.distance import Point, Vector, closeness, vector

PUBLIC_POPULATION = 20_000
POSTAL = re.compile(
    r"(?P<outcode>[A-Z]{1,2}[0-9][A-Z0-9]?)(?P<inward> ?[0-9][A-Z]{2}| [0-9][A-Z]?)?"
)


@dataclass(frozen=True, slots=True)
class Outcode:
    """The first half of a postcode: its centre, and its most common authority and region.

    The shares are of the outcode's postcodes (0 to 1).
    """

    code: str
    point: Point
    postcodes: int
    authority_code: str
    authority_share: float
    region_code: str
    region_share: float


@dataclass(frozen=True, slots=True)
class Place:
    """A named place; authority and outcode are those of the nearest outcode of its region."""

    key: str
    name: str
    label: str
    point: Point
    population: int
    region_code: str
    authority_code: str
    outcode: str


@dataclass(frozen=True, slots=True)
class PublicPoint:
    """The centre of a place of 20,000 people or more: the finest place the public ever sees."""

    key: str
    name: str
    point: Point
    region_code: str
    direction: Vector


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Everything we know of places without asking anybody."""

    outcodes: Mapping[str, Outcode]
    places: tuple[Place, ...]
    points: Mapping[str, PublicPoint]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The packaged tables, read once for each process."""
    outcodes = {row["out"]: _outcode(row) for row in tables.rows("outcodes.csv")}
    places = tuple(_places(outcodes.values()))
    points = {
        place.key: PublicPoint(
            place.key, place.name, place.point, place.region_code, vector(place.point)
        )
        for place in places
        if place.population >= PUBLIC_POPULATION
    }
    return Gazetteer(outcodes, places, points)


def _outcode(row: dict[str, str]) -> Outcode:
    return Outcode(
        code=row["out"],
        point=Point(float(row["lat"]), float(row["lon"])),
        postcodes=int(row["n"]),
        authority_code=row["la_code"],
        authority_share=float(row["la_share"]),
        region_code=row["region_code"],
        region_share=float(row["region_share"]),
    )


class _Grid:
    """Outcode centres by square, so that the nearest of a region is found without trying all."""

    side = 0.1

    def __init__(self, outcodes: Iterable[Outcode]) -> None:
        self._squares: dict[tuple[str, int, int], list[Outcode]] = defaultdict(list)
        self._around: dict[tuple[str, int, int], list[Outcode]] = {}
        for known in outcodes:
            self._squares[self._square(known.point, known.region_code)].append(known)

    def _square(self, point: Point, region_code: str) -> tuple[str, int, int]:
        return region_code, floor(point.lat / self.side), floor(point.lon / self.side)

    def nearest(self, point: Point, region_code: str) -> Outcode:
        """The outcode of the region whose centre lies nearest."""
        square = self._square(point, region_code)
        if square not in self._around:
            self._around[square] = self._candidates(square)
        flat = cos(radians(point.lat)) ** 2
        return min(
            (
                (point.lat - near.point.lat) ** 2 + flat * (point.lon - near.point.lon) ** 2,
                near.code,
                near,
            )
            for near in self._around[square]
        )[2]

    def _candidates(self, square: tuple[str, int, int]) -> list[Outcode]:
        """The outcodes of the first squares around that have any, and of one ring more."""
        region_code, up, across = square
        near: list[Outcode] = []
        for reach in count(1):
            enough = bool(near)
            ring = range(-reach, reach + 1)
            squares = ((region_code, up + row, across + column) for row in ring for column in ring)
            near = [known for other in squares for known in self._squares.get(other, ())]
            if enough:
                break
        return near


def _places(outcodes: Iterable[Outcode]) -> Iterable[Place]:
    grid = _Grid(outcodes)
    regions = {region.code: region for region in tables.regions()}
    drafts = [_draft(row, grid, regions[row["region_code"]]) for row in tables.rows("places.csv")]
    keys = Counter(form for draft in drafts for form in draft.keys)
    labels = Counter(form for draft in drafts for form in draft.labels)
    for draft in drafts:
        yield Place(
            key=_first_alone(draft.keys, keys),
            name=draft.name,
            label=_first_alone(draft.labels, labels),
            point=draft.point,
            population=draft.population,
            region_code=draft.near.region_code,
            authority_code=draft.near.authority_code,
            outcode=draft.near.code,
        )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A place with its possible keys and labels, from plain to exact."""

    name: str
    point: Point
    population: int
    near: Outcode
    keys: tuple[str, ...]
    labels: tuple[str, ...]


def _draft(row: dict[str, str], grid: _Grid, region: tables.RegionFact) -> _Draft:
    name, point = row["name"], Point(float(row["lat"]), float(row["lon"]))
    near = grid.nearest(point, region.code)
    authority = _authority_name(near.authority_code)
    around = region.name if names.key(authority) == names.key(name) else authority
    plain = f"{names.slug(name)}-{region.slug}"
    finer = f"{plain}-{names.slug(authority)}"
    return _Draft(
        name=name,
        point=point,
        population=int(row["population"]),
        near=near,
        keys=(plain, finer, f"{finer}-{near.code.lower()}"),
        labels=(f"{name}, {around}", f"{name}, {around} ({near.code})"),
    )


def _first_alone(forms: tuple[str, ...], seen: Counter[str]) -> str:
    """The plainest form that no other place shares."""
    return next((form for form in forms if seen[form] == 1), forms[-1])


def _authority_name(code: str) -> str:
    fact = directory().by_code(code)
    return fact.display_name if fact else code


def postal_parts(text: str) -> tuple[str, bool] | None:
    """The outcode in a typed outcode or postcode, and whether more than it was typed."""
    plain = " ".join(re.sub(r"[^A-Z0-9]+", " ", text.upper()).split())
    match = POSTAL.fullmatch(plain)
    return (match["outcode"], bool(match["inward"])) if match else None


@lru_cache(maxsize=512)
def _district(code: str) -> Outcode | None:
    """The outcode; or, for a district that is always divided (W1, EC2), its parts together."""
    known = gazetteer().outcodes
    if code in known:
        return known[code]
    parts = [known[code + letter] for letter in "ABCDEFGHJKMNPRSTUVWXY" if code + letter in known]
    return _together(code, parts) if parts and code[-1].isdigit() else None


def _together(code: str, parts: list[Outcode]) -> Outcode:
    total = sum(part.postcodes for part in parts)
    authority = _most_common(parts, {part: part.authority_code for part in parts})
    region = _most_common(parts, {part: part.region_code for part in parts})
    point = Point(
        sum(part.point.lat * part.postcodes for part in parts) / total,
        sum(part.point.lon * part.postcodes for part in parts) / total,
    )
    return Outcode(code, point, total, *authority, *region)


def _most_common(parts: list[Outcode], codes: dict[Outcode, str]) -> tuple[str, float]:
    weights: Counter[str] = Counter()
    for part in parts:
        weights[codes[part]] += part.postcodes
    code, weight = min(weights.items(), key=lambda item: (-item[1], item[0]))
    return code, round(weight / sum(weights.values()), 3)


def outcode(text: str) -> Outcode | None:
    """The outcode that somebody typed, alone or at the start of a postcode, if we know it."""
    parts = postal_parts(text)
    return _district(parts[0]) if parts else None


def outcode_of(text: str) -> str | None:
    """The outcode of a typed postcode ("ls1 4ap" is in LS1), if we know it."""
    known = outcode(text)
    return known.code if known else None


@lru_cache(maxsize=1)
def public_points() -> tuple[PublicPoint, ...]:
    """Every place of 20,000 people or more, by key."""
    return tuple(sorted(gazetteer().points.values(), key=lambda point: point.key))


def public_point_by_key(key: str) -> PublicPoint | None:
    """The public point that a home keeps the key of."""
    return gazetteer().points.get(key)


def public_point_near(point: Point) -> PublicPoint:
    """The nearest place of 20,000 people or more; ties go to the first by key."""
    direction = vector(point)
    return max(public_points(), key=lambda big: closeness(direction, big.direction))


def public_point(text: str) -> PublicPoint | None:
    """The public point of a home in this outcode or postcode; only the outcode is looked at."""
    known = outcode(text)
    return public_point_near(known.point) if known else None


@lru_cache(maxsize=512)
def public_point_of_authority(code: str) -> PublicPoint | None:
    """The public point of a home of which only the authority is known.

    It is the one nearest to the middle of the authority's postcodes.
    """
    codes = {heir.code for heir in directory().successors(code)} | {code}
    parts = [part for part in gazetteer().outcodes.values() if part.authority_code in codes]
    return public_point_near(_together(code, parts).point) if parts else None
