"""Comparing one frame of a register with what was known before, and counting what is in it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from workforce.places import rules as places
from workforce.providers.rules.register import Fact
from workforce.providers.states import HomeStatus, HomeType, Sector


class Change(StrEnum):
    """What a newer frame says of a home that was not so before."""

    OPENED = "opened"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    RESIZED = "resized"
    MOVED_AUTHORITY = "moved-authority"
    AUTHORITY_REORGANISED = "authority-reorganised"
    TYPE_CHANGED = "type-changed"
    OWNER_CHANGED = "owner-changed"
    SECTOR_CHANGED = "sector-changed"


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of a home before a frame."""

    registration_number: str
    home_type: HomeType
    sector: Sector
    status: HomeStatus
    short_break_only: bool
    places_count: int
    authority_code: str
    owner_as_registered: str | None
    home_id: int = 0
    is_claimed: bool = False
    has_postcode: bool = False
    registered_on: date | None = None
    closed_on: date | None = None
    had_another_number: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One change of one home, with what was and what is in words or figures."""

    change: Change
    registration_number: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """Open homes and their places (all types), and of these the mainstream ones."""

    homes: int = 0
    places: int = 0
    mainstream_homes: int = 0
    mainstream_places: int = 0
    suspended_homes: int = 0


def differences(
    known: Mapping[str, Known], facts: Iterable[Fact], doubtful_numbers: frozenset[str]
) -> tuple[Difference, ...]:
    """Every change from what was known to what the frame states, by registration number.

    A home that the frame lacks has closed, unless its row is there and was refused.
    """
    stated = {fact.registration_number: fact for fact in facts}
    found: list[Difference] = []
    for number in sorted(known.keys() | stated.keys()):
        before, after = known.get(number), stated.get(number)
        if after is not None:
            found += _changes(before, after)
        elif before and before.status is not HomeStatus.CLOSED and number not in doubtful_numbers:
            found.append(Difference(Change.CLOSED, number, before.status.value))
    return tuple(found)


def _changes(before: Known | None, after: Fact) -> list[Difference]:
    number = after.registration_number
    if before is None:
        opened = after.status is not HomeStatus.CLOSED
        return [Difference(Change.OPENED, number, None, after.status.value)] if opened else []
    pairs = {
        Change.RESIZED: (before.places_count, after.places_count),
        _authority_change(before, after): (before.authority_code, after.authority_code),
        Change.TYPE_CHANGED: (_type(before), _type(after)),
        Change.OWNER_CHANGED: (before.owner_as_registered, after.owner_as_registered),
        Change.SECTOR_CHANGED: (before.sector.value, after.sector.value),
    }
    moved = _status_change(before.status, after.status)
    statuses = [Difference(moved, number, before.status.value, after.status.value)] if moved else []
    return statuses + [
        Difference(change, number, _text(was), _text(now))
        for change, (was, now) in pairs.items()
        if _comparable(was) != _comparable(now)
    ]


def _status_change(before: HomeStatus, after: HomeStatus) -> Change | None:
    if before is after:
        return None
    if before is HomeStatus.CLOSED:
        return Change.OPENED
    by_status = {
        HomeStatus.CLOSED: Change.CLOSED,
        HomeStatus.SUSPENDED: Change.SUSPENDED,
        HomeStatus.ACTIVE: Change.REINSTATED,
    }
    return by_status[after]


def _authority_change(before: Known, after: Fact) -> Change:
    """A successor of the same ground is a new authority, not a home that moved."""
    ended = places.directory().predecessor(after.authority_code)
    took_over = ended is not None and ended.code == before.authority_code
    return Change.AUTHORITY_REORGANISED if took_over else Change.MOVED_AUTHORITY


def _type(home: Known | Fact) -> str:
    return home.home_type.value + (" (short breaks only)" if home.short_break_only else "")


def _comparable(value: object) -> object:
    """Names are equal whatever their case and spacing."""
    return places.key(value) if isinstance(value, str) else value


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def counted(facts: Iterable[Fact]) -> Count:
    """Homes that are not closed, suspended ones included as the regulator counts them."""
    standing = [fact for fact in facts if fact.status is not HomeStatus.CLOSED]
    mainstream = [fact for fact in standing if fact.is_mainstream]
    return Count(
        homes=len(standing),
        places=sum(fact.places_count for fact in standing),
        mainstream_homes=len(mainstream),
        mainstream_places=sum(fact.places_count for fact in mainstream),
        suspended_homes=sum(fact.status is HomeStatus.SUSPENDED for fact in standing),
    )


def counted_by_region(facts: Iterable[Fact]) -> dict[str, Count]:
    """Counts by region code, in the customary order of regions; only regions that have homes."""
    held: dict[str, list[Fact]] = {}
    for fact in facts:
        held.setdefault(fact.region_code, []).append(fact)
    return {
        region.code: counted(held[region.code])
        for region in places.regions()
        if region.code in held
    }


def counted_by_type(facts: Iterable[Fact]) -> dict[str, Count]:
    """Counts by kind of home, as the register writes it where that is one kind to us."""
    held: dict[HomeType, list[Fact]] = {}
    for fact in facts:
        held.setdefault(fact.home_type, []).append(fact)
    return {kind.value: counted(held[kind]) for kind in HomeType if kind in held}


def closing_day(
    number: str, as_at: date, newer: Iterable[tuple[date, frozenset[str]]]
) -> date | None:
    """When a home of an older frame, unknown since, closed: the first newer frame to lack it.

    `newer` are days of later frames with their doubtful numbers, which close nothing.
    """
    lacking = (day for day, doubtful in newer if day > as_at and number not in doubtful)
    return min(lacking, default=None)


def plain(count: Count) -> dict[str, int]:
    """A count as JSON values."""
    return asdict(count)
