"""Taking a regulator's register into the service: frames are kept, homes follow the newest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, is_postgresql, session
from workforce.core.types import Source
from workforce.places import rules as places
from workforce.providers.models import FrameEntry, Home, RegisterFrame
from workforce.providers.queries import register as queries
from workforce.providers.queries import transfers
from workforce.providers.rules import frames, register_file
from workforce.providers.rules import transfers as renumbering
from workforce.providers.rules.frames import Count, Difference, Known
from workforce.providers.rules.ods import Progress
from workforce.providers.rules.register import Fact, Reading
from workforce.providers.states import HomeStatus, Regulator

CHUNK = 500
ONE_IMPORT_AT_A_TIME = 7_203_001
FRAME_COLUMNS = (
    "registration_number",
    "home_type",
    "type_as_registered",
    "sector",
    "status",
    "short_break_only",
    "places_count",
    "nation",
    "region_code",
    "authority_code",
    "owner_as_registered",
    "registered_on",
)


class Outcome(StrEnum):
    """What became of a reading."""

    NEWEST = "newest"
    OLDER = "older"
    CORRECTED = "corrected"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import read and what it changed."""

    reading: Reading
    outcome: Outcome
    differences: tuple[Difference, ...] = ()
    added_as_closed_count: int = 0

    @property
    def total(self) -> Count:
        """Homes and places of the frame."""
        return frames.counted(self.reading.facts)


