"""The figures of a plan that must agree with what is published of the sector."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from workforce.demo.rules.country import Country
from workforce.demo.rules.geography import children_looked_after
from workforce.employment.states import JobRole
from workforce.providers.states import HomeStatus, Sector

NORTH_WEST = "E12000002"


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in percent; of what, each says.

    `turnover_percent`: leavers of the past year per person in post. `no_vacancy_percent`: of open
    homes, those without a live advert. `no_manager_percent`: of open homes. The private and the
    North West shares: of all homes or places. `places_per_child`: by English region, places per
    child looked after by its authorities.
    """

    people_count: int
    live_vacancies_count: int
    staff_per_home: float
    turnover_percent: float
    no_vacancy_percent: float
    no_manager_percent: float
    private_percent: float
    north_west_homes_percent: float
    north_west_places_percent: float
    mean_places: float
    places_per_child: dict[str, float]


def figures(country: Country) -> Figures:
    """The figures of a plan."""
    homes = country.homes
    working = [home for home in homes if home.is_working]
    active = [home for home in working if home.status is HomeStatus.ACTIVE]
    in_post = [spell for spell in country.spells if spell.is_current]
    advertising = {advert.home.number for advert in country.adverts}
    managed = {spell.home.number for spell in in_post if spell.role is JobRole.REGISTERED_MANAGER}
    year_ago = country.today - timedelta(days=365)
    leavers = sum(
        spell.ended_on is not None and spell.ended_on >= year_ago for spell in country.spells
    )
    places: Counter[str] = Counter()
    for home in homes:
        places[home.site.region_code] += home.places_count
    in_north_west = sum(home.site.region_code == NORTH_WEST for home in homes)
    return Figures(
        people_count=len(in_post),
        live_vacancies_count=len(country.adverts),
        staff_per_home=len(in_post) / len(working),
        turnover_percent=_percent(leavers, len(in_post)),
        no_vacancy_percent=_percent(
            sum(home.number not in advertising for home in active), len(active)
        ),
        no_manager_percent=_percent(
            sum(home.number not in managed for home in working), len(working)
        ),
        private_percent=_percent(sum(home.sector is Sector.PRIVATE for home in homes), len(homes)),
        north_west_homes_percent=_percent(in_north_west, len(homes)),
        north_west_places_percent=_percent(places[NORTH_WEST], sum(places.values())),
        mean_places=sum(places.values()) / len(homes),
        places_per_child={
            code: places[code] / children for code, children in children_looked_after().items()
        },
    )


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole
