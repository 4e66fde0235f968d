"""Interview times and who holds them; whose page it is, its door has asked before."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import String, cast, exists, func, literal, select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.applications.models import Application
from workforce.applications.models.hiring import (
    HiringNotice,
    InterviewBooking,
    InterviewInvite,
    InterviewSlot,
)
from workforce.applications.states.hiring import InviteState, SlotState
from workforce.core.db import session

OF_SLOT = "slot-"


def taken_by_slot(slot_ids: Iterable[int]) -> dict[int, int]:
    """How many seats of each time are taken."""
    query = (
        select(InterviewBooking.slot_id, func.count())
        .where(InterviewBooking.slot_id.in_(list(slot_ids)))
        .group_by(InterviewBooking.slot_id)
    )
    return {slot_id: int(count) for slot_id, count in session().execute(query)}


def seats_taken(slot_id: int) -> frozenset[int]:
    """The seats of one time that somebody has."""
    query = select(InterviewBooking.seat).where(InterviewBooking.slot_id == slot_id)
    return frozenset(session().scalars(query))


def slots_of(vacancy_id: int, *, after: datetime | None = None) -> Sequence[InterviewSlot]:
    """The times of one vacancy, earliest first; those to come where a moment is named."""
    query = select(InterviewSlot).where(
        InterviewSlot.vacancy_id == vacancy_id, InterviewSlot.state == SlotState.OPEN
    )
    if after is not None:
        query = query.where(InterviewSlot.starts_at > after)
    order = query.order_by(InterviewSlot.starts_at, InterviewSlot.id)
    return session().scalars(order).all()


def free_slots(vacancy_id: int, now: datetime) -> list[InterviewSlot]:
    """The times to come of one vacancy that still have a seat, earliest first."""
    slots = slots_of(vacancy_id, after=now)
    taken = taken_by_slot([slot.id for slot in slots])
    return [slot for slot in slots if taken.get(slot.id, 0) < slot.seats_count]


def slot_of(vacancy_id: int, public_id: str) -> InterviewSlot | None:
    """One time of one vacancy."""
    query = select(InterviewSlot).where(
        InterviewSlot.vacancy_id == vacancy_id, InterviewSlot.public_id == public_id
    )
    return session().scalar(query)


def same_time(vacancy_id: int, starts_at: datetime) -> InterviewSlot | None:
    """The open time of one vacancy that begins at a moment."""
    query = (
        select(InterviewSlot)
        .where(
            InterviewSlot.vacancy_id == vacancy_id,
            InterviewSlot.starts_at == starts_at,
            InterviewSlot.state == SlotState.OPEN,
        )
        .order_by(InterviewSlot.id)
        .limit(1)
    )
    return session().scalar(query)


def invite_of(application_id: int) -> InterviewInvite | None:
    """The newest invitation of one application."""
    query = (
        select(InterviewInvite)
        .where(InterviewInvite.application_id == application_id)
        .options(joinedload(InterviewInvite.last_slot))
        .order_by(InterviewInvite.round.desc())
        .limit(1)
    )
    return session().scalar(query)


def booking_of(invite_id: int) -> InterviewBooking | None:
    """The seat that an invited candidate holds."""
    query = (
        select(InterviewBooking)
        .where(InterviewBooking.invite_id == invite_id)
        .options(joinedload(InterviewBooking.slot))
    )
    return session().scalar(query)


def bookings_of_slot(slot_id: int) -> Sequence[InterviewBooking]:
    """Who holds the seats of one time."""
    query = (
        select(InterviewBooking)
        .where(InterviewBooking.slot_id == slot_id)
        .options(joinedload(InterviewBooking.invite).joinedload(InterviewInvite.application))
    )
    return session().scalars(query.order_by(InterviewBooking.seat, InterviewBooking.id)).all()


def bookings_of(vacancy_id: int) -> Sequence[InterviewBooking]:
    """Every seat that is held for one vacancy, with its candidate, by time."""
    query = (
        select(InterviewBooking)
        .join(InterviewBooking.slot)
        .join(InterviewBooking.invite)
        .join(InterviewInvite.application)
        .where(InterviewSlot.vacancy_id == vacancy_id, InterviewSlot.state == SlotState.OPEN)
        .options(
            contains_eager(InterviewBooking.slot),
            contains_eager(InterviewBooking.invite)
            .contains_eager(InterviewInvite.application)
            .joinedload(Application.candidate),
        )
        .order_by(InterviewSlot.starts_at, InterviewBooking.seat, InterviewBooking.id)
    )
    return session().scalars(query).all()


def invites_of(vacancy_id: int) -> Sequence[InterviewInvite]:
    """The invitations of one vacancy, newest round last, with their candidates."""
    query = (
        select(InterviewInvite)
        .join(InterviewInvite.application)
        .where(Application.vacancy_id == vacancy_id)
        .options(
            contains_eager(InterviewInvite.application).joinedload(Application.candidate),
        )
        .order_by(InterviewInvite.application_id, InterviewInvite.round)
    )
    return session().scalars(query).all()


def invites_of_application(application_id: int) -> Sequence[InterviewInvite]:
    """Every invitation of one application, oldest first."""
    query = select(InterviewInvite).where(InterviewInvite.application_id == application_id)
    return session().scalars(query.order_by(InterviewInvite.round)).all()


def to_remind(after: datetime, before: datetime, limit: int = 500) -> Sequence[InterviewBooking]:
    """Seats of times that begin within a span and of which nobody was reminded."""
    told = exists().where(
        HiringNotice.subject_kind == InterviewInvite.__tablename__,
        HiringNotice.subject_id == InterviewBooking.invite_id,
        HiringNotice.step == literal(OF_SLOT) + cast(InterviewBooking.slot_id, String),
    )
    query = (
        select(InterviewBooking)
        .join(InterviewBooking.slot)
        .join(InterviewBooking.invite)
        .where(
            InterviewSlot.state == SlotState.OPEN,
            InterviewSlot.starts_at > after,
            InterviewSlot.starts_at < before,
            InterviewInvite.state == InviteState.BOOKED,
            ~told,
        )
        .options(contains_eager(InterviewBooking.slot), contains_eager(InterviewBooking.invite))
        .order_by(InterviewSlot.starts_at, InterviewBooking.id)
        .limit(limit)
    )
    return session().scalars(query).all()
