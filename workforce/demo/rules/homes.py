"""The invented homes: size, standing, and when they joined, confirmed, opened or closed."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from workforce.demo.rules import chance, words
from workforce.demo.rules.geography import SHOWCASE_AUTHORITIES, Site, region_shares
from workforce.demo.rules.providers import Owner
from workforce.demo.rules.sizes import MEAN_PLACES, Size
from workforce.providers.states import HomeStatus, HomeType, Sector

LARGEST = 12
# How many homes of a thousand have so many places, before each region is brought to its sum.
HOMES_BY_PLACES = {1: 80, 2: 160, 3: 220, 4: 270, 5: 130, 6: 90, 7: 20, 8: 20, 9: 10}
CLOSED_PERCENT, SUSPENDED_PERCENT, UNCLAIMED_PERCENT = 0.75, 0.3, 0.5
SILENT_PERCENT, LATE_PERCENT = 7.0, 4.0
SHORT_BREAK_PERCENT, YOUNG_PERCENT = 4.0, 9.0
# In a region of fewer homes every home reports, so that the region's figures can be shown.
FEWEST_TO_SPARE = 6
SHOWCASE_JOINED_DAYS = 200
# One home of so many is a school too, the third of the demo provider among them.
SCHOOL_EVERY, FIRST_SCHOOL = 25, 3


@dataclass(frozen=True, slots=True)
class Dates:
    """The days in the life of a home on its register and on this service."""

    registered_on: date
    joined_on: date | None
    closed_on: date | None
    confirmed_on: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class PlannedHome:
    """One invented home; numbers count from 1."""

    number: int
    site: Site
    places_count: int
    sector: Sector
    owner: Owner
    is_claimed: bool
    status: HomeStatus
    short_break_only: bool
    dates: Dates
    name: str
    address: str
    postcode: str
    home_type: HomeType = HomeType.CHILDRENS_HOME

    @property
    def also_school(self) -> bool:
        """Whether it is registered as a school too, so that school checks are asked."""
        is_home = self.home_type is HomeType.CHILDRENS_HOME
        return is_home and self.number % SCHOOL_EVERY == FIRST_SCHOOL

    @property
    def registration_number(self) -> str:
        """What the invented register calls it."""
        return f"DEMO-{self.number:04d}"

    @property
    def is_showcase(self) -> bool:
        """Whether it belongs to the demo provider."""
        return self.owner.number == 1

    @property
    def is_working(self) -> bool:
        """Whether it is open and its owner keeps its records here."""
        return self.is_claimed and self.status is not HomeStatus.CLOSED


def places_counts(seed: int, size: Size, sites: Sequence[Site]) -> list[int]:
    """Registered places of every home; each region has its published share of all places."""
    luck = chance.stream(seed, "places")
    kinds, weights = list(HOMES_BY_PLACES), list(HOMES_BY_PLACES.values())
    found = luck.choices(kinds, weights, k=len(sites))
    by_region: dict[str, list[int]] = defaultdict(list)
    for at, site in enumerate(sites):
        by_region[site.region_code].append(at)
    codes = sorted(by_region)
    wanted = chance.shares(
        _place_weights(codes, by_region, size), round(size.homes * MEAN_PLACES), least=0
    )
    for code, total in zip(codes, wanted, strict=True):
        _bring_to(luck, found, by_region[code], total)
    return found


def _place_weights(codes: list[str], by_region: dict[str, list[int]], size: Size) -> list[float]:
    if size.everywhere:
        published = {share.region_code: share.places_percent for share in region_shares()}
        return [published[code] for code in codes]
    return [float(len(by_region[code])) for code in codes]


def _bring_to(luck: Random, counts: list[int], members: list[int], total: int) -> None:
    """Add or take single places at random until the members have the total."""
    missing = total - sum(counts[at] for at in members)
    step = 1 if missing > 0 else -1
    while missing:
        at = luck.choice(members)
        if 1 <= counts[at] + step <= LARGEST:
            counts[at] += step
            missing -= step


def standings(seed: int, sites: Sequence[Site]) -> dict[str, frozenset[int]]:
    """Which homes are closed, suspended, unclaimed, silent or late; only where homes abound."""
    luck = chance.stream(seed, "standings")
    held = Counter(site.region_code for site in sites)
    spare = [
        at
        for at, site in enumerate(sites)
        if at >= len(SHOWCASE_AUTHORITIES) and held[site.region_code] >= FEWEST_TO_SPARE
    ]
    luck.shuffle(spare)
    found: dict[str, frozenset[int]] = {}
    for name, percent in (
        ("closed", CLOSED_PERCENT),
        ("suspended", SUSPENDED_PERCENT),
        ("unclaimed", UNCLAIMED_PERCENT),
        ("silent", SILENT_PERCENT),
        ("late", LATE_PERCENT),
    ):
        count = max(1, round(len(sites) * percent / 100))
        found[name], spare = frozenset(spare[:count]), spare[count:]
    return found


def planned(
    seed: int, sites: Sequence[Site], places: Sequence[int], owners: Sequence[Owner], today: date
) -> list[PlannedHome]:
    """Every home with its days and names."""
    luck = chance.stream(seed, "homes")
    standing = standings(seed, sites)
    found = []
    for at, (site, count, owner) in enumerate(zip(sites, places, owners, strict=True)):
        found.append(
            PlannedHome(
                number=at + 1,
                site=site,
                places_count=count,
                sector=owner.sector,
                owner=owner,
                is_claimed=at not in standing["unclaimed"],
                status=_status(at, standing),
                short_break_only=luck.random() * 100 < SHORT_BREAK_PERCENT
                and at >= len(SHOWCASE_AUTHORITIES),
                dates=_dates(luck, at, standing, today),
                name=words.home_name(luck),
                address=words.address(luck),
                postcode=words.postcode(luck, site.outcode),
            )
        )
    return found


def _status(at: int, standing: dict[str, frozenset[int]]) -> HomeStatus:
    if at in standing["closed"]:
        return HomeStatus.CLOSED
    return HomeStatus.SUSPENDED if at in standing["suspended"] else HomeStatus.ACTIVE


def _dates(luck: Random, at: int, standing: dict[str, frozenset[int]], today: date) -> Dates:
    joined_days = luck.randint(70, 360)
    age_days = luck.randint(joined_days + 20, 400) if _is_young(luck) else luck.randint(420, 5_500)
    closed_days = luck.randint(40, joined_days - 20)
    confirmed = _confirmations(luck, joined_days, late=at in standing["late"])
    if at < len(SHOWCASE_AUTHORITIES):
        joined_days = SHOWCASE_JOINED_DAYS
        age_days = max(age_days, joined_days + 400)
        confirmed = (1, 36, 66, 101)
    if at in standing["silent"] | standing["closed"] | standing["unclaimed"]:
        confirmed = ()
    joined_on = today - timedelta(days=joined_days)
    closed_on = today - timedelta(days=closed_days)
    return Dates(
        registered_on=today - timedelta(days=age_days),
        joined_on=None if at in standing["unclaimed"] else joined_on,
        closed_on=closed_on if at in standing["closed"] else None,
        confirmed_on=tuple(sorted(today - timedelta(days=days) for days in confirmed)),
    )


def _is_young(luck: Random) -> bool:
    return luck.random() * 100 < YOUNG_PERCENT


def _confirmations(luck: Random, joined_days: int, *, late: bool) -> tuple[int, ...]:
    """How many days ago a home confirmed: about once a month since it joined, some not of late."""
    if late:
        return (min(luck.randint(170, 300), joined_days),)
    first = luck.randint(1, 28)
    return tuple(range(first, min(joined_days, first + 4 * 31), 31))
