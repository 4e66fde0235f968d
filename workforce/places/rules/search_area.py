"""Which homes a location search reaches: authorities and public points, never addresses."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from statistics import fmean

from workforce.places.rules.directory import directory
from workforce.places.rules.distance import (
    Point,
    Vector,
    closeness,
    distance_miles,
    nearness,
    vector,
)
from workforce.places.rules.gazetteer import gazetteer, public_point_by_key, public_points
from workforce.places.rules.resolution import Resolution

RADIUS_OPTIONS = (0, 1, 5, 10, 15, 20, 25, 50, 100, 200)
DEFAULT_RADIUS = 15


def radius(resolution: Resolution, raw: str | float | None) -> int:
    """Miles to search around a location: one of the options, whatever was typed.

    A number between two options takes the wider one; a point is never searched at 0 miles.
    """
    default = 0 if resolution.is_area or resolution.is_nationwide else DEFAULT_RADIUS
    typed = _number(raw)
    if typed is None:
        return default
    chosen = next((option for option in RADIUS_OPTIONS if typed <= option), RADIUS_OPTIONS[-1])
    return chosen or default


def _number(raw: str | float | None) -> float | None:
    try:
        typed = abs(float(raw or 0)) if raw != "" else None
    except (ValueError, OverflowError):
        return None
    return typed if typed is not None and raw is not None and isfinite(typed) else None


def areas(resolution: Resolution) -> frozenset[str]:
    """Codes of the authorities that lie in an area; none for a point; all for nationwide."""
    if resolution.is_nationwide:
        return frozenset(fact.code for fact in (*directory().standing(), *directory().ended()))
    return resolution.authority_codes if resolution.is_area else frozenset()


def ended_around(resolution: Resolution) -> tuple[frozenset[str], frozenset[str]]:
    """Ended authorities that lay partly in an area, and the public points inside it.

    A register of before says Cumbria: what of it lies in Cumberland is told by the public point.
    """
    return _ended_around(resolution.authority_codes if resolution.is_area else frozenset())


@lru_cache(maxsize=256)
def _ended_around(codes: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    partly = frozenset(
        fact.code
        for fact in directory().ended()
        if fact.code not in codes
        and any(heir.code in codes for heir in directory().successors(fact.code))
    )
    return partly, _points_inside(codes) if partly else frozenset()


def _points_inside(codes: frozenset[str]) -> frozenset[str]:
    known = gazetteer()
    inside = (place.key for place in known.places if place.authority_code in codes)
    return frozenset(key for key in inside if key in known.points)


def points_within(resolution: Resolution, radius_miles: float) -> frozenset[str]:
    """Keys of the public points within a radius of a point, or of any outcode of an area."""
    if resolution.is_nationwide:
        return frozenset(gazetteer().points)
    if resolution.is_area:
        around = (_points_around(code, radius_miles) for code in resolution.authority_codes)
        return frozenset().union(*around)
    return frozenset(key for key, _ in points_by_distance(resolution, radius_miles))


def points_by_distance(
    resolution: Resolution, radius_miles: float
) -> tuple[tuple[str, float], ...]:
    """Public points within a radius of a point with their miles, nearest first; else nothing."""
    if resolution.point is None or not resolution.is_point:
        return ()
    return _points_from(resolution.point, radius_miles)


def distance_to(resolution: Resolution, key: str) -> float | None:
    """Miles from a searched point to a public point; None where no distance may be told."""
    big = public_point_by_key(key)
    if big is None or resolution.point is None or not resolution.is_point:
        return None
    return distance_miles(resolution.point, big.point)


@lru_cache(maxsize=512)
def _points_from(point: Point, radius_miles: float) -> tuple[tuple[str, float], ...]:
    listed = ((distance_miles(point, big.point), big.key) for big in public_points())
    return tuple((key, miles) for miles, key in sorted(listed) if miles <= radius_miles)


@lru_cache(maxsize=2048)
def _points_around(authority_code: str, radius_miles: float) -> frozenset[str]:
    """Public points within a radius of any outcode whose most common authority this is."""
    ground = _ground(authority_code)
    if ground is None or radius_miles <= 0:
        return frozenset()
    return frozenset(_reached(ground, radius_miles))


def _reached(ground: "_Ground", radius_miles: float) -> Iterator[str]:
    """Keys of the points near enough; the circle around the ground settles most of them."""
    edge = nearness(radius_miles)
    surely = nearness(max(0.0, radius_miles - ground.reach_miles))
    possibly = nearness(radius_miles + ground.reach_miles)
    x, y, z = ground.middle
    for big in public_points():
        u, v, w = big.direction
        close = x * u + y * v + z * w
        if close >= surely or (
            close >= possibly
            and any(closeness(big.direction, centre) >= edge for centre in ground.centres)
        ):
            yield big.key


@dataclass(frozen=True, slots=True)
class _Ground:
    """The centres of an authority's outcodes, and a circle that holds them all."""

    centres: tuple[Vector, ...]
    middle: Vector
    reach_miles: float


@lru_cache(maxsize=256)
def _ground(authority_code: str) -> _Ground | None:
    points = [
        known.point
        for known in gazetteer().outcodes.values()
        if known.authority_code == authority_code
    ]
    if not points:
        return None
    middle = Point(fmean(at.lat for at in points), fmean(at.lon for at in points))
    reach = max(distance_miles(middle, at) for at in points)
    return _Ground(tuple(map(vector, points)), vector(middle), reach)
