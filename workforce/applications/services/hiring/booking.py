"""Choosing a time: a candidate's own verbs, the reminder, and how an invitation ends."""

from datetime import timedelta

from workforce.applications.models import Application
from workforce.applications.models.hiring import (
    INVITE,
    InterviewBooking,
    InterviewInvite,
    InterviewSlot,
)
from workforce.applications.queries.hiring import interviews as queries
from workforce.applications.rules.hiring import times
from workforce.applications.services import steps
from workforce.applications.services.hiring import interviews, notices
from workforce.applications.states.hiring import InviteState, SlotState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict
from workforce.core.jobs import until_done
from workforce.core.lifecycle import move
from workforce.core.translation import lazy

S = InviteState
TWO_DAYS = timedelta(days=2)
GONE = lazy("This time is no longer free. Choose another one")


@atomic
def choose_time(actor: Actor, application: Application, slot: InterviewSlot) -> InterviewBooking:
    """Take a free time, or change to it until a day before; the database gives a seat once."""
    steps.mine(actor, application)
    invite = _invited(application)
    slot = locked(slot)
    if slot.vacancy_id != application.vacancy_id or slot.state is not SlotState.OPEN:
        raise Conflict(GONE, "slot")
    if slot.starts_at <= clock.now():
        raise Conflict(GONE, "slot")
    before = queries.booking_of(invite.id)
    if before is not None and before.slot_id == slot.id:
        return before
    _changes(before)
    booking = _seated(invite, slot, before)
    if invite.state is not S.BOOKED:
        move(invite, S.BOOKED, by=INVITE, actor=actor)
    invite.last_slot_id, invite.words = slot.id, None
    invite.sequence += 1
    letter = "interview_changed" if before is not None else "interview_booked"
    interviews.tell(application, letter, slot)
    steps.tell_recruiters(application, f"hiring/{letter}_told", **interviews.when(slot))
    return booking


def _seated(
    invite: InterviewInvite, slot: InterviewSlot, before: InterviewBooking | None
) -> InterviewBooking:
    """The lowest free seat of a time; who changes gives the earlier one free."""
    taken = queries.seats_taken(slot.id)
    seat = next((one for one in range(1, slot.seats_count + 1) if one not in taken), None)
    if seat is None:
        raise Conflict(GONE, "slot")
    if before is not None:
        session().delete(before)
        session().flush()
    booking = InterviewBooking(slot_id=slot.id, seat=seat, invite_id=invite.id)
    session().add(booking)
    session().flush()
    return booking


@atomic
def none_suits(actor: Actor, application: Application, *, words: str) -> None:
    """Say that no time suits; a time that was chosen is given free."""
    steps.mine(actor, application)
    invite = _invited(application)
    before = queries.booking_of(invite.id)
    _changes(before)
    if before is not None:
        session().delete(before)
        invite.sequence += 1
    if invite.state is not S.NONE_SUITS:
        move(invite, S.NONE_SUITS, by=INVITE, actor=actor)
    invite.words = words.strip() or None
    steps.tell_recruiters(application, "hiring/interview_none_suits")


def remind(actor: Actor) -> int:
    """Remind whoever has an interview tomorrow or later today, once; returns how many."""
    _ = actor
    return until_done(_remind_some)


@atomic
def _remind_some() -> int:
    now = clock.now()
    due = [
        booking
        for booking in queries.to_remind(now, clock.day_start(clock.today() + TWO_DAYS))
        if times.is_to_be_reminded(booking.slot.starts_at, now)
    ]
    for booking in due:
        step = f"{queries.OF_SLOT}{booking.slot_id}"
        notices.note(InterviewInvite.__tablename__, booking.invite_id, step)
        application = booking.invite.application
        interviews.tell(application, "interview_reminder", booking.slot)
    return len(due)


def _invited(application: Application) -> InterviewInvite:
    invite = queries.invite_of(application.id)
    if invite is None or not steps.is_met(application):
        raise Conflict(lazy("There is no interview to choose a time for"))
    invite = locked(invite)
    if invite.state not in INVITE.active:
        raise Conflict(lazy("There is no interview to choose a time for"))
    return invite


def _changes(booking: InterviewBooking | None) -> None:
    if booking is not None and not times.may_change(booking.slot.starts_at, clock.now()):
        raise Conflict(
            lazy("Your interview is less than a day away. Write to the employer to change it"),
            "slot",
        )
