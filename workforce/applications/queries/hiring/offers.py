"""Offers: the one that stands, its earlier versions, and what a code says of itself."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.applications.models import Application
from workforce.applications.models.hiring import OFFER, Offer
from workforce.applications.states.hiring import OfferState
from workforce.core.db import session


def standing(application_id: int) -> Offer | None:
    """The offer of an application from which something can still follow."""
    query = (
        select(Offer)
        .where(Offer.application_id == application_id, Offer.state.in_(sorted(OFFER.active)))
        .options(joinedload(Offer.home))
    )
    return session().scalar(query)


def versions_of(application_id: int) -> Sequence[Offer]:
    """Every version of the offer of an application, newest first."""
    query = select(Offer).where(Offer.application_id == application_id)
    query = query.options(joinedload(Offer.home))
    return session().scalars(query.order_by(Offer.version.desc())).all()


def by_code(code: str) -> Offer | None:
    """The offer that a code belongs to, with its vacancy, for anybody who asks."""
    query = (
        select(Offer)
        .join(Offer.application)
        .where(Offer.code == code)
        .options(contains_eager(Offer.application).joinedload(Application.vacancy))
    )
    return session().scalar(query)


def past_answering(day: date, limit: int = 500) -> Sequence[Offer]:
    """Offers that nobody answered by their last day, which is before a day."""
    query = (
        select(Offer)
        .where(Offer.state == OfferState.OPEN, Offer.expires_on < day)
        .options(joinedload(Offer.application).joinedload(Application.vacancy))
        .order_by(Offer.expires_on, Offer.id)
        .limit(limit)
    )
    return session().scalars(query).all()


def waiting_offers(ids: Collection[int]) -> dict[int, date]:
    """Applications whose offer waits for an answer, and its last day."""
    query = select(Offer.application_id, Offer.expires_on).where(
        Offer.application_id.in_(ids), Offer.state == OfferState.OPEN
    )
    return {row[0]: row[1] for row in session().execute(query)}
