"""Funded posts of the invented homes, and the adverts for those that are vacant."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from workforce.demo.rules import chance, words
from workforce.demo.rules.board.showcase import OPEN_DAYS, SHOWN, Shown
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.people import FULL_TIME, HOURS, HOURS_WEIGHTS, PlannedSpell
from workforce.demo.rules.sizes import WITHOUT_VACANCY_PERCENT, Size
from workforce.employment import rules as employment
from workforce.employment.states import IN_POST_CONTRACTS, Contract, JobRole
from workforce.providers.states import HomeStatus
from workforce.vacancies.states import PayPeriod

UNEVENNESS = 1.6
OVER_ESTABLISHED_PERCENT = 12
HALF = Decimal("0.5")
MANAGER_ADVERTISED_PERCENT = 80
ADVERT_ROLES = {
    JobRole.RESIDENTIAL_SUPPORT_WORKER: 58.0,
    JobRole.SENIOR_RESIDENTIAL_SUPPORT_WORKER: 14.0,
    JobRole.WAKING_NIGHT_WORKER: 14.0,
    JobRole.DEPUTY_MANAGER: 5.0,
    JobRole.OTHER: 4.0,
    JobRole.THERAPIST: 3.0,
    JobRole.TEACHER: 2.0,
}
ADVERT_CONTRACTS = {Contract.PERMANENT: 70.0, Contract.FIXED_TERM: 6.0, Contract.BANK: 24.0}
# Pay by role: the period, the lowest and the highest start of a range, and how wide it is; pence.
PAY = {
    JobRole.RESIDENTIAL_SUPPORT_WORKER: (PayPeriod.HOUR, 1_271, 1_420, 90),
    JobRole.SENIOR_RESIDENTIAL_SUPPORT_WORKER: (PayPeriod.HOUR, 1_390, 1_560, 110),
    JobRole.WAKING_NIGHT_WORKER: (PayPeriod.HOUR, 1_290, 1_450, 70),
    JobRole.OTHER: (PayPeriod.HOUR, 1_271, 1_340, 60),
    JobRole.DEPUTY_MANAGER: (PayPeriod.YEAR, 3_400_000, 3_900_000, 300_000),
    JobRole.REGISTERED_MANAGER: (PayPeriod.YEAR, 4_600_000, 5_400_000, 500_000),
    JobRole.THERAPIST: (PayPeriod.YEAR, 3_700_000, 4_300_000, 400_000),
    JobRole.TEACHER: (PayPeriod.YEAR, 3_200_000, 3_900_000, 500_000),
}
LONGEST_ADVERTISED_DAYS = 90
BANK_HOURS = Decimal(15)
SHOWCASE_TITLE = "Residential support worker"
SHOWCASE_ADVERTS = 3


@dataclass(frozen=True, slots=True)
class PlannedPost:
    """Funded posts of one role in one home."""

    home: PlannedHome
    role: JobRole
    fte: Decimal
    funded_from: date


@dataclass(frozen=True, slots=True)
class PlannedAdvert:
    """One advert: live until `closes_on`, or ended on the day somebody was hired."""

    home: PlannedHome
    role: JobRole
    contract: Contract
    weekly_hours: Decimal
    title: str
    pay_period: PayPeriod
    pay_from_pence: int
    pay_to_pence: int
    published_on: date
    closes_on: date
    description: str
    shown: Shown | None = None


def homes_with_vacancy(seed: int, homes: Sequence[PlannedHome]) -> frozenset[int]:
    """Numbers of the homes that advertise, the same share of every region and as many as published.

    All of the demo provider's are among them.
    """
    luck = chance.stream(seed, "vacancies")
    open_homes = [home for home in homes if home.is_working and home.status is HomeStatus.ACTIVE]
    sure = [home.number for home in open_homes if home.is_showcase]
    count = round(len(open_homes) * (100 - WITHOUT_VACANCY_PERCENT) / 100) - len(sure)
    possible: dict[str, list[int]] = defaultdict(list)
    for home in open_homes:
        if not home.is_showcase:
            possible[home.site.region_code].append(home.number)
    regions = sorted(possible)
    counts = chance.shares([len(possible[code]) for code in regions], count)
    return frozenset(sure).union(
        *(luck.sample(possible[code], wanted) for code, wanted in zip(regions, counts, strict=True))
    )


def adverts(
    seed: int,
    size: Size,
    homes: Sequence[PlannedHome],
    with_vacancy: frozenset[int],
    unmanaged: frozenset[int],
    today: date,
) -> list[PlannedAdvert]:
    """Every live advert; the first is the one that the demo's recruiter is filling."""
    luck = chance.stream(seed, "adverts")
    recruiting = [home for home in homes if home.number in with_vacancy]
    weights = [(2 + home.places_count) * luck.gammavariate(UNEVENNESS, 1) for home in recruiting]
    counts = chance.shares(weights, size.vacancies, least=1)
    while counts[0] < SHOWCASE_ADVERTS:
        counts[0] += 1
        counts[counts.index(max(counts[1:]), 1)] -= 1
    found = []
    for home, count in zip(recruiting, counts, strict=True):
        for turn in range(count):
            if home.number == 1 and turn == 0:
                found.append(_showcase(luck, home, today))
            else:
                role = _role(luck, first=turn == 0, managed=home.number not in unmanaged)
                one = _advert(luck, home, role, today, size.newest_days)
                found.append(_as_shown(one, turn, today) if home.is_showcase else one)
    return found


