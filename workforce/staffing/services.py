"""Taking snapshots and publishing releases; both are stored once and never changed."""

import json
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from workforce.core import audit, clock, registry
from workforce.core.actors import Actor
from workforce.core.db import atomic, session, still_reading
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.employment.rules import exits
from workforce.places import queries as places
from workforce.staffing import queries
from workforce.staffing.models import Release, Snapshot
from workforce.staffing.rules import leaving, stored
from workforce.staffing.rules.canonical import canonical, content_hash
from workforce.staffing.rules.measures import by_area

METHOD = "1.3"


def take_snapshot(actor: Actor, day: date, *, again: bool = False) -> Snapshot:
    """Take the snapshot as at the end of a London day, or give back the stored one.

    `again` makes a new version beside it. Reading happens in one read-only transaction, the
    arithmetic in none, the writing in one short one.
    """
    _refuse_unfinished(day)
    known = queries.snapshot_of(day)
    if known is not None and not again:
        return known
    with still_reading():
        gathered = queries.gather(day)
        regions = [region.code for region in places.regions()]
        geography = places.geography_version()
    payload = stored.snapshot_payload(
        day=day,
        method=METHOD,
        geography=geography,
        frames=gathered.frames,
        has_invented=gathered.has_invented,
        areas=by_area(gathered.homes, day, regions),
    )
    text = canonical(payload)
    try:
        return _keep_snapshot(actor, day, text, has_invented=gathered.has_invented, again=again)
    except Conflict:
        won = queries.snapshot_of(day)
        if won is None:
            raise
        return won


def _refuse_unfinished(day: date) -> None:
    settings = registry.settings()
    if day >= clock.today() and not (settings.demo or settings.testing):
        raise DomainError(lazy("A snapshot is taken when its day has ended"), "day")


@atomic
def _keep_snapshot(
    actor: Actor, day: date, text: str, *, has_invented: bool, again: bool
) -> Snapshot:
    last = session().scalar(select(func.max(Snapshot.version)).where(Snapshot.day == day)) or 0
    snapshot = Snapshot(
        day=day,
        version=last + 1 if again else 1,
        method_version=METHOD,
        has_invented=has_invented,
        payload=text,
        content_hash=content_hash(text),
    )
    session().add(snapshot)
    audit.record(actor, "take-snapshot", snapshot, hash=snapshot.content_hash)
    return snapshot


def last_day(month: str) -> date:
    """The last day of a month written YYYY-MM."""
    try:
        # Only YYYY-MM: another spelling would be another month beside the one published.
        first = date.fromisoformat(f"{month}-01")
    except ValueError as wrong:
        raise DomainError(lazy("Enter a month like 2026-11"), "month") from wrong
    return first.replace(day=monthrange(first.year, first.month)[1])


def publish(actor: Actor, month: str, *, again: bool = False, note: str = "") -> Release:
    """Publish a month from the snapshot of its last day, or give back what is published.

    Outside demo mode the snapshot must be of the last day itself and hold nothing invented.
    """
    known = queries.release_of(month)
    if known is not None and not again:
        return known
    if again and not note:
        raise DomainError(lazy("Say in a note what is corrected and why"), "note")
    snapshot = _snapshot_to_publish(month)
    payload = stored.release_payload(month, json.loads(snapshot.payload))
    payload[leaving.KEY] = _why_people_leave(month)
    return _keep_release(actor, snapshot, month, canonical(payload), note=note, again=again)


def _snapshot_to_publish(month: str) -> Snapshot:
    settings = registry.settings()
    last = last_day(month)
    if settings.demo or settings.testing:
        found = queries.latest_snapshot(until=last)
    else:
        found = queries.snapshot_of(last)
    if found is None:
        raise DomainError(lazy("There is no snapshot of the last day of this month"), "month")
    if found.has_invented and not settings.demo:
        raise DomainError(lazy("This snapshot holds invented rows and cannot be published"))
    return found


def _why_people_leave(month: str) -> dict[str, Any]:
    """What is said of the latest closed year: word for word what was published of it before.

    A year is summed once, so that no two releases differ by one person.
    """
    year = exits.closed_year(last_day(month))
    with still_reading():
        for release in queries.releases():
            known = json.loads(release.payload)
            if leaving.year_of(known) == year:
                said: dict[str, Any] = known[leaving.KEY]
                return said
        return leaving.payload(
            year,
            queries.employers_reasons(year),
            queries.own_reasons(year),
            queries.asked_of_leavers(year),
        )


@atomic
def _keep_release(
    actor: Actor, snapshot: Snapshot, month: str, text: str, *, note: str, again: bool
) -> Release:
    last = session().scalar(select(func.max(Release.version)).where(Release.month == month)) or 0
    release = Release(
        month=month,
        version=last + 1 if again else 1,
        snapshot_id=snapshot.id,
        published_at=clock.now(),
        has_invented=snapshot.has_invented,
        note=note,
        payload=text,
        content_hash=content_hash(text),
    )
    session().add(release)
    audit.record(actor, "publish-release", release, hash=release.content_hash)
    return release


def month_to_publish(day: date) -> str:
    """The month before the one a day lies in, written YYYY-MM."""
    return (day.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
