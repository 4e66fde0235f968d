"""Homes, the invented register they stand on, their funded posts and what they confirmed."""

import hashlib
from datetime import date

from workforce.demo.rules.country import Country
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.posts import PlannedPost
from workforce.demo.services.ledger import Ledger, at
from workforce.employment.models import EstablishmentPost, HomeConfirmation
from workforce.employment.states import JobRole
from workforce.places import rules as places
from workforce.providers.models import FrameEntry, Home, RegisterFrame
from workforce.providers.states import HomeType, Regulator

TYPES_AS_REGISTERED = {
    HomeType.CHILDRENS_HOME: "Children's home",
    HomeType.SUPPORTED_ACCOMMODATION: "Supported accommodation",
}


def write_homes(ledger: Ledger, country: Country, organisations: dict[int, int]) -> dict[int, int]:
    """Every home and its entry in the register; ids by the home's number in the plan."""
    as_at = country.today.replace(day=1)
    frame = ledger.add(
        RegisterFrame,
        regulator=Regulator.INVENTED,
        as_at=as_at,
        content_hash=_hash_of(country),
        summary={"homes": len(country.homes)},
    )
    found = {}
    for home in country.homes:
        found[home.number] = _write_home(ledger, home, organisations, as_at)
        _write_entry(ledger, home, frame)
    return found


def write_supported(ledger: Ledger, home: PlannedHome, organisations: dict[int, int]) -> int:
    """Supported accommodation, which no register of homes names."""
    return _write_home(ledger, home, organisations, None)


def _write_home(
    ledger: Ledger, home: PlannedHome, organisations: dict[int, int], as_at: date | None
) -> int:
    site, dates = home.site, home.dates
    known = places.public_point_of_authority(site.authority_code)
    return ledger.add(
        Home,
        **_registered(home),
        regulator=Regulator.INVENTED,
        also_school=home.also_school,
        closed_on=dates.closed_on,
        register_as_at=as_at,
        organisation_id=organisations[home.owner.number] if home.is_claimed else None,
        joined_on=dates.joined_on,
        # Before an owner says where it is, only the council area is known.
        name=home.name if home.is_claimed else None,
        address=home.address if home.is_claimed else None,
        postcode=home.postcode if home.is_claimed else None,
        public_point=site.public_point if home.is_claimed else known and known.key,
        created_at=at(dates.registered_on),
    )


def _write_entry(ledger: Ledger, home: PlannedHome, frame_id: int) -> None:
    ledger.add(FrameEntry, frame_id=frame_id, **_registered(home))


def _registered(home: PlannedHome) -> dict[str, object]:
    """What the register says of a home."""
    return {
        "registration_number": home.registration_number,
        "home_type": home.home_type,
        "type_as_registered": TYPES_AS_REGISTERED[home.home_type],
        "sector": home.sector,
        "status": home.status,
        "short_break_only": home.short_break_only,
        "places_count": home.places_count,
        "nation": home.site.nation,
        "region_code": home.site.region_code,
        "authority_code": home.site.authority_code,
        "owner_as_registered": home.owner.name,
        "registered_on": home.dates.registered_on,
    }


def _hash_of(country: Country) -> str:
    lines = (
        f"{home.registration_number},{home.site.authority_code},{home.places_count}"
        for home in country.homes
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def write_posts(ledger: Ledger, posts: list[PlannedPost], home_id: int) -> dict[JobRole, int]:
    """The funded posts of one home; ids by role."""
    return {
        post.role: ledger.add(
            EstablishmentPost,
            home_id=home_id,
            role=post.role,
            fte=post.fte,
            funded_from=post.funded_from,
        )
        for post in posts
    }


def write_confirmations(ledger: Ledger, home: PlannedHome, home_id: int, person_id: int) -> None:
    """The days on which one home said that its posts and people are as recorded."""
    for day in home.dates.confirmed_on:
        ledger.add(
            HomeConfirmation,
            home_id=home_id,
            confirmed_on=day,
            confirmed_by_id=person_id,
            created_at=at(day, 15),
        )
