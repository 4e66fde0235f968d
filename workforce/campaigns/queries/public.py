"""What the public reads of campaigns: only what was published, from the first day on."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from workforce.campaigns.models import (
    Campaign,
    CampaignLink,
    CampaignPicture,
    CampaignVersion,
)
from workforce.campaigns.states import CampaignState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import facts


def open_campaigns(day: date) -> Sequence[Campaign]:
    """The campaigns that run on a day, the soonest to end first."""
    query = select(Campaign).where(
        Campaign.state == CampaignState.LIVE, Campaign.starts_on <= day, Campaign.ends_on >= day
    )
    return session().scalars(query.order_by(Campaign.ends_on, Campaign.id)).all()


def campaign_at(slug: str, day: date) -> Campaign | None:
    """The published campaign at an address, once its first day has come, also after its last."""
    query = select(Campaign).where(
        Campaign.slug == slug, Campaign.state != CampaignState.DRAFT, Campaign.starts_on <= day
    )
    return session().scalars(query).one_or_none()


def newest_version(campaign: Campaign) -> CampaignVersion | None:
    """What was published of a campaign last."""
    query = select(CampaignVersion).where(CampaignVersion.campaign_id == campaign.id)
    return session().scalars(query.order_by(CampaignVersion.number.desc()).limit(1)).one_or_none()


def picture(public_id: str, day: date) -> CampaignPicture | None:
    """A picture that stands on the newest page of a campaign that runs on a day."""
    query = (
        select(CampaignPicture, Campaign)
        .join(CampaignPicture.campaign)
        .where(
            CampaignPicture.public_id == public_id,
            Campaign.state == CampaignState.LIVE,
            Campaign.starts_on <= day,
            Campaign.ends_on >= day,
        )
    )
    found = session().execute(query).one_or_none()
    version = newest_version(found[1]) if found else None
    if found is None or version is None:
        return None
    shown = {part["picture"] for part in version.content["blocks"]}
    return found[0] if public_id in shown else None


def link_by_code(code: str, day: date) -> CampaignLink | None:
    """The tracked link with a code, of a campaign that can be read."""
    query = (
        select(CampaignLink)
        .join(CampaignLink.campaign)
        .where(
            CampaignLink.code == code,
            Campaign.state != CampaignState.DRAFT,
            Campaign.starts_on <= day,
        )
    )
    return session().scalars(query).one_or_none()


def own_jobs_by_role_and_region(actor: Actor, day: date) -> dict[tuple[str, str], int]:
    """How many jobs the actor's own provider advertises on a day, by role and region."""
    query = (
        select(Vacancy.role, Vacancy.region_code, func.count())
        .where(facts.advertised_on(day), Vacancy.organisation_id == actor.organisation_id)
        .group_by(Vacancy.role, Vacancy.region_code)
        .order_by(Vacancy.role, Vacancy.region_code)
    )
    return {(role.value, code): int(count) for role, code, count in session().execute(query)}
