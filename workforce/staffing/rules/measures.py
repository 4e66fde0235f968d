"""Measures of an area from the facts of its homes: ratios of sums on exact decimals.

Formulas: docs/methods/staffing-measures.md.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from workforce.employment.states import VacancyStanding
from workforce.staffing.states import Measure, Symbol

ENGLAND, WALES = "E92000001", "W92000004"
NOUGHT = Decimal(0)
# Days for which a home's word holds, by how many people work there (fewer than, days).
# Source: day limits after which an unchanged return stops counting, Skills for Care's
# published cleaning rules, adopted in docs/methods/staffing-measures.md.
WORD_HOLDS = ((10, 370), (50, 155), (250, 125))
WORD_HOLDS_LARGEST = 65
# From the day on which 26 weeks are over, both days counted.
LONG_GAP_DAYS = 26 * 7

Value = int | Decimal | str


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """What is known of one home on the day; `provider` None when nobody has claimed it.

    `establishment_fte` None where no funded posts are recorded: such a home has reported nothing.
    `people_once_count` and `long_absent_count` count each person in one home only, so that their
    sums never make a few people look like more; `in_post_count` counts who works in this home,
    and stands for the other where that is not told. `manager_gap_days` None where nobody was ever
    recorded as registered manager: it is not known since when there is none.
    """

    region_code: str
    authority_code: str
    nation: str
    places_count: int
    provider: int | None = None
    confirmed_on: date | None = None
    establishment_fte: Decimal | None = None
    estimated_fte: Decimal = NOUGHT
    in_post_fte: Decimal = NOUGHT
    in_post_count: int = 0
    people_once_count: int | None = None
    without_manager: bool = False
    manager_gap_days: int | None = None
    manager_standing: VacancyStanding | None = None
    open_posts_count: int = 0
    starters_count: int = 0
    leavers_count: int = 0
    training_required_count: int = 0
    training_in_date_count: int = 0
    permissions_ending_count: int = 0
    long_absent_fte: Decimal = NOUGHT
    long_absent_count: int = 0
    agency_fte: Decimal = NOUGHT
    cover_fte: Decimal = NOUGHT

    @property
    def once_count(self) -> int:
        """People of this home that no other home counts."""
        known = self.people_once_count
        return self.in_post_count if known is None else known

    @property
    def vacancy_fte(self) -> Decimal:
        """Funded posts that nobody in post fills; a surplus is no vacancy elsewhere."""
        return max((self.establishment_fte or NOUGHT) - self.in_post_fte, NOUGHT)

    @property
    def covered_fte(self) -> Decimal:
        """Vacant posts that agency and bank cover: never more than are vacant in this home."""
        return min(self.cover_fte, self.vacancy_fte)


def word_holds(confirmed_on: date | None, people_count: int, day: date) -> bool:
    """Whether a home's confirmation still counts on a day, given how many people work there."""
    if confirmed_on is None or confirmed_on > day:
        return False
    limit = next((days for below, days in WORD_HOLDS if people_count < below), WORD_HOLDS_LARGEST)
    return (day - confirmed_on).days <= limit


def has_reported(home: HomeFacts, day: date) -> bool:
    """Whether a home's funded posts are recorded and its word that all is right still counts."""
    recorded = home.establishment_fte is not None
    return recorded and word_holds(home.confirmed_on, home.in_post_count, day)


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal | str:
    """Part of whole in percent to one decimal, halves away from zero; `z` of nothing."""
    if whole == 0:
        return Symbol.NOT_APPLICABLE.value
    share = Decimal(part) * 100 / Decimal(whole)
    return share.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class AreaMeasures:
    """The figures of one area, and what disclosure control needs to know of it."""

    kind: str
    values: dict[Measure, Value]
    providers_count: int
    largest_provider_percent: Decimal | str
    people_count: int
    parent: str
    long_absent_count: int = 0


def measured(homes: Iterable[HomeFacts], day: date, kind: str, parent: str) -> AreaMeasures:
    """The measures of the homes of one area; staffing figures only from homes that reported."""
    every = list(homes)
    told = [home for home in every if has_reported(home, day)]
    values: dict[Measure, Value] = {
        Measure.HOMES: len(every),
        Measure.PLACES: sum(home.places_count for home in every),
        Measure.REPORTING_HOMES: len(told),
        **_staff(told),
        **_without_manager(told),
        **_flows(told),
        **_deployable(told),
        **_cover(told),
    }
    values[Measure.COVERAGE] = percent(
        sum(home.places_count for home in told), sum(home.places_count for home in every)
    )
    providers = _places_by_provider(told)
    return AreaMeasures(
        kind=kind,
        values=values,
        providers_count=len(providers),
        largest_provider_percent=percent(
            max(providers.values(), default=0), sum(providers.values())
        ),
        people_count=sum(home.once_count for home in told),
        parent=parent,
        long_absent_count=sum(home.long_absent_count for home in told),
    )