def import_register(
    actor: Actor,
    path: Path,
    *,
    regulator: Regulator | None = None,
    as_at: date | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Read a register file and take it; reading happens before, and outside, the one write."""
    reading = register_file.read(
        path, today=clock.today(), regulator=regulator, as_at=as_at, progress=progress
    )
    return take(actor, reading, progress=progress)


@atomic
def take(actor: Actor, reading: Reading, *, progress: Progress | None = None) -> Imported:
    """Keep a reading as a frame; if none is newer, homes of its source follow it."""
    _one_at_a_time()
    kept = queries.frame(reading.regulator, reading.as_at)
    if kept is not None and kept.content_hash == reading.content_hash():
        return Imported(reading, Outcome.UNCHANGED)
    known = queries.known_homes(reading.regulator)
    told, reading = reading, _as_known_now(reading)
    newer = queries.newer_frames(reading.regulator, reading.as_at)
    if newer:
        added = _add_homes(reading, known, newer, progress)
        imported = Imported(told, Outcome.OLDER, added_as_closed_count=added)
    else:
        found = frames.differences(known, reading.facts, reading.doubtful_numbers)
        _add_homes(reading, known, (), progress)
        _follow(reading, known, progress)
        _close_missing(reading, known)
        outcome = Outcome.CORRECTED if kept is not None else Outcome.NEWEST
        imported = Imported(told, outcome, found)
    frame = _keep_frame(told, kept)
    audit.record(
        actor,
        "import-register",
        frame,
        outcome=imported.outcome.value,
        homes=imported.total.homes,
        refused=len(told.refusals),
        differences=len(imported.differences),
    )
    return imported


def _as_known_now(reading: Reading) -> Reading:
    """The reading by the numbers that homes have now, whoever owned them before."""
    earlier = transfers.renumbered_homes(reading.regulator)
    awaited = transfers.awaited_numbers(reading.regulator)
    if not earlier and not awaited:
        return reading
    facts = renumbering.as_known_now(reading.facts, earlier, awaited)
    late = renumbering.not_yet_listed(facts, earlier, reading.as_at)
    doubtful = reading.doubtful_numbers | late
    return replace(reading, facts=facts, doubtful_numbers=doubtful)


def _one_at_a_time() -> None:
    """Let a second import wait; on SQLite every writer waits already."""
    if is_postgresql():
        session().execute(select(func.pg_advisory_xact_lock(ONE_IMPORT_AT_A_TIME)))


def _add_homes(
    reading: Reading,
    known: dict[str, Known],
    newer: Sequence[tuple[date, frozenset[str]]],
    progress: Progress | None,
) -> int:
    """Add homes never heard of before; returns how many of them have closed since."""
    rows = []
    for fact in reading.facts:
        if fact.registration_number in known:
            continue
        gone_on = frames.closing_day(fact.registration_number, reading.as_at, newer)
        rows.append(_new_home(reading, fact, gone_on))
    for chunk in _chunks(rows, progress):
        session().execute(insert(Home), chunk)
    return sum(row["status"] is HomeStatus.CLOSED for row in rows) if newer else 0


def _new_home(reading: Reading, fact: Fact, gone_on: date | None) -> dict[str, Any]:
    closed_on = fact.closed_on or gone_on
    if fact.status is HomeStatus.CLOSED:
        closed_on = closed_on or reading.as_at
    return {
        **{column: getattr(fact, column) for column in FRAME_COLUMNS},
        "status": HomeStatus.CLOSED if closed_on else fact.status,
        "closed_on": closed_on,
        "regulator": reading.regulator,
        "register_as_at": reading.as_at,
        "source": Source.REAL,
        "name": fact.name,
        "address": fact.address,
        "postcode": fact.postcode,
        "public_point": _public_point(fact),
    }


def _public_point(fact: Fact) -> str | None:
    """The nearest place of 20,000 people, from the postcode or else the authority's middle."""
    point = places.public_point(fact.postcode) if fact.postcode else None
    point = point or places.public_point_of_authority(fact.authority_code)
    return point.key if point else None


def _follow(reading: Reading, known: dict[str, Known], progress: Progress | None) -> None:
    """Let homes already known follow the frame; what an owner supplied stays."""
    pairs = [
        (fact, known[fact.registration_number])
        for fact in reading.facts
        if fact.registration_number in known
    ]
    rows = [_followed(reading, fact, home) for fact, home in pairs]
    private = [row for row in (_private(fact, home) for fact, home in pairs) if len(row) > 1]
    for chunk in _chunks(rows, progress):
        session().execute(update(Home), chunk)
    if private:
        session().execute(update(Home), private)


def _followed(reading: Reading, fact: Fact, home: Known) -> dict[str, Any]:
    is_closed = fact.status is HomeStatus.CLOSED
    return {
        "id": home.home_id,
        **{column: getattr(fact, column) for column in FRAME_COLUMNS},
        "registered_on": _since(fact, home),
        "closed_on": (fact.closed_on or home.closed_on or reading.as_at) if is_closed else None,
        "register_as_at": reading.as_at,
    }


def _since(fact: Fact, home: Known) -> date | None:
    """Since when the home is registered; a change of owner does not make it younger."""
    if home.had_another_number and home.registered_on is not None:
        return home.registered_on
    return fact.registered_on or home.registered_on


def _private(fact: Fact, home: Known) -> dict[str, Any]:
    """What the register says that never becomes public; silent on what an owner supplied."""
    row: dict[str, Any] = {"id": home.home_id}
    if not home.is_claimed:
        for column in ("name", "address", "postcode"):
            if getattr(fact, column) is not None:
                row[column] = getattr(fact, column)
    moved = fact.authority_code != home.authority_code
    if "postcode" in row or (moved and not home.has_postcode):
        row["public_point"] = _public_point(fact)
    return row


def _close_missing(reading: Reading, known: dict[str, Known]) -> None:
    """Close homes of this source that the frame lacks, as at its day."""
    stated = {fact.registration_number for fact in reading.facts} | reading.doubtful_numbers
    rows = [
        {
            "id": home.home_id,
            "status": HomeStatus.CLOSED,
            "closed_on": reading.as_at,
            "register_as_at": reading.as_at,
        }
        for number, home in known.items()
        if number not in stated and home.status is not HomeStatus.CLOSED
    ]
    if rows:
        session().execute(update(Home), rows)


def _keep_frame(reading: Reading, kept: RegisterFrame | None) -> RegisterFrame:
    """Write the frame with every home as it states it; a corrected one replaces its first."""
    frame = kept or RegisterFrame(
        regulator=reading.regulator, as_at=reading.as_at, source=Source.REAL
    )
    frame.content_hash = reading.content_hash()
    frame.summary = _summary(reading)
    session().add(frame)
    session().flush()
    session().execute(delete(FrameEntry).where(FrameEntry.frame_id == frame.id))
    rows = [
        {"frame_id": frame.id, **{column: getattr(fact, column) for column in FRAME_COLUMNS}}
        for fact in reading.facts
    ]
    for chunk in _chunks(rows, None):
        session().execute(insert(FrameEntry), chunk)
    return frame


def _summary(reading: Reading) -> dict[str, Any]:
    return {
        "total": frames.plain(frames.counted(reading.facts)),
        "regions": {
            code: frames.plain(count)
            for code, count in frames.counted_by_region(reading.facts).items()
        },
        "left_out": dict(reading.left_out),
        "refused_count": len({refusal.line for refusal in reading.refusals}),
        "doubtful_numbers": sorted(reading.doubtful_numbers),
    }


def _chunks(
    rows: list[dict[str, Any]], progress: Progress | None
) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]
        if progress:
            progress("Writing", min(start + CHUNK, len(rows)), len(rows))
