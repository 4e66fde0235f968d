"""What an alert asks for, in the form in which all alerts are matched at once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from workforce.employment.states import Contract, JobRole
from workforce.places import rules as places
from workforce.providers.states import HomeType, Sector
from workforce.vacancies.rules.figures.sources import ALERT
from workforce.vacancies.rules.search import Search, from_query
from workforce.vacancies.states import Driving, PayPeriod, Qualification, WelshNeed
from workforce.vacancies.states.alerts import AlertFrequency

# What a search has and an alert never does: every job it tells of is new, newest first.
NOT_OF_ALERTS = frozenset({"sort", "posted"})
# What the board itself answers, once for each distinct wish.
ANSWERED_BY_THE_BOARD = ("region", "authority", "campaign")
# Bits stand for the values of an enum in this order; a value may be added, never moved.
BITS: dict[str, tuple[type[StrEnum], str]] = {
    "roles": (JobRole, "role"),
    "contracts": (Contract, "contract"),
    "driving": (Driving, "driving"),
    "qualifications": (Qualification, "qualification"),
    "welsh": (WelshNeed, "welsh"),
    "sectors": (Sector, "sector"),
    "home_types": (HomeType, "home_type"),
}
DAILY_AT, WEEKLY_AT = time(15), time(18)
FRIDAY = 4
UNCONFIRMED_KEPT = timedelta(days=7)
UNTOUCHED = timedelta(days=365)
ANSWER_WITHIN = timedelta(days=30)
MOST_JOBS = 50
MOST_ALERTS = 20

# What the form of an alert asks in fields of its own, or never.
ASKED_BY_FIELDS = frozenset({"q", "as_words", "location", "radius", "role", "sort", "posted"})
LONDON = ZoneInfo("Europe/London")
VIA = ALERT  # where somebody came from who follows a link of an alert
TRACKED = re.compile(r"[a-z0-9-]{1,60}")

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The criteria of an alert as columns; 0 and nothing stand for anything."""

    words: str
    token: str
    radius: int
    roles: int
    contracts: int
    patterns: int
    driving: int
    qualifications: int
    welsh: int
    sectors: int
    home_types: int
    hourly_pence: int
    yearly_pence: int
    also: str


def bit(value: StrEnum) -> int:
    """The bit that stands for a value."""
    return 1 << list(type(value)).index(value)


def bits(values: Iterable[StrEnum]) -> int:
    """The bits that stand for several values."""
    return sum(bit(value) for value in set(values))


def query_of(search: Search) -> Pairs:
    """What an alert keeps of a search: everything but its order and how new jobs must be."""
    kept = tuple((name, value) for name, value in search.query if name not in NOT_OF_ALERTS)
    anywhere = search.place.is_nationwide and search.place.text
    return (*kept, ("location", search.place.text)) if anywhere else kept


def search_of(query: Iterable[Iterable[str]]) -> Search:
    """The search that an alert keeps."""
    return from_query((name, value) for name, value in query)


def wanted(search: Search) -> Wanted:
    """The criteria of a search as an alert keeps them."""
    chosen = search.filters
    yearly = chosen.pay_period is PayPeriod.YEAR
    return Wanted(
        words=search.words if search.terms else "",
        token=search.place.token if search.is_local else "",
        radius=search.radius if search.is_local else 0,
        roles=bits(chosen.roles),
        contracts=bits(chosen.contracts),
        patterns=chosen.patterns,
        driving=bits(chosen.driving),
        qualifications=bits(chosen.qualifications),
        welsh=bits(chosen.welsh),
        sectors=bits(chosen.sectors),
        home_types=bits(chosen.home_types),
        hourly_pence=0 if yearly else chosen.pay_pence,
        yearly_pence=chosen.pay_pence if yearly else 0,
        also=urlencode([pair for pair in chosen.pairs if pair[0] in ANSWERED_BY_THE_BOARD]),
    )


def search_also(also: str) -> Search:
    """The part of an alert's criteria that the board answers, as a search of its own."""
    return from_query(parse_qsl(also))


def is_somewhere(search: Search) -> bool:
    """Whether a search says where: a place, the whole country, or a region or council."""
    chosen, place = search.filters, search.place
    said = place.found and bool(place.text)
    return said or bool(chosen.region_codes or chosen.authority_codes)


def is_something(search: Search) -> bool:
    """Whether a search says more than where: words, or a filter of the jobs themselves."""
    elsewhere = {"region", "authority", "posted"}
    return bool(search.terms) or any(name not in elsewhere for name, _ in search.filters.pairs)


def reach(token: str, radius: int) -> Iterator[tuple[str, str]]:
    """The council areas and public points that a place reaches: (area, ""), ("", point), both.

    They are the very ones by which a search of the board finds its jobs.
    """
    place = places.resolve(token)
    if not place.found:
        return
    yield from ((area, "") for area in places.areas(place))
    yield from (("", point) for point in places.points_within(place, radius))
    ended, inside = places.ended_around(place)
    yield from ((area, point) for area in ended for point in inside)


def due_at(frequency: AlertFrequency, day: date) -> datetime:
    """When alerts are sent on a day: at three, on Fridays the weekly ones at six, in London."""
    at = DAILY_AT if frequency is AlertFrequency.DAILY else WEEKLY_AT
    return datetime.combine(day, at, LONDON).astimezone(UTC)


def last_due(frequency: AlertFrequency, before: date) -> datetime:
    """When alerts should have been sent last before a day began."""
    day = before - timedelta(days=1)
    if frequency is AlertFrequency.WEEKLY:
        day -= timedelta(days=(day.weekday() - FRIDAY) % 7)
    return due_at(frequency, day)


def asks_whether_wanted(touched_at: datetime, moment: datetime) -> bool:
    """Whether nobody has touched an alert for a year."""
    return moment - touched_at >= UNTOUCHED


def tracked(code: str) -> str:
    """The code of a tracked link, or nothing where it is not one."""
    return code if TRACKED.fullmatch(code) else ""
