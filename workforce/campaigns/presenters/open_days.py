"""Open days as everybody, those who come and those who hold them see them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from babel.dates import format_date

from workforce.applications.rules.hiring.calendar import Event
from workforce.campaigns import policies
from workforce.campaigns.models import OpenDay, OpenDayBooking
from workforce.campaigns.presenters.page import Said, name_of
from workforce.campaigns.queries.open_days.bookings import Counts
from workforce.campaigns.rules import hiding
from workforce.campaigns.states import BookingState, OpenDayKind, OpenDayState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.translation import ENGLISH, WELSH, Lazy, _, language, lazy

B = BookingState
TONES = {
    OpenDayState.DRAFT: "neutral",
    OpenDayState.ASKED: "wait",
    OpenDayState.OPEN: "good",
    OpenDayState.HELD: "closed",
    OpenDayState.CANCELLED: "bad",
}
SPOKEN: dict[str, Lazy] = {ENGLISH: lazy("English"), WELSH: lazy("Welsh")}


def when_in_words(starts_at: datetime, ends_at: datetime) -> str:
    """A day with its day of the week and its hours, by the London clock."""
    locale = "cy" if language() == WELSH else "en_GB"
    starts, ends = clock.london(starts_at), clock.london(ends_at)
    day = format_date(starts.date(), "EEEE d MMMM yyyy", locale=locale)
    return _("%(day)s, %(start)s to %(end)s", day=day, start=f"{starts:%H:%M}", end=f"{ends:%H:%M}")


@dataclass(frozen=True, slots=True)
class OpenDayPage:
    """An open day as everybody may read it: a public place, never the link of a call."""

    public_id: str
    title: Said
    words: Said
    campaign: Said
    slug: str
    holder: str
    when: str
    begins: str
    place: tuple[str, ...]
    is_online: bool
    spoken: str
    is_full: bool
    is_off: bool
    takes_bookings: bool

    @classmethod
    def of(cls, day: OpenDay, *, is_full: bool) -> Self:
        """An open day that was opened."""
        address = [line.strip() for line in day.venue_address.splitlines()]
        return cls(
            day.public_id,
            Said.of(day.title, day.welsh_title),
            Said.of(day.words, day.welsh_words),
            name_of(day.campaign),
            day.campaign.slug,
            day.holder_name or _("A provider of children’s homes"),
            when_in_words(day.starts_at, day.ends_at),
            clock.london(day.starts_at).isoformat(),
            tuple(filter(None, (day.venue_name, *address, day.venue_postcode))),
            day.kind is OpenDayKind.ONLINE,
            ", ".join(str(SPOKEN[one]) for one in day.languages if one in SPOKEN),
            is_full,
            day.state is OpenDayState.CANCELLED,
            day.state is OpenDayState.OPEN and day.starts_at > clock.now(),
        )

    @classmethod
    def all_of(cls, days: Sequence[OpenDay], full: Collection[int]) -> list[Self]:
        """Several open days."""
        return [cls.of(one, is_full=one.id in full) for one in days]


def event_posting(day: OpenDay, address: str) -> dict[str, Any]:
    """An open day as schema.org has it: of the place what is public, of a call nothing."""
    off, online = day.state is OpenDayState.CANCELLED, day.kind is OpenDayKind.ONLINE
    mode = "OnlineEventAttendanceMode" if online else "OfflineEventAttendanceMode"
    venue = {
        "@type": "Place",
        "name": day.venue_name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(day.venue_address.splitlines()),
            "postalCode": day.venue_postcode,
            "addressCountry": "GB",
        },
    }
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": day.title,
        "description": day.words,
        "startDate": clock.london(day.starts_at).isoformat(),
        "endDate": clock.london(day.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if off else 'Scheduled'}",
        "eventAttendanceMode": f"https://schema.org/{mode}",
        "location": {"@type": "VirtualLocation", "url": address} if online else venue,
        "organizer": {"@type": "Organization", "name": day.holder_name or day.campaign.name},
        "inLanguage": list(day.languages),
        "isAccessibleForFree": True,
        "maximumAttendeeCapacity": day.places_count,
        "url": address,
    }


@dataclass(frozen=True, slots=True)
class MyBooking:
    """Somebody's own booking: their place, or where they stand in the line."""

    day: OpenDayPage
    has_place: bool
    waits: bool
    is_given_up: bool
    in_line: int
    link: str
    may_change: bool

    @classmethod
    def of(cls, booking: OpenDayBooking, *, in_line: int) -> Self:
        """A booking for whoever holds its letter."""
        day, kept = booking.open_day, booking.forgotten_at is None
        page = OpenDayPage.of(day, is_full=False)
        has_place = kept and booking.state is B.BOOKED
        shows_link = has_place and day.state is OpenDayState.OPEN
        return cls(
            page,
            has_place,
            kept and booking.state is B.WAITING,
            booking.state is B.CANCELLED,
            in_line,
            (day.meeting_link or "") if shows_link else "",
            kept and page.takes_bookings,
        )


