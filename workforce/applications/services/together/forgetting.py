"""What those who choose wrote down is forgotten with what the candidate wrote."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, update

from workforce.applications.models.choosing import (
    ApplicantNote,
    PanelMember,
    Score,
    SeveralMoves,
    YoungPeoplesPart,
)
from workforce.applications.queries.together import several
from workforce.core import clock
from workforce.core.db import atomic, session


@atomic
def forget_weighing(application_ids: Sequence[int]) -> None:
    """Forget notes, scores and what young people said of these applicants."""
    for table in (ApplicantNote, Score, YoungPeoplesPart):
        session().execute(delete(table).where(table.application_id.in_(application_ids)))


@atomic
def end_seats_of(person_id: int) -> None:
    """Somebody who closes their account sits on no panel any more."""
    held = (PanelMember.person_id == person_id, PanelMember.ended_at.is_(None))
    session().execute(update(PanelMember).where(*held).values(ended_at=clock.now()))


@atomic
def forget_moves(moment: datetime, limit: int = 500) -> int:
    """Forget moves of several applicants that were made before a moment; returns how many."""
    old = several.made_before(moment, limit)
    session().execute(delete(SeveralMoves).where(SeveralMoves.id.in_(old)))
    return len(old)
