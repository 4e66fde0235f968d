"""What is kept of what followed shortlisting: of one person, and what is due to be forgotten."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from workforce.applications.models import Application
from workforce.applications.models.hiring import (
    ApplicationMessage,
    InterviewBooking,
    InterviewInvite,
    InterviewSlot,
    Offer,
    PlaceRelease,
    ReferenceRequest,
    SelfDisclosure,
)
from workforce.applications.queries.facts import ENDED
from workforce.applications.states import ApplicationState
from workforce.core.db import session
from workforce.core.lifecycle import StateChange

DECIDED = (*ENDED, ApplicationState.STARTED)


def _decided_before(moment: datetime) -> ColumnElement[bool]:
    """That the last move of an application was before a moment."""
    last = (
        select(func.max(StateChange.created_at))
        .where(
            StateChange.subject_kind == Application.__tablename__,
            StateChange.subject_id == Application.id,
        )
        .correlate(Application)
        .scalar_subquery()
    )
    return last < moment


def disclosures_due(moment: datetime, limit: int = 500) -> Sequence[SelfDisclosure]:
    """Self-disclosures of applications that were decided before a moment."""
    query = (
        select(SelfDisclosure)
        .join(SelfDisclosure.application)
        .where(
            SelfDisclosure.forgotten_at.is_(None),
            Application.state.in_(DECIDED),
            _decided_before(moment),
        )
        .order_by(SelfDisclosure.id)
        .limit(limit)
    )
    return session().scalars(query).all()


def rows_of(kind: type[Any], ids: Sequence[int]) -> Sequence[Any]:
    """Every row of one table that belongs to these applications."""
    query = select(kind).where(kind.application_id.in_(ids)).order_by(kind.id)
    return session().scalars(query).all()


def told_by(ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What followed each of these applications, as it is handed out to whoever sent them."""
    found: dict[int, dict[str, Any]] = {identity: {} for identity in ids}
    for name, (kind, words) in _TOLD.items():
        for row in rows_of(kind, ids):
            found[row.application_id].setdefault(name, []).append(words(row))
    for identity, starts_at in _times(ids):
        found[identity].setdefault("interview_times", []).append(starts_at.isoformat())
    return found


def _times(ids: Sequence[int]) -> list[tuple[int, datetime]]:
    query = (
        select(InterviewInvite.application_id, InterviewSlot.starts_at)
        .join(InterviewBooking, InterviewBooking.invite_id == InterviewInvite.id)
        .join(InterviewSlot, InterviewSlot.id == InterviewBooking.slot_id)
        .where(InterviewInvite.application_id.in_(ids))
        .order_by(InterviewBooking.id)
    )
    return [(row[0], row[1]) for row in session().execute(query)]


def _message(row: ApplicationMessage) -> dict[str, Any]:
    return {
        "written_by": "employer" if row.from_employer else "you",
        "at": row.created_at.isoformat(),
        "words": row.words,
    }


def _offer(row: Offer) -> dict[str, Any]:
    return {
        "state": row.state.value,
        "role": row.role.value,
        "contract": row.contract.value,
        "weekly_hours": str(row.weekly_hours),
        "pay_pence": row.pay_pence,
        "code": row.code,
        "words": row.words,
    }


def _request(row: ReferenceRequest) -> dict[str, Any]:
    """That a referee was asked; what they wrote in confidence is the employer's to hand out."""
    return {"referee": row.name, "state": row.state.value, "what_they_wrote": "ask the employer"}


def _disclosure(row: SelfDisclosure) -> dict[str, Any]:
    return {"answers": row.answers, "outcome": row.outcome}


def _invite(row: InterviewInvite) -> dict[str, Any]:
    return {"round": row.round, "state": row.state.value, "your_words": row.words}


def _release(row: PlaceRelease) -> dict[str, Any]:
    return {"until": row.until.isoformat(), "looks": row.look_count, "reason": row.reason}


_TOLD: dict[str, tuple[type[Any], Any]] = {
    "invitations": (InterviewInvite, _invite),
    "messages": (ApplicationMessage, _message),
    "offers": (Offer, _offer),
    "references_asked_for": (ReferenceRequest, _request),
    "self_disclosure": (SelfDisclosure, _disclosure),
    "address_shown": (PlaceRelease, _release),
}
