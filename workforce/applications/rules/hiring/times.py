"""Times of interviews by the London clock: read, offered, changed and reminded of."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
EARLIEST, LATEST = time(7), time(21)
MOST_TIMES = 20
NOON = 12


def times_in(text: str) -> tuple[time, ...] | None:
    """The times of day in a text such as “10:00, 11.30, 2pm”; None where one is not a time."""
    found = []
    for part in filter(None, (one.strip() for one in re.split(r"[,;\n]|\band\b", text))):
        one = _time(part)
        if one is None:
            return None
        found.append(one)
    return tuple(sorted(set(found)))


def _time(text: str) -> time | None:
    match = TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= NOON:
        return None
    if half:
        hour = hour % NOON + (NOON if half == "pm" else 0)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None  # noqa: PLR2004 - of a clock


def is_by_day(at: time) -> bool:
    """Whether people can be asked to come at such a time, which every day has exactly once."""
    return EARLIEST <= at <= LATEST


def moment_of(day: date, at: time) -> datetime:
    """The moment at which London's clocks show a time of a day."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)


def last_change(starts_at: datetime) -> datetime:
    """Until when a candidate may change: the same time by the clock on the day before."""
    start = starts_at.astimezone(LONDON)
    return moment_of(start.date() - timedelta(days=1), start.time())


def may_change(starts_at: datetime, now: datetime) -> bool:
    """Whether a chosen time may still be changed."""
    return now <= last_change(starts_at)


def is_to_be_reminded(starts_at: datetime, now: datetime) -> bool:
    """Whether the interview is tomorrow or later today: never once it has begun."""
    tomorrow = now.astimezone(LONDON).date() + timedelta(days=1)
    return now < starts_at and starts_at.astimezone(LONDON).date() <= tomorrow
