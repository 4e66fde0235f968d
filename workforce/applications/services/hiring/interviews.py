"""Interview times: offered and taken back by those who choose, with what came of each."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workforce.applications.models import Application
from workforce.applications.models.hiring import (
    INVITE,
    SLOT,
    InterviewInvite,
    InterviewSlot,
)
from workforce.applications.queries.hiring import interviews as queries
from workforce.applications.rules.hiring import places, times
from workforce.applications.services import steps
from workforce.applications.states.hiring import InviteState, MeetingKind, SlotState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.core.lifecycle import begin, move
from workforce.core.translation import lazy
from workforce.vacancies import policies as vacancies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.services import shown

S = InviteState
FURTHEST = timedelta(days=365)
MOST = 200


@dataclass(frozen=True, slots=True)
class Meeting:
    """How long an interview takes, how it is held, where, and for how many at once."""

    minutes: int
    kind: MeetingKind
    whereabouts: str
    seats_count: int = 1


@atomic
def add_slots(
    actor: Actor, vacancy: Vacancy, *, day: date, at: tuple[time, ...], meeting: Meeting
) -> list[InterviewSlot]:
    """Offer several times of one day; a time that is there already is left as it is."""
    recruits(actor, vacancy)
    vacancy = locked(vacancy)
    _sound(vacancy, day, at, meeting)
    wanted = [times.moment_of(day, one) for one in at]
    known = {slot.starts_at for slot in queries.slots_of(vacancy.id, after=clock.now())}
    if len(known) + len(wanted) > MOST:
        raise DomainError(lazy("A job can have at most 200 times at once"), "times")
    made = [_slot(actor, vacancy, moment, meeting) for moment in wanted if moment not in known]
    if not made:
        raise Conflict(lazy("These times are there already"), "times")
    return made


def _sound(vacancy: Vacancy, day: date, at: tuple[time, ...], meeting: Meeting) -> None:
    today = clock.today()
    if not today <= day <= today + FURTHEST:
        raise DomainError(lazy("The day must be within the next year"), "day")
    if not at or not all(times.is_by_day(one) for one in at):
        raise DomainError(lazy("Enter times between 7:00 and 21:00"), "times")
    if times.moment_of(day, at[0]) <= clock.now():
        raise DomainError(lazy("The times must be in the future"), "times")
    if meeting.kind is MeetingKind.IN_PERSON and not meeting.whereabouts:
        raise DomainError(lazy("Enter where you will meet"), "whereabouts")
    if meeting.kind is MeetingKind.VIDEO and not meeting.whereabouts.startswith("https://"):
        raise DomainError(
            lazy("Enter the link of the call: it begins with https://"), "whereabouts"
        )
    if places.gives_away(meeting.whereabouts, shown.secret_places(vacancy)):
        raise DomainError(
            lazy("This says where the home is. Meet at an office or another place away from it"),
            "whereabouts",
        )


def _slot(actor: Actor, vacancy: Vacancy, starts_at: datetime, meeting: Meeting) -> InterviewSlot:
    slot = InterviewSlot(
        vacancy_id=vacancy.id,
        starts_at=starts_at,
        minutes=meeting.minutes,
        kind=meeting.kind,
        whereabouts=meeting.whereabouts,
        seats_count=meeting.seats_count,
        made_by_id=actor.person_id,
    )
    session().add(slot)
    begin(slot, actor=actor)
    return slot


@atomic
def cancel_slot(actor: Actor, slot: InterviewSlot) -> int:
    """Take a time back; whoever had it is told and may choose another. Returns how many."""
    recruits(actor, slot.vacancy)
    slot = locked(slot)
    if slot.starts_at <= clock.now():
        raise Conflict(lazy("This interview has begun. Say whether it was held"))
    move(slot, SlotState.CANCELLED, by=SLOT, actor=actor)
    bookings = queries.bookings_of_slot(slot.id)
    for booking in bookings:
        invite = booking.invite
        move(invite, S.INVITED, by=INVITE, actor=actor)
        invite.sequence += 1
        session().delete(booking)
        tell(invite.application, "interview_cancelled", slot)
    session().flush()
    return len(bookings)


@atomic
def open_invite(actor: Actor, application: Application) -> InterviewInvite:
    """Let somebody choose a time: the first round, or a further one after the last was over."""
    last = queries.invite_of(application.id)
    if last is not None and last.state in INVITE.active:
        return last
    invite = InterviewInvite(
        application_id=application.id, round=1 if last is None else last.round + 1
    )
    session().add(invite)
    begin(invite, actor=actor)
    return invite


@atomic
def invite_again(actor: Actor, application: Application) -> InterviewInvite:
    """Ask somebody to choose a time once more: new times, or a further interview."""
    steps.held(actor, application)
    locked(application)
    if not steps.is_met(application):
        raise Conflict(lazy("Invite them to an interview first"))
    invite = queries.invite_of(application.id)
    if invite is not None and invite.state is S.BOOKED:
        raise Conflict(lazy("They have chosen a time. Say first whether the interview was held"))
    if invite is not None and invite.state is S.NONE_SUITS:
        move(invite, S.INVITED, by=INVITE, actor=actor)
        invite.words = None
    else:
        invite = open_invite(actor, application)
    steps.tell_candidate(application, "interview", times="yes")
    return invite


@atomic
def record_outcome(actor: Actor, application: Application, *, held: bool) -> None:
    """Say that an interview was held, or that the candidate did not come."""
    steps.held(actor, application)
    invite = queries.invite_of(application.id)
    booking = queries.booking_of(invite.id) if invite is not None else None
    if invite is None or booking is None:
        raise Conflict(lazy("They have not chosen a time"))
    invite = locked(invite)
    if booking.slot.starts_at > clock.now():
        raise Conflict(lazy("This interview has not begun yet"))
    move(invite, S.HELD if held else S.MISSED, by=INVITE, actor=actor)
    audit.record(actor, "record-interview", invite, held=held)


def recruits(actor: Actor, vacancy: Vacancy) -> None:
    """Refuse whoever does not recruit for a vacancy; to them it does not exist."""
    if not vacancies.can_recruit_for(actor, vacancy):
        raise NotFound(lazy("Page not found"))


def tell(application: Application, letter: str, slot: InterviewSlot) -> None:
    """Write to a candidate about a time: its day and hour, never where."""
    steps.tell_candidate(application, f"hiring/{letter}", **when(slot))


def when(slot: InterviewSlot) -> dict[str, str]:
    """The day and the hour of a time as letters say them."""
    start = clock.london(slot.starts_at)
    return {"day": start.date().isoformat(), "time": f"{start:%H:%M}"}
