"""Interview times as candidates choose them and as recruiters keep them; calendar files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from babel.dates import format_date

from workforce.applications.models import Application
from workforce.applications.models.hiring import (
    InterviewBooking,
    InterviewInvite,
    InterviewSlot,
)
from workforce.applications.presenters.applicant.reading import Reading
from workforce.applications.presenters.naming import name_read
from workforce.applications.queries.hiring import interviews as queries
from workforce.applications.rules.hiring import times
from workforce.applications.rules.hiring.calendar import Event
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import (
    INVITE_NAMES,
    MEETING_SHORT,
    InviteState,
    MeetingKind,
    SlotState,
)
from workforce.core import clock
from workforce.core.paging import Page, page_among
from workforce.core.translation import WELSH, _, language
from workforce.vacancies.presenters import wording
from workforce.web.fields import Choice

PER_PAGE = 20
MET = frozenset({ApplicationState.INTERVIEWING, ApplicationState.UNSUCCESSFUL})


def when_in_words(starts_at: datetime) -> str:
    """A time with its day of the week, by the London clock."""
    locale = "cy" if language() == WELSH else "en_GB"
    start = clock.london(starts_at)
    day = format_date(start.date(), "EEEE d MMMM yyyy", locale=locale)
    return _("%(day)s at %(time)s", day=day, time=f"{start:%H:%M}")


def choice_of(slot: InterviewSlot) -> Choice:
    """A free time to choose, with how it is held."""
    return Choice(slot.public_id, when_in_words(slot.starts_at), hint=held_in_words(slot))


def held_in_words(slot: InterviewSlot) -> str:
    """How a time is held, and for how long."""
    return _("%(how)s, about %(num)s minutes", how=str(MEETING_SHORT[slot.kind]), num=slot.minutes)


@dataclass(frozen=True, slots=True)
class ChosenTime:
    """The time that somebody has, and where they go for it."""

    when: str
    held: str
    where: str
    is_link: bool
    may_change: bool
    change_until: str
    is_over: bool

    @classmethod
    def of(cls, slot: InterviewSlot, now: datetime) -> Self:
        """A chosen time, on its candidate's own page."""
        return cls(
            when_in_words(slot.starts_at),
            held_in_words(slot),
            slot.whereabouts,
            slot.kind is MeetingKind.VIDEO,
            times.may_change(slot.starts_at, now),
            when_in_words(times.last_change(slot.starts_at)),
            slot.starts_at <= now,
        )


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """A candidate's page of interview times."""

    application_id: str
    title: str
    employer: str
    chosen: ChosenTime | None
    has_free: bool
    said_none: bool
    is_open: bool
    has_calendar: bool

    @classmethod
    def of(
        cls,
        application: Application,
        invite: InterviewInvite | None,
        booking: InterviewBooking | None,
        *,
        has_free: bool,
    ) -> Self:
        """What there is to choose now."""
        state = invite.state if invite is not None else None
        return cls(
            application.public_id,
            application.vacancy.title,
            wording.employer(application.vacancy.employer_name),
            ChosenTime.of(booking.slot, clock.now()) if booking is not None else None,
            has_free,
            state is InviteState.NONE_SUITS,
            state in {InviteState.INVITED, InviteState.BOOKED, InviteState.NONE_SUITS},
            invite is not None and invite.last_slot_id is not None,
        )


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One time of a vacancy for those who recruit."""

    public_id: str
    when: str
    held: str
    where: str
    seats: str
    people: tuple[tuple[str, str], ...]
    is_past: bool


@dataclass(frozen=True, slots=True)
class InterviewsPage:
    """The times of one vacancy, and whoever is invited and has none."""

    vacancy_id: str
    title: str
    coming: tuple[SlotLine, ...]
    past: Page[SlotLine]
    waiting: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(
        cls,
        vacancy_id: str,
        title: str,
        slots: Iterable[InterviewSlot],
        bookings: Iterable[InterviewBooking],
        invites: Iterable[InterviewInvite],
        *,
        number: int = 1,
    ) -> Self:
        """Times in their order, with who comes; those that were, page by page, latest first."""
        who: dict[int, list[tuple[str, str]]] = {}
        for booking in bookings:
            one = booking.invite.application
            who.setdefault(booking.slot_id, []).append((name_read(one), one.public_id))
        lines = [_line(slot, who.get(slot.id, []), clock.now()) for slot in slots]
        past = [line for line in lines if line.is_past][::-1]
        return cls(
            vacancy_id,
            title,
            tuple(line for line in lines if not line.is_past),
            page_among(past, number, PER_PAGE),
            tuple(_waiting(invites)),
        )


def _line(slot: InterviewSlot, people: list[tuple[str, str]], now: datetime) -> SlotLine:
    return SlotLine(
        slot.public_id,
        when_in_words(slot.starts_at),
        held_in_words(slot),
        slot.whereabouts,
        _("%(taken)s of %(num)s taken", taken=len(people), num=slot.seats_count),
        tuple(people),
        slot.starts_at <= now,
    )


def _waiting(invites: Iterable[InterviewInvite]) -> list[tuple[str, str, str]]:
    newest = {invite.application_id: invite for invite in invites}
    return [
        (name_read(one.application), one.application.public_id, str(INVITE_NAMES[one.state]))
        for one in newest.values()
        if one.state in {InviteState.INVITED, InviteState.NONE_SUITS}
        and one.application.state is ApplicationState.INTERVIEWING
    ]


@dataclass(frozen=True, slots=True)
class InterviewPanel:
    """The interview of one applicant: where it stands and what can be said of it."""

    application_id: str
    vacancy_id: str
    state: str
    when: str
    held: str
    words: str
    may_say: bool
    may_ask_again: bool


def panel(reading: Reading) -> InterviewPanel | None:
    """The part of the applicant's page about interviews, once somebody was invited."""
    application = reading.application
    # Once there is an offer it is over; the timeline has it.
    known = application.state in MET
    invite = queries.invite_of(application.id) if known else None
    if invite is None:
        return None
    slot = invite.last_slot if invite.state is not InviteState.INVITED else None
    begun = slot is not None and slot.starts_at <= clock.now()
    goes_on = application.state is ApplicationState.INTERVIEWING
    return InterviewPanel(
        application.public_id,
        application.vacancy.public_id,
        str(INVITE_NAMES[invite.state]),
        when_in_words(slot.starts_at) if slot is not None else "",
        held_in_words(slot) if slot is not None else "",
        invite.words or "",
        invite.state is InviteState.BOOKED and begun,
        goes_on and invite.state is not InviteState.BOOKED,
    )


