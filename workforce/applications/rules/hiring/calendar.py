"""Calendar files (RFC 5545): one event or several, made, moved and taken out again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST_LINE = 75
STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Event:
    """One event; the same `uid` with a higher `sequence` replaces what a calendar has."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    description: str
    location: str = ""
    url: str = ""
    cancelled: bool = False


def calendar(events: Iterable[Event], *, made_at: datetime, maker: str) -> str:
    """A calendar file; it takes events out where all of them are cancelled."""
    listed = list(events)
    gone = bool(listed) and all(event.cancelled for event in listed)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_escaped(maker)}//interviews//EN",
        f"METHOD:{'CANCEL' if gone else 'PUBLISH'}",
        *(line for event in listed for line in _lines(event, made_at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _lines(event: Event, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{made_at.astimezone(UTC):{STAMP}}"
    yield f"DTSTART:{event.starts_at.astimezone(UTC):{STAMP}}"
    yield f"DTEND:{event.ends_at.astimezone(UTC):{STAMP}}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    yield f"DESCRIPTION:{_escaped(event.description)}"
    if event.location:
        yield f"LOCATION:{_escaped(event.location)}"
    if event.url:
        yield f"URL:{event.url}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """A long line in pieces of at most 75 octets, none cut inside a letter."""
    piece, size, room = "", 0, LONGEST_LINE
    for letter in line:
        width = len(letter.encode())
        if size + width > room:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece
