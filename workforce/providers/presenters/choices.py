"""What forms offer to choose from, and the names of councils."""

from collections.abc import Iterable

from workforce.core import clock
from workforce.core.translation import WELSH, language
from workforce.places import rules as places
from workforce.providers.models import Home
from workforce.providers.states import (
    ROLES_OF,
    OrganisationKind,
)
from workforce.web.fields import Choice


def council(code: str) -> str:
    """The name of a council by its code."""
    known = places.directory().on(code, clock.today())
    if known is None:
        return code
    welsh = language() == WELSH and known.welsh_name
    return welsh or known.name


def role_choices(kind: OrganisationKind) -> list[Choice]:
    """The roles of a kind of organisation."""
    return [Choice(role.value, role.label) for role in ROLES_OF[kind]]


def home_choices(homes: Iterable[Home]) -> list[Choice]:
    """Homes to choose from, by public id."""
    return [
        Choice(home.public_id, home.known_as, home.registration_number if home.name else "")
        for home in homes
    ]


def council_choices(codes: Iterable[str]) -> list[Choice]:
    """Councils to choose from, by name."""
    return sorted((Choice(code, council(code)) for code in codes), key=lambda one: str(one.label))
