"""Open days: seats, who comes next, what is agreed to, and when the day is over for good."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from workforce.core.translation import Lazy, lazy

# A new text is a new version; the old ones stay, for whoever agreed to them.
CONSENT = "2026-11"
CONSENTS: dict[str, Lazy] = {
    "2026-11": lazy(
        "Whoever holds this open day may see what I wrote here and contact me about the day. It "
        "is forgotten 12 months after the day"
    ),
}
LONDON = ZoneInfo("Europe/London")
KEPT_MONTHS = 12
MOST_PLACES = 500
MOST_WAITING = 500
FURTHEST = timedelta(days=400)


def free_seats(taken: Collection[int], places: int) -> Iterator[int]:
    """The seats that can still be given, the lowest first: never more than there are places."""
    left = max(0, places - len(taken))
    return islice((seat for seat in count(1) if seat not in taken), left)


def moving_up(taken: Collection[int], places: int, waiting: Sequence[int]) -> list[tuple[int, int]]:
    """Who of those who wait gets which seat: first come, first served."""
    return list(zip(waiting, free_seats(taken, places), strict=False))


def last_day_to_forget(day: date) -> date:
    """Open days on this day or before it are forgotten on a day."""
    return day - relativedelta(months=KEPT_MONTHS)


def reminder_of(starts_at: datetime) -> str:
    """The step that reminds of an open day: another day is another step."""
    return f"reminder-{starts_at.astimezone(LONDON).date().isoformat()}"


def change_of(sequence: int) -> str:
    """The step that tells of a change of time or place."""
    return f"change-{sequence}"
