"""Campaigns and what belongs to them."""

from workforce.campaigns.models.campaigns import (
    CAMPAIGN,
    Campaign,
    CampaignBlock,
    CampaignPicture,
    CampaignVersion,
)
from workforce.campaigns.models.interest import (
    CampaignInterest,
    CampaignLetter,
    CampaignLetterSent,
)
from workforce.campaigns.models.links import (
    CampaignLink,
    CampaignSpend,
    CampaignTarget,
    CampaignVisit,
)

__all__ = [
    "CAMPAIGN",
    "Campaign",
    "CampaignBlock",
    "CampaignInterest",
    "CampaignLetter",
    "CampaignLetterSent",
    "CampaignLink",
    "CampaignPicture",
    "CampaignSpend",
    "CampaignTarget",
    "CampaignVersion",
    "CampaignVisit",
]