def _as_shown(one: PlannedAdvert, turn: int, today: date) -> PlannedAdvert:
    """An advert of the demo provider, open as long as what it shows needs."""
    shown = SHOWN.get((one.home.number, turn))
    if shown is None or shown not in OPEN_DAYS:
        return replace(one, shown=shown)
    since, more = OPEN_DAYS[shown]
    return replace(
        one,
        shown=shown,
        published_on=today - timedelta(days=since),
        closes_on=today + timedelta(days=more),
    )


def _role(luck: Random, *, first: bool, managed: bool) -> JobRole:
    if first and not managed and luck.random() * 100 < MANAGER_ADVERTISED_PERCENT:
        return JobRole.REGISTERED_MANAGER
    return chance.pick(luck, ADVERT_ROLES)


def _advert(
    luck: Random, home: PlannedHome, role: JobRole, today: date, newest_days: int
) -> PlannedAdvert:
    contract, hours = _contract(luck, role)
    days = (
        _published_on(luck, home, today, newest_days),
        today + timedelta(days=luck.randint(3, 45)),
    )
    return advert(luck, home, role, contract, hours, days)


def advert_of_role(
    luck: Random, home: PlannedHome, role: JobRole, days: tuple[date, date]
) -> PlannedAdvert:
    """An advert for a role, open between two days."""
    contract, hours = _contract(luck, role)
    return advert(luck, home, role, contract, hours, days)


def _contract(luck: Random, role: JobRole) -> tuple[Contract, Decimal]:
    lead = role in {JobRole.REGISTERED_MANAGER, JobRole.DEPUTY_MANAGER}
    contract = Contract.PERMANENT if lead else chance.pick(luck, ADVERT_CONTRACTS)
    hours = FULL_TIME if lead else HOURS[chance.pick(luck, HOURS_WEIGHTS)]
    return contract, BANK_HOURS if contract is Contract.BANK else hours


def _published_on(luck: Random, home: PlannedHome, today: date, newest_days: int) -> date:
    """Within the last quarter, after the home joined."""
    joined_on = home.dates.joined_on or today
    longest = min(LONGEST_ADVERTISED_DAYS, (today - joined_on).days - 5)
    return today - timedelta(days=luck.randint(newest_days, longest))


def advert(
    luck: Random,
    home: PlannedHome,
    role: JobRole,
    contract: Contract,
    weekly_hours: Decimal,
    days: tuple[date, date],
) -> PlannedAdvert:
    """An advert of these particulars, with pay and words to suit, open between two days."""
    period, lowest, highest, width = PAY[role]
    step = 5 if period is PayPeriod.HOUR else 50_000
    pay_from = lowest + luck.randrange(0, highest - lowest + 1, step)
    return PlannedAdvert(
        home=home,
        role=role,
        contract=contract,
        weekly_hours=weekly_hours,
        title=words.title(luck, role.value),
        pay_period=period,
        pay_from_pence=pay_from,
        pay_to_pence=pay_from + width,
        published_on=days[0],
        closes_on=days[1],
        description=words.description(luck, role.value),
    )


def _showcase(luck: Random, home: PlannedHome, today: date) -> PlannedAdvert:
    """A full-time permanent post, published last of all, so that it stands first in a search."""
    return PlannedAdvert(
        home=home,
        role=JobRole.RESIDENTIAL_SUPPORT_WORKER,
        contract=Contract.PERMANENT,
        weekly_hours=FULL_TIME,
        title=SHOWCASE_TITLE,
        pay_period=PayPeriod.HOUR,
        pay_from_pence=1_340,
        pay_to_pence=1_460,
        published_on=today - timedelta(days=1),
        closes_on=today + timedelta(days=28),
        description=words.description(luck, JobRole.RESIDENTIAL_SUPPORT_WORKER.value),
        shown=Shown.FIRST,
    )


def posts(
    seed: int,
    homes: Sequence[PlannedHome],
    spells: Sequence[PlannedSpell],
    adverts: Sequence[PlannedAdvert],
    unmanaged: frozenset[int],
) -> list[PlannedPost]:
    """Funded posts: those filled, those advertised, and one manager for every home.

    Bank work is nobody's post. Some homes without a vacancy have somewhat more people than posts.
    """
    luck = chance.stream(seed, "posts")
    funded: dict[int, dict[JobRole, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for spell in spells:
        if spell.is_current and spell.contract in IN_POST_CONTRACTS:
            funded[spell.home.number][spell.role] += employment.fte(spell.weekly_hours)
    vacant: dict[int, dict[JobRole, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for advert in adverts:
        # Whoever always looks for people has no post that is vacant.
        if advert.contract in IN_POST_CONTRACTS and advert.shown is not Shown.INTEREST:
            vacant[advert.home.number][advert.role] += employment.fte(advert.weekly_hours)
    for number in unmanaged:
        vacant[number][JobRole.REGISTERED_MANAGER] = Decimal(1)
    found = []
    for home in homes:
        if not home.is_working:
            continue
        held, open_now = funded[home.number], vacant[home.number]
        _over_establish(luck, held, open_now)
        found += _of_home(home, held, open_now)
    return found


def _over_establish(
    luck: Random, held: dict[JobRole, Decimal], open_now: Mapping[JobRole, Decimal]
) -> None:
    role = JobRole.RESIDENTIAL_SUPPORT_WORKER
    drawn = luck.random() * 100
    if not open_now and drawn < OVER_ESTABLISHED_PERCENT and held.get(role, HALF) > HALF:
        held[role] -= HALF


def _of_home(
    home: PlannedHome, held: Mapping[JobRole, Decimal], open_now: Mapping[JobRole, Decimal]
) -> list[PlannedPost]:
    day = home.dates.registered_on
    return [
        PlannedPost(home, role, held.get(role, Decimal(0)) + open_now.get(role, Decimal(0)), day)
        for role in JobRole
        if role in held or role in open_now
    ]
