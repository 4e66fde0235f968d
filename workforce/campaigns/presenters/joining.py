"""Campaigns that run now, as the public and providers who could take part see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from workforce.campaigns.models import Campaign
from workforce.campaigns.presenters.keeping import CampaignLine


@dataclass(frozen=True, slots=True)
class RunningLine:
    """A campaign that runs now, and how many jobs of the reader's provider stand in it."""

    line: CampaignLine
    own_jobs: int

    @classmethod
    def all_of(
        cls, campaigns: Sequence[Campaign], jobs: Mapping[tuple[str, str], int]
    ) -> list[Self]:
        """Running campaigns, with the reader's jobs of their roles and regions."""
        return [cls(CampaignLine.of(one), _within(one, jobs)) for one in campaigns]


def _within(campaign: Campaign, jobs: Mapping[tuple[str, str], int]) -> int:
    return sum(
        count
        for (role, region), count in jobs.items()
        if (not campaign.roles or role in campaign.roles)
        and (not campaign.region_codes or region in campaign.region_codes)
    )