def _staff(told: list[HomeFacts]) -> dict[Measure, Value]:
    establishment = _establishment(told)
    vacancy = sum((home.vacancy_fte for home in told), NOUGHT)
    without = sum(home.without_manager for home in told)
    return {
        Measure.ESTABLISHMENT: establishment,
        Measure.ESTIMATED_PERCENT: percent(
            sum((home.estimated_fte for home in told), NOUGHT), establishment
        ),
        Measure.IN_POST: sum((home.in_post_fte for home in told), NOUGHT),
        Measure.VACANCY: vacancy,
        Measure.VACANCY_PERCENT: percent(vacancy, establishment),
        Measure.NO_MANAGER: without,
        Measure.NO_MANAGER_PERCENT: percent(without, len(told)),
    }


def _without_manager(told: list[HomeFacts]) -> dict[Measure, Value]:
    """Homes without a registered manager by how long, and by how they are looked after."""
    without = [home for home in told if home.without_manager]
    days = [home.manager_gap_days for home in without]
    standing = Counter(home.manager_standing for home in without)
    long = sum(known is not None and known >= LONG_GAP_DAYS for known in days)
    unknown = days.count(None)
    lodged = standing[VacancyStanding.APPLICATION_LODGED]
    interim = standing[VacancyStanding.INTERIM_IN_CHARGE]
    return {
        Measure.NO_MANAGER_SHORT: len(days) - long - unknown,
        Measure.NO_MANAGER_LONG: long,
        Measure.NO_MANAGER_UNKNOWN: unknown,
        Measure.NO_MANAGER_LODGED: lodged,
        Measure.NO_MANAGER_INTERIM: interim,
        Measure.NO_MANAGER_NOBODY: len(without) - lodged - interim,
    }


def _establishment(told: list[HomeFacts]) -> Decimal:
    return sum((home.establishment_fte or NOUGHT for home in told), NOUGHT)


def _deployable(told: list[HomeFacts]) -> dict[Measure, Value]:
    """Who can be deployed: people in post less those away for more than 28 days."""
    establishment = _establishment(told)
    deployable = sum((home.in_post_fte - home.long_absent_fte for home in told), NOUGHT)
    return {
        Measure.DEPLOYABLE: deployable,
        Measure.DEPLOYABLE_GAP_PERCENT: percent(establishment - deployable, establishment),
    }


def _cover(told: list[HomeFacts]) -> dict[Measure, Value]:
    """What agency and bank do: shares of staff, of vacant posts and of funded ones."""
    in_post = sum((home.in_post_fte for home in told), NOUGHT)
    agency = sum((home.agency_fte for home in told), NOUGHT)
    vacancy = sum((home.vacancy_fte for home in told), NOUGHT)
    covered = sum((home.covered_fte for home in told), NOUGHT)
    return {
        Measure.AGENCY: agency,
        Measure.AGENCY_PERCENT: percent(agency, agency + in_post),
        Measure.COVER: covered,
        Measure.COVER_PERCENT: percent(covered, vacancy),
        Measure.UNCOVERED: vacancy - covered,
        Measure.UNCOVERED_PERCENT: percent(vacancy - covered, _establishment(told)),
    }


def _flows(told: list[HomeFacts]) -> dict[Measure, Value]:
    return {
        Measure.OPEN_POSTS: sum(home.open_posts_count for home in told),
        Measure.STARTERS: sum(home.starters_count for home in told),
        Measure.LEAVERS: sum(home.leavers_count for home in told),
        Measure.TRAINING_PERCENT: percent(
            sum(home.training_in_date_count for home in told),
            sum(home.training_required_count for home in told),
        ),
        Measure.PERMISSIONS_ENDING: sum(home.permissions_ending_count for home in told),
    }


def _places_by_provider(told: list[HomeFacts]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for home in told:
        if home.provider is not None:
            found[home.provider] += home.places_count
    return found


def by_area(
    homes: Iterable[HomeFacts], day: date, regions: Iterable[str]
) -> dict[str, AreaMeasures]:
    """The measures of England, every region (also an empty one) and every authority with homes."""
    every = list(homes)
    grouped: dict[str, list[HomeFacts]] = {code: [] for code in regions}
    authorities: dict[str, list[HomeFacts]] = defaultdict(list)
    for home in every:
        grouped.setdefault(home.region_code, []).append(home)
        authorities[home.authority_code].append(home)
    english = [home for home in every if home.region_code != WALES]
    areas = {ENGLAND: measured(english, day, "nation", "")}
    for code, theirs in grouped.items():
        areas[code] = measured(theirs, day, "region", "" if code == WALES else ENGLAND)
    for code, theirs in authorities.items():
        areas[code] = measured(theirs, day, "authority", theirs[0].region_code)
    return areas