def own_event(invite: InterviewInvite, address: str, host: str) -> Event | None:
    """What stands in a candidate's calendar: their time, or that it is there no more."""
    slot = invite.last_slot
    if slot is None:
        return None
    gone = invite.state not in {InviteState.BOOKED, InviteState.HELD, InviteState.MISSED}
    employer = wording.employer(invite.application.vacancy.employer_name)
    return _event(
        invite,
        slot,
        address,
        host,
        _("%(employer)s: %(title)s", employer=employer, title=invite.application.vacancy.title),
        cancelled=gone or slot.state is SlotState.CANCELLED,
    )


def panel_events(bookings: Sequence[InterviewBooking], address: str, host: str) -> list[Event]:
    """What stands in the calendar of those who choose: times and the job, nobody's name."""
    return [
        _event(
            one.invite,
            one.slot,
            address,
            host,
            one.invite.application.vacancy.title,
            cancelled=False,
        )
        for one in bookings
    ]


def _event(
    invite: InterviewInvite,
    slot: InterviewSlot,
    address: str,
    host: str,
    about: str,
    *,
    cancelled: bool,
) -> Event:
    in_person = slot.kind is MeetingKind.IN_PERSON
    return Event(
        uid=f"{invite.public_id}@{host}",
        sequence=invite.sequence,
        starts_at=slot.starts_at,
        ends_at=slot.starts_at + timedelta(minutes=slot.minutes),
        summary=_("Interview: %(about)s", about=about),
        description=_("Open the page to read more or to change the time: %(link)s", link=address),
        location=slot.whereabouts if in_person and not cancelled else "",
        url=address,
        cancelled=cancelled,
    )
