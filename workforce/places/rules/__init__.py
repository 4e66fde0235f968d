"""Where things are and how far apart: pure functions over packaged tables."""

from workforce.places.rules.directory import Directory, directory, split_codes
from workforce.places.rules.distance import BANDS, Band, Point, band, distance_miles
from workforce.places.rules.gazetteer import (
    PUBLIC_POPULATION,
    Outcode,
    PublicPoint,
    outcode,
    outcode_of,
    public_point,
    public_point_by_key,
    public_point_near,
    public_point_of_authority,
    public_points,
)
from workforce.places.rules.names import key, slug
from workforce.places.rules.resolution import Choice, Resolution
from workforce.places.rules.resolver import resolve
from workforce.places.rules.search_area import (
    DEFAULT_RADIUS,
    RADIUS_OPTIONS,
    areas,
    distance_to,
    ended_around,
    points_by_distance,
    points_within,
    radius,
)
from workforce.places.rules.suggestions import suggest
from workforce.places.rules.tables import AuthorityFact, RegionFact, authorities, regions
from workforce.places.rules.wording import (
    CONTACT_FALLBACK,
    band_label,
    choice_label,
    location_label,
    message,
    nation_name,
    radius_label,
    region_name,
)
from workforce.places.states import Basis, Kind, Nation

__all__ = [
    "BANDS",
    "CONTACT_FALLBACK",
    "DEFAULT_RADIUS",
    "PUBLIC_POPULATION",
    "RADIUS_OPTIONS",
    "AuthorityFact",
    "Band",
    "Basis",
    "Choice",
    "Directory",
    "Kind",
    "Nation",
    "Outcode",
    "Point",
    "PublicPoint",
    "RegionFact",
    "Resolution",
    "areas",
    "authorities",
    "band",
    "band_label",
    "choice_label",
    "directory",
    "distance_miles",
    "distance_to",
    "ended_around",
    "key",
    "location_label",
    "message",
    "nation_name",
    "outcode",
    "outcode_of",
    "points_by_distance",
    "points_within",
    "public_point",
    "public_point_by_key",
    "public_point_near",
    "public_point_of_authority",
    "public_points",
    "radius",
    "radius_label",
    "region_name",
    "regions",
    "resolve",
    "slug",
    "split_codes",
    "suggest",
]
