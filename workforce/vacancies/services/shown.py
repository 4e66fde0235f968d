"""What the public may know of an advert: the employer's name and the names around it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from workforce.core.translation import language
from workforce.places import rules as places
from workforce.providers.models import Home, Organisation
from workforce.providers.queries import homes as known_homes
from workforce.vacancies.models import Vacancy, VacancyPlace
from workforce.vacancies.queries.posting import places as own_places
from workforce.vacancies.rules import screening
from workforce.vacancies.rules.pay import figures


def employer_name(organisation: Organisation, home: Home) -> str:
    """The employer as the public may read it: nothing where the name is the home's own."""
    known = whereabouts(home)
    return "" if screening.spot(organisation.name, known) else organisation.name


def employer_name_of(vacancy: Vacancy) -> str:
    """The employer of an advert, as the public may read it beside each of its homes."""
    names = [employer_name(vacancy.organisation, home) for home in own_places.homes_of(vacancy)]
    return names[0] if all(names) else ""


def copy_place(row: Vacancy | VacancyPlace, home: Home) -> None:
    """Keep as much of a home's place as may be public, so that search needs nothing finer."""
    row.region_code, row.authority_code = home.region_code, home.authority_code
    row.public_point = home.public_point


def show(vacancy: Vacancy) -> None:
    """Copy what the public may know of the homes and of their owner."""
    further = own_places.further_places(vacancy)
    vacancy.nation = vacancy.home.nation
    vacancy.employer_name = employer_name_of(vacancy)
    copy_place(vacancy, vacancy.home)
    for place in further:
        copy_place(place, place.home)
    settle(vacancy)


def settle(vacancy: Vacancy) -> None:
    """Work out what follows from an advert's terms and its home, for search and for its pages."""
    known = figures(
        role=vacancy.role,
        contract=vacancy.contract,
        weekly_hours=vacancy.weekly_hours,
        pay_period=vacancy.pay_period,
        pay_from_pence=vacancy.pay_from_pence,
        hours_patterns=vacancy.hours_patterns or 0,
        sleep_ins_a_month=vacancy.sleep_ins_a_month or 0,
    )
    for name, value in known.items():
        setattr(vacancy, name, value)
    vacancy.sector, vacancy.home_type = vacancy.home.sector, vacancy.home.home_type


def whereabouts(home: Home) -> screening.Whereabouts:
    """What is secret about a home, and the names around it that are public anyway."""
    return screening.Whereabouts(
        name=home.name or "",
        address=home.address or "",
        postcode=home.postcode or "",
        public_names=public_names(home),
    )


def secrets(homes: Sequence[Home]) -> screening.Secrets:
    """What no word of an advert for some homes may tell: of them and of their owner's other ones.

    What is public around any of the homes may be said, though another has it in its address.
    """
    own = {home.id: whereabouts(home) for home in homes}
    owners = sorted({home.organisation_id for home in homes if home.organisation_id is not None})
    every = [home for owner in owners for home in known_homes.homes_of(owner)]
    others = [whereabouts(home) for home in every if home.id not in own]
    around = frozenset[str]().union(*(one.public_names for one in (*own.values(), *others)))
    return screening.Secrets(
        tuple(own.values()), tuple(replace(one, public_names=around) for one in others)
    )


def secret_home(home: Home) -> screening.Whereabouts:
    """What is secret about a home, as adverts of its owner's other homes are held against it."""
    near = known_homes.homes_of(home.organisation_id) if home.organisation_id else []
    around = frozenset[str]().union(*map(public_names, near))
    return replace(whereabouts(home), public_names=around)


def secret_places(vacancy: Vacancy) -> tuple[screening.Whereabouts, ...]:
    """Where every home of an advert's employer is: no letter and no meeting may tell of any."""
    return secrets([vacancy.home]).every


def public_names(home: Home) -> frozenset[str]:
    """Names of the council area, the region and the big place near it: anybody may know them."""
    return _names_around(home.region_code, home.authority_code, home.public_point, language())


@lru_cache(maxsize=1024)
def _names_around(
    region_code: str, authority_code: str, public_point: str | None, _language: str
) -> frozenset[str]:
    names = {places.region_name(region_code), "England", "Wales", "Cymru"}
    authority = places.directory().by_code(authority_code)
    if authority is not None:
        names |= {authority.name, authority.display_name, authority.welsh_name or ""}
    point = places.public_point_by_key(public_point or "")
    if point is not None:
        names.add(point.name)
    return frozenset(name for name in names if name)
