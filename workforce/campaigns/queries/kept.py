"""What keepers of campaigns read; every query is the twin of `policies.can_keep`."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.campaigns import policies
from workforce.campaigns.models import (
    Campaign,
    CampaignBlock,
    CampaignLink,
    CampaignPicture,
    CampaignVersion,
)
from workforce.core.actors import Actor
from workforce.core.db import session


def kept_by(actor: Actor) -> ColumnElement[bool]:
    """The condition on campaigns that the actor keeps: the twin of `can_keep`."""
    if not policies.can_keep_campaigns(actor):
        return false()
    return Campaign.organisation_id == actor.organisation_id


def campaigns_for(actor: Actor) -> Sequence[Campaign]:
    """The campaigns that the actor keeps, the latest first."""
    query = select(Campaign).where(kept_by(actor))
    return session().scalars(query.order_by(Campaign.starts_on.desc(), Campaign.id.desc())).all()


def campaign_for(actor: Actor, public_id: str) -> Campaign | None:
    """One campaign that the actor keeps."""
    query = select(Campaign).where(kept_by(actor), Campaign.public_id == public_id)
    return session().scalars(query).one_or_none()


def blocks_of(campaign: Campaign) -> Sequence[CampaignBlock]:
    """The parts of the page that is being written, in order."""
    query = (
        select(CampaignBlock)
        .where(CampaignBlock.campaign_id == campaign.id)
        .options(joinedload(CampaignBlock.picture))
        .order_by(CampaignBlock.position, CampaignBlock.id)
    )
    return session().scalars(query).all()


def block_for(actor: Actor, public_id: str) -> CampaignBlock | None:
    """One part of the page of a campaign that the actor keeps."""
    query = (
        select(CampaignBlock)
        .join(CampaignBlock.campaign)
        .where(kept_by(actor), CampaignBlock.public_id == public_id)
        .options(contains_eager(CampaignBlock.campaign), joinedload(CampaignBlock.picture))
    )
    return session().scalars(query).one_or_none()


def picture_for(actor: Actor, public_id: str) -> CampaignPicture | None:
    """One picture of a campaign that the actor keeps."""
    query = (
        select(CampaignPicture)
        .join(CampaignPicture.campaign)
        .where(kept_by(actor), CampaignPicture.public_id == public_id)
        .options(contains_eager(CampaignPicture.campaign))
    )
    return session().scalars(query).one_or_none()


def pictures_of(campaign: Campaign) -> dict[str, CampaignPicture]:
    """Every picture of a campaign by its public name."""
    query = select(CampaignPicture).where(CampaignPicture.campaign_id == campaign.id)
    rows = session().scalars(query.order_by(CampaignPicture.id))
    return {row.public_id: row for row in rows}


def versions_of(campaign: Campaign) -> Sequence[CampaignVersion]:
    """What was published of a campaign, the newest first."""
    query = (
        select(CampaignVersion)
        .where(CampaignVersion.campaign_id == campaign.id)
        .options(joinedload(CampaignVersion.published_by))
        .order_by(CampaignVersion.number.desc())
    )
    return session().scalars(query).all()


def version_for(actor: Actor, public_id: str) -> CampaignVersion | None:
    """One published page of a campaign that the actor keeps."""
    query = (
        select(CampaignVersion)
        .join(CampaignVersion.campaign)
        .where(kept_by(actor), CampaignVersion.public_id == public_id)
        .options(contains_eager(CampaignVersion.campaign), joinedload(CampaignVersion.published_by))
    )
    return session().scalars(query).one_or_none()


def links_of(campaign: Campaign) -> Sequence[CampaignLink]:
    """The tracked links of a campaign, by their labels."""
    query = select(CampaignLink).where(CampaignLink.campaign_id == campaign.id)
    return session().scalars(query.order_by(CampaignLink.label, CampaignLink.id)).all()


def link_for(actor: Actor, public_id: str) -> CampaignLink | None:
    """One tracked link of a campaign that the actor keeps."""
    query = (
        select(CampaignLink)
        .join(CampaignLink.campaign)
        .where(kept_by(actor), CampaignLink.public_id == public_id)
        .options(contains_eager(CampaignLink.campaign))
    )
    return session().scalars(query).one_or_none()


def last_position(campaign: Campaign) -> int:
    """The place of the last part of the page that is being written; 0 when it is empty."""
    query = select(func.max(CampaignBlock.position))
    return session().scalar(query.where(CampaignBlock.campaign_id == campaign.id)) or 0


def last_number(campaign: Campaign) -> int:
    """The number of the newest published page; 0 when nothing was published."""
    query = select(func.max(CampaignVersion.number))
    return session().scalar(query.where(CampaignVersion.campaign_id == campaign.id)) or 0
