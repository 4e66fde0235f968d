"""Homes as their own people see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _, lazy
from workforce.places import rules as places
from workforce.providers import policies
from workforce.providers.models import Home
from workforce.providers.presenters.choices import council
from workforce.providers.presenters.links import PageLink, links_on
from workforce.providers.states import (
    HomeStatus,
    Regulator,
)

HOME_STATUS: dict[HomeStatus, tuple[Lazy, str]] = {
    HomeStatus.ACTIVE: (lazy("Registered and open"), "good"),
    HomeStatus.SUSPENDED: (lazy("Suspended by the regulator"), "bad"),
    HomeStatus.CLOSED: (lazy("Closed"), "closed"),
}
REGULATORS: dict[Regulator, Lazy] = {
    Regulator.OFSTED: lazy("Ofsted"),
    Regulator.CIW: lazy("Care Inspectorate Wales"),
    Regulator.INVENTED: lazy("Invented for the demonstration"),
}


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One home in a list."""

    public_id: str
    name: str
    number: str
    area: str
    places: int
    status: Lazy
    tone: str

    @classmethod
    def of(cls, home: Home) -> "HomeLine":
        """A home as its own people see it."""
        status, tone = HOME_STATUS[home.status]
        return cls(
            home.public_id,
            home.known_as,
            home.registration_number,
            council(home.authority_code),
            home.places_count,
            status,
            tone,
        )


@dataclass(frozen=True, slots=True)
class HomePage:
    """A home as its own people see it."""

    public_id: str
    name: str
    rows: Sequence[tuple[str, Any]]
    links: Sequence[PageLink]
    can_change: bool
    has_address: bool
    has_a_school: bool

    @classmethod
    def of(cls, actor: Actor, home: Home) -> "HomePage":
        """The page for somebody whose membership covers the home."""
        point = places.public_point_by_key(home.public_point or "")
        return cls(
            public_id=home.public_id,
            name=home.known_as,
            rows=[
                (_("Registration number"), home.registration_number),
                (_("Regulator"), REGULATORS[home.regulator]),
                (_("Standing with the regulator"), HOME_STATUS[home.status][0]),
                (_("Places"), home.places_count),
                (_("Registered as a school too"), _("Yes") if home.has_a_school else _("No")),
                (_("Council area"), council(home.authority_code)),
                (_("Region"), places.region_name(home.region_code)),
                (_("Address"), home.address),
                (_("Postcode"), home.postcode),
                (_("Where the public sees it"), point.name if point else None),
            ],
            links=links_on("home", actor, home_id=home.public_id),
            can_change=policies.can_manage_home(actor, home),
            has_address=bool(home.address),
            has_a_school=home.has_a_school,
        )
