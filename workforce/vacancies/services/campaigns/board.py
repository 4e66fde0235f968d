"""What the board is told of campaigns, so that it finds their jobs."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from workforce.core.db import atomic, session
from workforce.vacancies.models import BoardCampaign


@dataclass(frozen=True, slots=True)
class CampaignOnBoard:
    """A campaign as the board knows it; no roles, or no regions, means all of them."""

    slug: str
    name: str
    roles: tuple[str, ...]
    region_codes: tuple[str, ...]
    starts_on: date
    ends_on: date


@atomic
def show_campaign(campaign: CampaignOnBoard) -> None:
    """Let the board find the jobs of a campaign, as it is now."""
    known = select(BoardCampaign).where(BoardCampaign.slug == campaign.slug)
    row = session().scalars(known).one_or_none()
    if row is None:
        row = BoardCampaign(slug=campaign.slug)
        session().add(row)
    row.name, row.starts_on, row.ends_on = campaign.name, campaign.starts_on, campaign.ends_on
    row.roles, row.region_codes = [*campaign.roles], [*campaign.region_codes]


@atomic
def forget_campaign(slug: str) -> None:
    """Let the board know nothing of a campaign that has ended."""
    session().execute(delete(BoardCampaign).where(BoardCampaign.slug == slug))
