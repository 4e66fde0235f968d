"""What the general pages add to the duties that cross all features."""

from workforce.core.actors import Actor
from workforce.core.registry import Contribution, NavigationItem
from workforce.core.translation import lazy
from workforce.providers.states import OrganisationKind, Role

# Whose evening begins with what waits for them.
TONIGHT = (
    Role.REGISTERED_MANAGER,
    Role.DEPUTY_MANAGER,
    Role.AREA_MANAGER,
    Role.OWNER,
    Role.RESPONSIBLE_INDIVIDUAL,
    Role.RECRUITER,
)


def has_evenings(actor: Actor) -> bool:
    """Whether somebody of a provider has a page of what waits for them."""
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*TONIGHT)


CONTRIBUTION = Contribution(
    feature="pages",
    navigation=(
        NavigationItem(lazy("Tonight"), "pages_manager.tonight", has_evenings, 5),
        NavigationItem(
            lazy("Status"), "pages_support.status", lambda actor: actor.has(Role.SUPPORT), 90
        ),
        NavigationItem(
            lazy("Contacts"), "pages_support.contacts", lambda actor: actor.has(Role.SUPPORT), 91
        ),
    ),
)
