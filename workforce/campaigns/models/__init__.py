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
from workforce.campaigns.models.open_days import (
    BOOKING,
    OPEN_DAY,
    OpenDay,
    OpenDayBooking,
    OpenDayNotice,
)

__all__ = [
    "BOOKING",
    "CAMPAIGN",
    "OPEN_DAY",
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
    "OpenDay",
    "OpenDayBooking",
    "OpenDayNotice",
]
