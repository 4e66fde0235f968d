"""What the general pages add to the duties that cross all features."""

from workforce.core.registry import Contribution, NavigationItem
from workforce.core.translation import lazy
from workforce.providers.states import Role

CONTRIBUTION = Contribution(
    feature="pages",
    navigation=(
        NavigationItem(
            lazy("Status"), "pages_support.status", lambda actor: actor.has(Role.SUPPORT), 90
        ),
        NavigationItem(
            lazy("Contacts"), "pages_support.contacts", lambda actor: actor.has(Role.SUPPORT), 91
        ),
    ),
)
