"""Setting campaigns up, changing what they are about, ending them."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from workforce.campaigns import policies
from workforce.campaigns.models import CAMPAIGN, Campaign
from workforce.campaigns.rules import pages as rules
from workforce.campaigns.services import steps
from workforce.campaigns.states import CampaignState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.lifecycle import begin, move
from workforce.core.translation import lazy
from workforce.vacancies.services import campaigns as board


@dataclass(frozen=True, slots=True)
class Details:
    """What a campaign is about, as its keeper says it."""

    name: str
    welsh_name: str
    slug: str
    starts_on: date
    ends_on: date
    roles: list[str]
    region_codes: list[str]


@atomic
def set_up(actor: Actor, details: Details) -> Campaign:
    """Begin a campaign of the actor's sector body; nobody else sees it yet."""
    if actor.organisation_id is None or not policies.can_keep_campaigns(actor):
        raise NotAllowed(lazy("Your role does not include this"))
    _check(details)
    campaign = Campaign(organisation_id=actor.organisation_id, **asdict(details))
    session().add(campaign)
    begin(campaign, actor=actor)
    return campaign


@atomic
def change(actor: Actor, campaign: Campaign, details: Details) -> None:
    """Say anew what a campaign is about; once published, its address and first day stay."""
    held = steps.own(actor, campaign)
    _check(details)
    if held.state is CampaignState.LIVE:
        if details.slug != held.slug:
            raise DomainError(lazy("The address stays: posters and links lead to it"), "slug")
        if held.starts_on <= clock.today() and details.starts_on != held.starts_on:
            raise DomainError(
                lazy("The campaign has begun: its first day can no longer change"), "starts_on"
            )
    for name, value in asdict(details).items():
        setattr(held, name, value)
    audit.record(actor, "change-campaign", held)
    if held.state is CampaignState.LIVE:
        show_on_board(held)


def show_on_board(campaign: Campaign) -> None:
    """Let the board find the jobs of a campaign; joins a use case."""
    board.show_campaign(
        board.CampaignOnBoard(
            slug=campaign.slug,
            name=campaign.name,
            roles=tuple(campaign.roles),
            region_codes=tuple(campaign.region_codes),
            starts_on=campaign.starts_on,
            ends_on=campaign.ends_on,
        )
    )


@atomic
def end(actor: Actor, campaign: Campaign) -> None:
    """End a campaign: its page says so, and its jobs are jobs like any other."""
    _end(steps.own(actor, campaign), actor)


@atomic
def end_overdue(day: date) -> int:
    """End the campaigns whose last day is past."""
    query = select(Campaign).where(Campaign.state == CampaignState.LIVE, Campaign.ends_on < day)
    over = session().scalars(query.order_by(Campaign.id).with_for_update()).all()
    for campaign in over:
        _end(campaign, Actor.system("end-campaigns"))
    return len(over)


def _end(campaign: Campaign, actor: Actor) -> None:
    campaign.ended_on = min(clock.today(), campaign.ends_on)
    move(campaign, CampaignState.ENDED, by=CAMPAIGN, actor=actor)
    board.forget_campaign(campaign.slug)


def _check(details: Details) -> None:
    if not rules.is_slug(details.slug):
        raise DomainError(
            lazy("Use small letters, figures and single dashes, such as people-who-stay"), "slug"
        )
    if details.ends_on < details.starts_on:
        raise DomainError(lazy("The last day must be the first day or later"), "ends_on")
    if len(rules.months(details.starts_on, details.ends_on)) > rules.MOST_MONTHS:
        raise DomainError(lazy("A campaign can last 24 months at most"), "ends_on")
