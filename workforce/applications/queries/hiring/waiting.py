"""What waits for a candidate after shortlisting, for all their applications at once."""

from collections.abc import Collection

from sqlalchemy import exists, func, select

from workforce.applications.models import Application
from workforce.applications.models.hiring import (
    InterviewBooking,
    InterviewInvite,
    InterviewSlot,
)
from workforce.applications.states.hiring import InviteState, SlotState
from workforce.core import clock
from workforce.core.db import session


def times_to_choose(ids: Collection[int]) -> frozenset[int]:
    """Applications whose candidate is invited, has no time, and finds one that is free."""
    taken = (
        select(func.count(InterviewBooking.id))
        .where(InterviewBooking.slot_id == InterviewSlot.id)
        .correlate(InterviewSlot)
        .scalar_subquery()
    )
    free = exists().where(
        InterviewSlot.vacancy_id == Application.vacancy_id,
        InterviewSlot.state == SlotState.OPEN,
        InterviewSlot.starts_at > clock.now(),
        taken < InterviewSlot.seats_count,
    )
    query = (
        select(Application.id)
        .join(InterviewInvite, InterviewInvite.application_id == Application.id)
        .where(Application.id.in_(ids), InterviewInvite.state == InviteState.INVITED, free)
    )
    return frozenset(session().scalars(query))
