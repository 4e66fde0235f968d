"""The one clock: every moment and every day in the service is asked for here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_shift = timedelta(0)
_stopped: ContextVar[datetime | None] = ContextVar("stopped", default=None)


def set_today(day: date | None) -> None:
    """Move the clock by whole days so that today is `day`; None puts it right again."""
    global _shift  # noqa: PLW0603 - the one settable clock of the house
    _shift = timedelta(0)
    if day is not None:
        _shift = timedelta(days=(day - today()).days)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _stopped.get() or datetime.now(UTC) + _shift


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Let it be this moment meanwhile, for whoever tells of earlier days (the demo country)."""
    token = _stopped.set(moment)
    try:
        yield
    finally:
        _stopped.reset(token)


def today() -> date:
    """The present day in London."""
    return london(now()).date()


def london(moment: datetime) -> datetime:
    """The same moment as a London wall clock shows it."""
    return moment.astimezone(LONDON)


def day_start(day: date) -> datetime:
    """The first moment of a London day, in UTC."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


def day_end(day: date) -> datetime:
    """The moment at which a London day ends, in UTC: everything of the day is before it."""
    return day_start(day + timedelta(days=1))
