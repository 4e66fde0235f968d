"""Who watches the nightly figures, and what the feature adds to the shared duties."""

from workforce.core.actors import Actor
from workforce.core.registry import Contribution, NavigationItem
from workforce.core.translation import lazy
from workforce.providers.states import Role

WATCHERS = (
    Role.ANALYST,
    Role.STATISTICIAN,
    Role.COMMISSIONER,
    Role.COOPERATIVE_DIRECTOR,
    Role.CAMPAIGN_MANAGER,
    Role.SUPPORT,
)


def can_watch(actor: Actor) -> bool:
    """Whether the actor sees the nightly figures of regions and authorities."""
    return actor.has(*WATCHERS)


CONTRIBUTION = Contribution(
    feature="staffing",
    navigation=(
        NavigationItem(
            lazy("Staffing shortfalls"),
            "staffing_public.shortfalls",
            lambda actor: not can_watch(actor),
            30,
        ),
        NavigationItem(lazy("Last night’s figures"), "staffing_sector.shortfalls", can_watch, 20),
        NavigationItem(lazy("Published shortfalls"), "staffing_public.shortfalls", can_watch, 30),
    ),
)
