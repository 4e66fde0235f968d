"""Requests for references: of one application, by their link, and those to be chased."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.orm import contains_eager

from workforce.applications.models import Application, ApplicationReferee
from workforce.applications.models.hiring import HiringNotice, ReferenceRequest
from workforce.applications.states.hiring import RequestState
from workforce.core import secrets
from workforce.core.db import session


def requests_of(application_id: int) -> Sequence[ReferenceRequest]:
    """Every request of one application, oldest first."""
    query = select(ReferenceRequest).where(ReferenceRequest.application_id == application_id)
    return session().scalars(query.order_by(ReferenceRequest.id)).all()


def named_of(application_id: int) -> Sequence[ApplicationReferee]:
    """Whom the candidate named as referees in the form."""
    query = select(ApplicationReferee).where(ApplicationReferee.application_id == application_id)
    return session().scalars(query.order_by(ApplicationReferee.id)).all()


def request_of(application_id: int, public_id: str) -> ReferenceRequest | None:
    """One request of one application."""
    query = select(ReferenceRequest).where(
        ReferenceRequest.application_id == application_id, ReferenceRequest.public_id == public_id
    )
    return session().scalar(query)


def request_by_token(token: str) -> ReferenceRequest | None:
    """The request that a private link belongs to, whatever has become of it."""
    query = (
        select(ReferenceRequest)
        .join(ReferenceRequest.application)
        .join(Application.vacancy)
        .join(Application.candidate)
        .where(ReferenceRequest.token_digest == secrets.digest(token))
        .options(
            contains_eager(ReferenceRequest.application).contains_eager(Application.vacancy),
            contains_eager(ReferenceRequest.application).contains_eager(Application.candidate),
        )
    )
    return session().scalar(query)


def waiting(
    moments: Collection[datetime], now: datetime, *, after: int = 0, limit: int = 500
) -> Sequence[ReferenceRequest]:
    """Open requests after an id of which fewer steps were told than are due.

    A step is due to each request that was sent at one of the moments or before it; a corrected
    address is sent anew, and counts only what was told since.
    """
    due: ColumnElement[int] = literal(0)
    for moment in moments:
        due = due + case((ReferenceRequest.sent_at <= moment, 1), else_=0)
    told = (
        select(func.count(HiringNotice.id))
        .where(
            HiringNotice.subject_kind == ReferenceRequest.__tablename__,
            HiringNotice.subject_id == ReferenceRequest.id,
            HiringNotice.created_at >= ReferenceRequest.sent_at,
        )
        .correlate(ReferenceRequest)
        .scalar_subquery()
    )
    query = (
        select(ReferenceRequest)
        .join(ReferenceRequest.application)
        .join(Application.vacancy)
        .where(
            ReferenceRequest.state == RequestState.ASKED,
            ReferenceRequest.id > after,
            ReferenceRequest.sent_at <= max(moments),
            ReferenceRequest.expires_at > now,
            told < due,
        )
        .options(contains_eager(ReferenceRequest.application).contains_eager(Application.vacancy))
        .order_by(ReferenceRequest.id)
        .limit(limit)
    )
    return session().scalars(query).all()


def steps_told(ids: Sequence[int]) -> set[tuple[int, str]]:
    """Which steps of these requests were told already."""
    query = select(HiringNotice.subject_id, HiringNotice.step).where(
        HiringNotice.subject_kind == ReferenceRequest.__tablename__,
        HiringNotice.subject_id.in_(ids),
    )
    return {(row[0], row[1]) for row in session().execute(query)}
