"""Campaigns as their keepers see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from workforce.campaigns.models import Campaign, CampaignBlock, CampaignLink
from workforce.campaigns.presenters.page import Said, name_of
from workforce.campaigns.rules import pages as rules
from workforce.campaigns.states import CampaignState, LinkTarget
from workforce.core.translation import Lazy, lazy
from workforce.employment.states import ROLE_NAMES, JobRole
from workforce.places.rules import wording

LONGEST = 80
TONES = {CampaignState.DRAFT: "neutral", CampaignState.LIVE: "good", CampaignState.ENDED: "closed"}


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign in a list."""

    public_id: str
    slug: str
    name: Said
    state: Any
    tone: str
    starts_on: date
    ends_on: date
    roles: str
    regions: str

    @classmethod
    def of(cls, campaign: Campaign) -> Self:
        """A campaign as a line."""
        roles = [str(ROLE_NAMES[JobRole(one)]) for one in campaign.roles]
        regions = [wording.region_name(one) for one in campaign.region_codes]
        return cls(
            campaign.public_id,
            campaign.slug,
            name_of(campaign),
            campaign.state.label,
            TONES[campaign.state],
            campaign.starts_on,
            campaign.ends_on,
            ", ".join(roles) or str(lazy("Every role")),
            ", ".join(regions) or str(lazy("Every region")),
        )


@dataclass(frozen=True, slots=True)
class KeptPage:
    """One campaign with what can be done to it."""

    line: CampaignLine
    is_draft: bool
    is_live: bool
    is_shown: bool

    @classmethod
    def of(cls, campaign: Campaign, today: date) -> Self:
        """A campaign for its keeper."""
        return cls(
            CampaignLine.of(campaign),
            campaign.state is CampaignState.DRAFT,
            campaign.state is CampaignState.LIVE,
            campaign.state is CampaignState.LIVE
            and rules.is_open(campaign.starts_on, campaign.ends_on, today),
        )


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A part of the page that is being written."""

    public_id: str
    kind: Any
    beginning: str
    lacks_welsh: bool

    @classmethod
    def of(cls, block: CampaignBlock) -> Self:
        """A part by its first words."""
        words = {
            name: getattr(block, name) for name in ("title", "welsh_title", "words", "welsh_words")
        }
        beginning = " ".join((block.title or block.words).split())
        short = beginning if len(beginning) <= LONGEST else f"{beginning[: LONGEST - 1]}…"
        return cls(block.public_id, block.kind.label, short, rules.lacks_welsh(words))


ENDPOINTS: dict[LinkTarget, str] = {
    LinkTarget.PAGE: "campaigns_public.campaign",
    LinkTarget.QUIZ: "campaigns_public.is_this_for_me",
    LinkTarget.SEARCH: "vacancies_public.search",
    LinkTarget.INTEREST: "campaigns_interest.interest",
}


def way_of(target: LinkTarget, slug: str, via: str) -> tuple[str, dict[str, Any]]:
    """The door a link leads to, and its values; the code travels in the address."""
    name = "campaign" if target is LinkTarget.SEARCH else "campaign_slug"
    return ENDPOINTS[target], {name: slug, "via": via}


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A tracked link with what it brought and cost."""

    public_id: str
    code: str
    label: str
    channel: Any
    target: Any
    visits: int
    spend_pence: int | None

    @classmethod
    def all_of(
        cls, links: Sequence[CampaignLink], visits: Mapping[str, int], spend: Mapping[int, int]
    ) -> list[Self]:
        """The links of a campaign."""
        return [
            cls(
                link.public_id,
                link.code,
                link.label,
                link.channel.label,
                link.target.label,
                visits.get(link.code, 0),
                spend.get(link.id),
            )
            for link in links
        ]


HIDDEN: Lazy = lazy("hidden to protect people")
