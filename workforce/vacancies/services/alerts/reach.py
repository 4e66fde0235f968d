"""Places of alerts, resolved once and kept, and again when the gazetteer has changed."""

import hashlib
from functools import lru_cache

from sqlalchemy import delete, insert, select

from workforce.core.db import atomic, session
from workforce.places import rules as places
from workforce.vacancies.models import AlertPlace, AlertReach
from workforce.vacancies.rules.returning import alerts as rules

BATCH = 500


@lru_cache(maxsize=1)
def version() -> str:
    """A digest of the gazetteer and the councils in use: places resolve alike while it stands."""
    known = hashlib.sha256()
    for point in places.public_points():
        known.update(f"{point.key} {point.point}".encode())
    for area in places.authorities():
        known.update(f"{area.code} {area.valid_from} {area.valid_to}".encode())
    return known.hexdigest()[:16]


@atomic
def kept_place(token: str, radius: int) -> AlertPlace | None:
    """The place of an alert with what it reaches; None where it may be anywhere."""
    if not token:
        return None
    query = select(AlertPlace).where(AlertPlace.token == token, AlertPlace.radius == radius)
    known = session().scalars(query).one_or_none()
    if known is None:
        known = AlertPlace(token=token, radius=radius, version="")
        session().add(known)
        session().flush()
    _resolve(known)
    return known


@atomic
def resolve_again() -> int:
    """Resolve the places that an older gazetteer resolved, some at a time; says how many."""
    old = select(AlertPlace).where(AlertPlace.version != version()).order_by(AlertPlace.id)
    rows = session().scalars(old.limit(BATCH)).all()
    for row in rows:
        _resolve(row)
    return len(rows)


def _resolve(place: AlertPlace) -> None:
    if place.version == version():
        return
    session().execute(delete(AlertReach).where(AlertReach.place_id == place.id))
    reached = [
        {"place_id": place.id, "authority_code": area, "public_point": point}
        for area, point in sorted(set(rules.reach(place.token, place.radius)))
    ]
    if reached:
        session().execute(insert(AlertReach), reached)
    place.version = version()
