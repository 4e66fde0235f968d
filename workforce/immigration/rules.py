"""Working days of a nation and the deadlines counted in them, with every day skipped and why."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays

SATURDAY = 5


class Nation(StrEnum):
    """A nation whose bank holidays count."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


SUBDIVISIONS = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that does not count, and why: `weekend` or the holiday's name."""

    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which something is in time, and the days skipped on the way."""

    due_on: date
    skipped: tuple[Skipped, ...]


@lru_cache(maxsize=64)
def bank_holidays(nation: Nation, year: int) -> dict[date, str]:
    """The bank holidays of a nation in a year, by day.

    Source: the `holidays` library, always with the nation's subdivision, because without it
    only days common to all four nations come back.
    """
    found = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=year)
    return {day: str(name) for day, name in found.items()}


def why_not_working(day: date, nation: Nation) -> str | None:
    """Why a day is no working day in a nation, or None when it is one.

    Immigration Rules, Introduction (6 December 2025): not Saturday, Sunday, a bank holiday in
    the relevant part of the UK, Christmas Day or Good Friday.
    """
    if day.weekday() >= SATURDAY:
        return "weekend"
    return bank_holidays(nation, day.year).get(day)


def working_day_after(event_on: date, count: int, nation: Nation) -> Deadline:
    """The `count`-th working day after a day; the day of the event is day 0."""
    day, left, skipped = event_on, count, []
    while left > 0:
        day += timedelta(days=1)
        why = why_not_working(day, nation)
        if why is None:
            left -= 1
        else:
            skipped.append(Skipped(day, why))
    return Deadline(day, tuple(skipped))
