"""What campaigns add to the duties that cross all features."""

from workforce.campaigns import policies
from workforce.core.actors import Actor
from workforce.core.registry import Contribution, FirstPage, NavigationItem
from workforce.core.translation import lazy
from workforce.vacancies import policies as vacancies


def _sees_campaigns(actor: Actor) -> bool:
    """Providers who recruit, and people who look for work."""
    return vacancies.can_recruit(actor) or actor.organisation_id is None


CONTRIBUTION = Contribution(
    feature="campaigns",
    first_pages=(FirstPage("campaigns_manager.campaigns", policies.can_keep_campaigns),),
    navigation=(
        NavigationItem(
            lazy("Our campaigns"),
            "campaigns_manager.campaigns",
            policies.can_keep_campaigns,
            order=26,
        ),
        NavigationItem(lazy("Campaigns"), "campaigns_public.campaigns", _sees_campaigns, order=27),
    ),
)
