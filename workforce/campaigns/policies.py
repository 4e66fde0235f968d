"""Who may do what to a campaign."""

from workforce.campaigns.models import Campaign
from workforce.core.actors import Actor
from workforce.providers.states import OrganisationKind, Role

KEEPERS = (Role.CAMPAIGN_MANAGER,)


def can_keep_campaigns(actor: Actor) -> bool:
    """Whether the actor makes and keeps the campaigns of their sector body."""
    return actor.organisation_kind == OrganisationKind.SECTOR_BODY and actor.has(*KEEPERS)


def can_keep(actor: Actor, campaign: Campaign) -> bool:
    """Whether the actor may see and change a campaign before the public does."""
    return can_keep_campaigns(actor) and campaign.organisation_id == actor.organisation_id
