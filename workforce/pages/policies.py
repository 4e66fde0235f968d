"""What the general pages add to the duties that cross all features."""

from workforce.core.actors import Actor
from workforce.core.registry import Contribution, FirstPage, NavigationItem
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
    Role.AGENCY_MANAGER,
)
OF_AGENCIES = (Role.AGENCY_MANAGER, Role.OWNER)
# Who comes to the platform in the evening for nothing else.
BEGIN_TONIGHT = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.AGENCY_MANAGER)


def has_evenings(actor: Actor) -> bool:
    """Whether somebody of a provider or an agency has a page of what waits for them."""
    if actor.organisation_kind == OrganisationKind.AGENCY:
        return actor.has(*OF_AGENCIES)
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*TONIGHT)


def begins_tonight(actor: Actor) -> bool:
    """Whether somebody lands on that page once they have signed in."""
    return has_evenings(actor) and actor.has(*BEGIN_TONIGHT)


CONTRIBUTION = Contribution(
    feature="pages",
    first_pages=(FirstPage("pages_manager.tonight", begins_tonight),),
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