def own_event(booking: OpenDayBooking, address: str, host: str) -> Event:
    """What stands in the calendar of somebody who has a place, or that it is there no more."""
    day = booking.open_day
    page = OpenDayPage.of(day, is_full=False)
    gone = booking.state is not B.BOOKED or page.is_off
    return Event(
        uid=f"open-day-{booking.public_id}@{host}",
        sequence=day.sequence + (1 if gone else 0),
        starts_at=day.starts_at,
        ends_at=day.ends_at,
        summary=page.title.text,
        description=_("Open this page to see your booking or to cancel it: %(link)s", link=address),
        location=", ".join(page.place),
        url=address,
        cancelled=gone,
    )


@dataclass(frozen=True, slots=True)
class Figures:
    """How many booked, wait, came, did not come and gave up; hidden where few and not one’s own."""

    rows: tuple[tuple[Lazy, int | None], ...]

    @classmethod
    def of(cls, counts: Counts, *, own: bool) -> Self:
        """The figures of a day, for whoever holds it or for others."""
        parts: dict[Lazy, int] = {
            lazy("Came"): counts.get((B.BOOKED, True), 0),
            lazy("Did not come"): counts.get((B.BOOKED, False), 0),
            lazy("Have a place, not marked yet"): counts.get((B.BOOKED, None), 0),
            lazy("Wait for a place"): counts.get((B.WAITING, None), 0),
            lazy("Cancelled"): counts.get((B.CANCELLED, None), 0),
        }
        booked = sum(count for (state, _came), count in counts.items() if state is B.BOOKED)
        if own:
            return cls(((lazy("Booked"), booked), *parts.items()))
        return cls(tuple(hiding.shown(parts).items()))


@dataclass(frozen=True, slots=True)
class HeldLine:
    """An open day as those see it who hold it or keep its campaign."""

    public_id: str
    title: str
    campaign: Said
    holder: str
    state: Any
    tone: str
    when: str
    places: int
    is_own: bool

    @classmethod
    def of(cls, day: OpenDay, actor: Actor) -> Self:
        """An open day as a line."""
        return cls(
            day.public_id,
            Said.of(day.title, day.welsh_title).text,
            name_of(day.campaign),
            day.organisation.name,
            day.state.label,
            TONES[day.state],
            when_in_words(day.starts_at, day.ends_at),
            day.places_count,
            policies.can_hold(actor, day),
        )


@dataclass(frozen=True, slots=True)
class HeldPage:
    """One open day with its figures and what can be done to it."""

    line: HeldLine
    day: OpenDayPage
    figures: Figures
    link: str
    people: Sequence[OpenDayBooking]
    asks_first: bool
    may_change: bool
    may_publish: bool
    may_agree: bool
    may_mark: bool
    is_shown: bool

    @classmethod
    def of(
        cls,
        day: OpenDay,
        actor: Actor,
        counts: Mapping[int, Counts],
        people: Sequence[OpenDayBooking],
    ) -> Self:
        """An open day for whoever may see how it stands."""
        line = HeldLine.of(day, actor)
        keeps, begun = policies.can_keep(actor, day.campaign), day.starts_at <= clock.now()
        over = day.state in {OpenDayState.HELD, OpenDayState.CANCELLED}
        return cls(
            line,
            OpenDayPage.of(day, is_full=False),
            Figures.of(counts.get(day.id, {}), own=line.is_own),
            (day.meeting_link or "") if line.is_own or keeps else "",
            people if line.is_own else (),
            not keeps,
            line.is_own and not begun and not over,
            line.is_own and not begun and day.state is OpenDayState.DRAFT,
            keeps and not begun and day.state is OpenDayState.ASKED,
            line.is_own and begun and day.state in {OpenDayState.OPEN, OpenDayState.HELD},
            day.opened_at is not None,
        )
