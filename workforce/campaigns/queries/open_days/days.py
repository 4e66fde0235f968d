"""Open days: what everybody reads of them, and what those who hold or keep them do."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, false, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.campaigns import policies
from workforce.campaigns.models import Campaign, OpenDay, OpenDayBooking
from workforce.campaigns.queries.kept import kept_by
from workforce.campaigns.states import BookingState, CampaignState, OpenDayState
from workforce.core.actors import Actor
from workforce.core.db import session

MOST_SHOWN = 50


def public_day(public_id: str) -> OpenDay | None:
    """An open day that was once open to everybody, also when it is over or called off."""
    query = _with_campaign().where(
        OpenDay.public_id == public_id,
        OpenDay.opened_at.is_not(None),
    )
    return session().scalars(query).one_or_none()


def coming_of(campaign: Campaign, now: datetime) -> Sequence[OpenDay]:
    """The open days of a campaign that still come and take bookings, the next one first."""
    query = select(OpenDay).where(
        OpenDay.campaign_id == campaign.id,
        OpenDay.state == OpenDayState.OPEN,
        OpenDay.starts_at > now,
    )
    query = query.order_by(OpenDay.starts_at, OpenDay.id).limit(MOST_SHOWN)
    return session().scalars(query).all()


def full_ones(days: Sequence[OpenDay]) -> frozenset[int]:
    """Which of some open days have no place left, by their numbers."""
    query = (
        select(OpenDay.id)
        .join(OpenDayBooking, OpenDayBooking.open_day_id == OpenDay.id)
        .where(
            OpenDay.id.in_([one.id for one in days]), OpenDayBooking.state == BookingState.BOOKED
        )
        .group_by(OpenDay.id, OpenDay.places_count)
        .having(func.count() >= OpenDay.places_count)
    )
    return frozenset(session().scalars(query))


def held_by(actor: Actor) -> ColumnElement[bool]:
    """The condition on open days that the actor holds: the twin of `can_hold`."""
    if not policies.can_hold_open_days(actor):
        return false()
    return OpenDay.organisation_id == actor.organisation_id


def open_days_for(actor: Actor) -> Sequence[OpenDay]:
    """The open days that the actor sees, the latest first: the twin of `can_see_open_day`."""
    query = _with_campaign().where(or_(held_by(actor), kept_by(actor)))
    query = query.order_by(OpenDay.starts_at.desc(), OpenDay.id.desc()).limit(200)
    return session().scalars(query).all()


def open_day_for(actor: Actor, public_id: str) -> OpenDay | None:
    """One open day that the actor holds, or whose campaign they keep."""
    query = _with_campaign().where(
        or_(held_by(actor), kept_by(actor)), OpenDay.public_id == public_id
    )
    return session().scalars(query).one_or_none()


def own_open_day_for(actor: Actor, public_id: str) -> OpenDay | None:
    """One open day that the actor holds."""
    query = _with_campaign().where(held_by(actor), OpenDay.public_id == public_id)
    return session().scalars(query).one_or_none()


def live_campaign(slug: str) -> Campaign | None:
    """A campaign that is live, which a provider may take part in."""
    query = select(Campaign).where(Campaign.slug == slug, Campaign.state == CampaignState.LIVE)
    return session().scalars(query).one_or_none()


def over_at(now: datetime, limit: int) -> Sequence[OpenDay]:
    """Open days whose last minute is past and that are not yet noted as held."""
    query = select(OpenDay).where(OpenDay.state == OpenDayState.OPEN, OpenDay.ends_at <= now)
    return session().scalars(query.order_by(OpenDay.id).limit(limit).with_for_update()).all()


def between(now: datetime, until: datetime) -> Sequence[OpenDay]:
    """Open days that take bookings and begin between two moments."""
    query = select(OpenDay).where(
        OpenDay.state == OpenDayState.OPEN, OpenDay.starts_at > now, OpenDay.starts_at <= until
    )
    return session().scalars(query.order_by(OpenDay.starts_at, OpenDay.id)).all()


def _with_campaign() -> Select[OpenDay]:
    return (
        select(OpenDay)
        .join(OpenDay.campaign)
        .options(contains_eager(OpenDay.campaign), joinedload(OpenDay.organisation))
    )
