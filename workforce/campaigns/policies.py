"""Who may do what to a campaign."""

from workforce.campaigns.models import Campaign, OpenDay
from workforce.core.actors import Actor
from workforce.providers.states import OrganisationKind, Role

KEEPERS = (Role.CAMPAIGN_MANAGER,)
RECRUITERS = (Role.OWNER, Role.RECRUITER)
HOLDERS = (*KEEPERS, *RECRUITERS)


def can_keep_campaigns(actor: Actor) -> bool:
    """Whether the actor makes and keeps the campaigns of their sector body."""
    return actor.organisation_kind == OrganisationKind.SECTOR_BODY and actor.has(*KEEPERS)


def can_keep(actor: Actor, campaign: Campaign) -> bool:
    """Whether the actor may see and change a campaign before the public does."""
    return can_keep_campaigns(actor) and campaign.organisation_id == actor.organisation_id


def can_take_part(actor: Actor) -> bool:
    """Whether the actor may offer open days to the campaigns of others: a provider’s recruiter."""
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*RECRUITERS)


def can_hold_open_days(actor: Actor) -> bool:
    """Whether the actor holds open days at all: for their own campaigns, or taking part."""
    return can_keep_campaigns(actor) or can_take_part(actor)


def can_hold(actor: Actor, day: OpenDay) -> bool:
    """Whether an open day is the actor’s: to change, to call off, and to see who comes."""
    return can_hold_open_days(actor) and day.organisation_id == actor.organisation_id


def can_see_open_day(actor: Actor, day: OpenDay) -> bool:
    """Whether the actor sees how an open day stands: whoever holds it, or keeps its campaign."""
    return can_hold(actor, day) or can_keep(actor, day.campaign)
