"""Distances between points on the ground, and the bands in which the public sees them."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_MILES = 3958.7613
BANDS = (5, 10, 15, 20, 25, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the ground, in degrees (WGS 84)."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Band:
    """A distance as the public sees it: up to so many miles, or None for more than the last."""

    up_to: int | None


Vector = tuple[float, float, float]


def vector(point: Point) -> Vector:
    """The point as a direction from the middle of the earth, for many comparisons at once."""
    lat, lon = radians(point.lat), radians(point.lon)
    return (cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))


def closeness(a: Vector, b: Vector) -> float:
    """How close two directions are: 1 for the same, less the farther apart."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def nearness(miles: float) -> float:
    """The closeness of two directions that are exactly so many miles apart."""
    return cos(miles / EARTH_RADIUS_MILES)


def distance_miles(a: Point, b: Point) -> float:
    """Miles between two points as the crow flies (haversine)."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    rise, run = sin((lat_b - lat_a) / 2), sin(radians(b.lon - a.lon) / 2)
    half = rise * rise + cos(lat_a) * cos(lat_b) * run * run
    return EARTH_RADIUS_MILES * 2 * asin(min(1.0, sqrt(half)))


def band(miles: float) -> Band:
    """The band a distance falls into; a distance on the edge belongs to the nearer band."""
    return Band(next((edge for edge in BANDS if miles <= edge), None))
