"""Reading who wants to hear more: by address, by link, and whom a letter is due to."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import contains_eager

from workforce.campaigns.models import (
    Campaign,
    CampaignInterest,
    CampaignLetter,
    CampaignLetterSent,
)
from workforce.campaigns.queries.kept import kept_by
from workforce.campaigns.states import CampaignState
from workforce.core import secrets
from workforce.core.actors import Actor
from workforce.core.db import session


def address_digests(address: str) -> tuple[str, ...]:
    """What an address is found by, the digest that is kept now first."""
    return secrets.digests(f"interest-address:{address.lower()}")


def of_address(address: str) -> Sequence[CampaignInterest]:
    """Everything that an address asked to hear of and has not ended."""
    query = select(CampaignInterest).join(CampaignInterest.campaign)
    query = query.where(CampaignInterest.address_digest.in_(address_digests(address)))
    query = query.options(contains_eager(CampaignInterest.campaign))
    return session().scalars(query.order_by(CampaignInterest.id)).all()


def of_campaign_and_address(campaign: Campaign, address: str) -> CampaignInterest | None:
    """What an address asked to hear of one campaign, if it has not ended."""
    return next((one for one in of_address(address) if one.campaign_id == campaign.id), None)


def named(public_id: str) -> CampaignInterest | None:
    """One of them by its public id."""
    query = select(CampaignInterest).where(CampaignInterest.public_id == public_id)
    return session().scalars(query).one_or_none()


def letters_of(campaign: Campaign) -> Sequence[CampaignLetter]:
    """The letters of a campaign's series, the earliest first."""
    query = select(CampaignLetter).where(CampaignLetter.campaign_id == campaign.id)
    return session().scalars(query.order_by(CampaignLetter.after_days, CampaignLetter.id)).all()


def letter_for(actor: Actor, public_id: str) -> CampaignLetter | None:
    """One letter of a campaign that the actor keeps."""
    query = (
        select(CampaignLetter)
        .join(CampaignLetter.campaign)
        .where(kept_by(actor), CampaignLetter.public_id == public_id)
        .options(contains_eager(CampaignLetter.campaign))
    )
    return session().scalars(query).one_or_none()


def series() -> Sequence[CampaignLetter]:
    """Every letter of campaigns that were published, the earliest of each first."""
    query = (
        select(CampaignLetter)
        .join(CampaignLetter.campaign)
        .where(Campaign.state != CampaignState.DRAFT)
        .options(contains_eager(CampaignLetter.campaign))
    )
    order = (CampaignLetter.after_days, CampaignLetter.id)
    return session().scalars(query.order_by(*order)).all()


def due_to(
    letter: CampaignLetter, confirmed_before: datetime, told_before: datetime, limit: int
) -> Sequence[CampaignInterest]:
    """Whom a letter is due to: confirmed long enough ago, not told it, nor anything just now."""
    told = exists().where(
        CampaignLetterSent.interest_id == CampaignInterest.id,
        CampaignLetterSent.letter_id == letter.id,
    )
    query = select(CampaignInterest).where(
        CampaignInterest.campaign_id == letter.campaign_id,
        CampaignInterest.ended_at.is_(None),
        CampaignInterest.asked_at.is_(None),
        CampaignInterest.confirmed_at < confirmed_before,
        or_(CampaignInterest.told_at.is_(None), CampaignInterest.told_at < told_before),
        ~told,
    )
    return session().scalars(query.order_by(CampaignInterest.id).limit(limit)).all()


def agreed_before(moment: datetime, limit: int) -> Sequence[CampaignInterest]:
    """Whose word is older than a moment and who were not asked again."""
    return _living(
        limit,
        CampaignInterest.confirmed_at.is_not(None),
        CampaignInterest.consented_at < moment,
        CampaignInterest.asked_at.is_(None),
    )


def asked_before(moment: datetime, limit: int) -> Sequence[CampaignInterest]:
    """Who were asked again before a moment and have not answered."""
    return _living(limit, CampaignInterest.asked_at < moment)


def unconfirmed_before(moment: datetime, limit: int) -> Sequence[CampaignInterest]:
    """Who asked before a moment and never confirmed."""
    return _living(
        limit, CampaignInterest.confirmed_at.is_(None), CampaignInterest.consented_at < moment
    )


def _living(limit: int, *conditions: ColumnElement[bool]) -> Sequence[CampaignInterest]:
    query = select(CampaignInterest).where(CampaignInterest.ended_at.is_(None), *conditions)
    return session().scalars(query.order_by(CampaignInterest.id).limit(limit)).all()


def of_campaigns(ids: Sequence[int], limit: int) -> Sequence[CampaignInterest]:
    """Who have not ended of some campaigns."""
    return _living(limit, CampaignInterest.campaign_id.in_(ids))


def counts_by_source(campaign: Campaign) -> dict[str, int]:
    """How many confirmed, by the code of the link that led them here."""
    query = (
        select(CampaignInterest.came_from, func.count())
        .where(
            CampaignInterest.campaign_id == campaign.id,
            CampaignInterest.confirmed_at.is_not(None),
        )
        .group_by(CampaignInterest.came_from)
        .order_by(CampaignInterest.came_from)
    )
    return {code: int(count) for code, count in session().execute(query)}


def over_since(day: date) -> Sequence[int]:
    """The campaigns that ended on a day or before."""
    query = select(Campaign.id).where(Campaign.ended_on <= day)
    return session().scalars(query.order_by(Campaign.id)).all()
