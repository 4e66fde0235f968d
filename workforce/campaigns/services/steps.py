"""What every change of a campaign begins with."""

from workforce.campaigns import policies
from workforce.campaigns.models import Campaign
from workforce.campaigns.states import CampaignState
from workforce.core.actors import Actor
from workforce.core.db import locked
from workforce.core.errors import Conflict, NotAllowed
from workforce.core.translation import lazy


def own(actor: Actor, campaign: Campaign) -> Campaign:
    """The campaign, held until the use case ends, for whoever keeps it; it has not ended."""
    if not policies.can_keep(actor, campaign):
        raise NotAllowed(lazy("Your role does not include this"))
    held = locked(campaign)
    if held.state is CampaignState.ENDED:
        raise Conflict(lazy("This campaign has ended: it can be read, and no longer changed"))
    return held
