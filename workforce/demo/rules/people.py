"""Who works, or worked of late, in the invented homes."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from workforce.demo.rules import chance, words
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.sizes import TURNOVER_PERCENT, WITHOUT_MANAGER_PERCENT, Size
from workforce.employment.states import Contract, JobRole, LeavingReason
from workforce.providers.states import HomeStatus

FEWEST_STAFF = 4
STAFF_OF_A_HOME, STAFF_OF_A_PLACE = 4.2, 2.45
MEAN_TENURE_DAYS = 1_180
MEAN_SHORT_TENURE_DAYS = 480
LONGEST_TENURE_DAYS = 12_000
YEAR_DAYS = 365
# Leavers of somewhat more than a year, so that the year up to last month's end is whole as well.
LEAVERS_DAYS = 425
HOMES_WITH_DEPUTY = 8
# Checks take up to so many days, so nobody starts in the first days after a home joined.
GATE_DAYS = 30
# A hire needs time between advert and first day.
HIRING_DAYS = 75
HIRED_HERE_PERCENT = 55
ROLE_WEIGHTS = {
    JobRole.RESIDENTIAL_SUPPORT_WORKER: 61.0,
    JobRole.SENIOR_RESIDENTIAL_SUPPORT_WORKER: 20.0,
    JobRole.WAKING_NIGHT_WORKER: 12.0,
    JobRole.OTHER: 3.0,
    JobRole.THERAPIST: 2.0,
    JobRole.TEACHER: 2.0,
}
# Contracted hours a week are tenths of the standard week of 37.5.
HOURS_WEIGHTS = {"37.5": 74.0, "33.75": 4.0, "30": 10.0, "26.25": 3.0, "22.5": 6.0, "18.75": 3.0}
CONTRACT_WEIGHTS = {Contract.PERMANENT: 94.0, Contract.FIXED_TERM: 6.0}
REASON_WEIGHTS = {
    LeavingReason.PAY: 22.0,
    LeavingReason.CONDITIONS: 17.0,
    LeavingReason.STRESS: 16.0,
    LeavingReason.CAREER: 15.0,
    LeavingReason.PERSONAL: 11.0,
    LeavingReason.DISMISSAL: 6.0,
    LeavingReason.RETIREMENT: 4.0,
    LeavingReason.END_OF_CONTRACT: 4.0,
    LeavingReason.NOT_STATED: 3.0,
    LeavingReason.VISA: 2.0,
}
HOURS = {text: Decimal(text) for text in HOURS_WEIGHTS}
FULL_TIME = HOURS["37.5"]


@dataclass(frozen=True, slots=True)
class PlannedSpell:
    """One spell in post; `hired_here` when it began with an application on this service."""

    number: int
    home: PlannedHome
    role: JobRole
    contract: Contract
    weekly_hours: Decimal
    started_on: date
    ended_on: date | None
    reason: LeavingReason | None
    reference: str
    given_name: str
    family_name: str
    hired_here: bool

    @property
    def is_current(self) -> bool:
        """Whether the person is in post today."""
        return self.ended_on is None

    @property
    def came_by_applying(self) -> bool:
        """Whether an application of theirs is written; managers of today have accounts anyway."""
        is_manager = self.is_current and self.role is JobRole.REGISTERED_MANAGER
        return self.hired_here and not is_manager

    @property
    def before_joining(self) -> bool:
        """Whether the person was in post before the home joined, and so without the gate."""
        joined_on = self.home.dates.joined_on
        return joined_on is not None and self.started_on < joined_on


def staff_counts(seed: int, size: Size, homes: Sequence[PlannedHome]) -> dict[int, int]:
    """How many people are in post in each working home, by its number."""
    luck = chance.stream(seed, "staff")
    working = [home for home in homes if home.is_working]
    weights = [
        (STAFF_OF_A_HOME + STAFF_OF_A_PLACE * home.places_count - FEWEST_STAFF)
        * luck.uniform(0.7, 1.3)
        for home in working
    ]
    counts = chance.shares(weights, size.people, least=FEWEST_STAFF)
    return {home.number: count for home, count in zip(working, counts, strict=True)}


def homes_without_manager(
    seed: int, homes: Sequence[PlannedHome], with_vacancy: frozenset[int]
) -> frozenset[int]:
    """Homes that have no registered manager: some of those with a vacancy."""
    luck = chance.stream(seed, "managers")
    working = [home.number for home in homes if home.is_working]
    possible = [home.number for home in homes if home.number in with_vacancy]
    possible = [number for number in possible if not homes[number - 1].is_showcase]
    count = round(len(working) * WITHOUT_MANAGER_PERCENT / 100)
    return frozenset(luck.sample(possible, count))


def spells(
    seed: int, size: Size, homes: Sequence[PlannedHome], unmanaged: frozenset[int], today: date
) -> list[PlannedSpell]:
    """Everybody in post, and everybody who left within somewhat more than a year."""
    counts = staff_counts(seed, size, homes)
    maker = _Maker(seed, today)
    found: list[PlannedSpell] = []
    leavers = _leaver_counts(seed, size, homes, counts)
    for home in homes:
        if not home.is_claimed:
            continue
        managed = home.number not in unmanaged
        roles = _roles(maker.luck, counts.get(home.number, 0), managed=managed)
        found.extend([maker.current(home, role) for role in roles])
        found.extend([maker.leaver(home) for _ in range(leavers.get(home.number, 0))])
    return found


def _leaver_counts(
    seed: int, size: Size, homes: Sequence[PlannedHome], counts: dict[int, int]
) -> dict[int, int]:
    """How many left each home; whoever worked in a home that closed left with it."""
    luck = chance.stream(seed, "leavers")
    total = round(size.people * TURNOVER_PERCENT / 100 * LEAVERS_DAYS / YEAR_DAYS)
    closed = {home.number: FEWEST_STAFF for home in homes if home.status is HomeStatus.CLOSED}
    numbers = list(counts)
    drawn = luck.choices(
        numbers, [counts[number] for number in numbers], k=total - sum(closed.values())
    )
    return dict(Counter(drawn)) | closed


def _roles(luck: Random, count: int, *, managed: bool) -> Iterator[JobRole]:
    """The roles of a team: a manager, a deputy where there are enough, then whoever is needed."""
    if count and managed:
        count -= 1
        yield JobRole.REGISTERED_MANAGER
    if count >= HOMES_WITH_DEPUTY:
        count -= 1
        yield JobRole.DEPUTY_MANAGER
    yield from luck.choices(list(ROLE_WEIGHTS), list(ROLE_WEIGHTS.values()), k=count)


class _Maker:
    """Makes spells one after another, with references that no employer gives twice."""

    def __init__(self, seed: int, today: date) -> None:
        self.luck = chance.stream(seed, "people")
        self.today = today
        self._references: dict[int, int] = defaultdict(int)
        self._count = 0

    def current(self, home: PlannedHome, role: JobRole) -> PlannedSpell:
        """Somebody in post today."""
        lead = role in {JobRole.REGISTERED_MANAGER, JobRole.DEPUTY_MANAGER}
        days = self._days(home, MEAN_TENURE_DAYS * (1.2 if lead else 1))
        return self._spell(home, role, self.today - timedelta(days=days), None, full_time=lead)

    def leaver(self, home: PlannedHome) -> PlannedSpell:
        """Somebody who left, most of them after a short time."""
        role = self.luck.choices(list(ROLE_WEIGHTS), list(ROLE_WEIGHTS.values()))[0]
        ended_on = home.dates.closed_on or self.today - timedelta(
            days=self.luck.randint(3, min(LEAVERS_DAYS, self._age(home) - 30))
        )
        longest = (ended_on - home.dates.registered_on).days + 30
        days = int(min(self.luck.expovariate(1 / MEAN_SHORT_TENURE_DAYS) + 25, longest))
        return self._spell(home, role, ended_on - timedelta(days=days), ended_on, full_time=False)

    def _age(self, home: PlannedHome) -> int:
        return (self.today - home.dates.registered_on).days

    def _days(self, home: PlannedHome, mean: float) -> int:
        """How long ago somebody in post started: never much before the home opened."""
        days = self.luck.expovariate(1 / mean) + 2
        longest = min(LONGEST_TENURE_DAYS, self._age(home) + 30)
        return int(days) if days <= longest else self.luck.randint(longest // 2, longest)

    def _spell(
        self,
        home: PlannedHome,
        role: JobRole,
        started_on: date,
        ended_on: date | None,
        *,
        full_time: bool,
    ) -> PlannedSpell:
        self._count += 1
        owner = home.owner.number
        self._references[owner] += 1
        given, family = words.person(self.luck)
        joined_on = home.dates.joined_on or self.today
        if joined_on <= started_on < joined_on + timedelta(days=GATE_DAYS):
            started_on = joined_on - timedelta(days=self.luck.randint(1, 15))
        hired = started_on >= joined_on + timedelta(days=HIRING_DAYS)
        return PlannedSpell(
            number=self._count,
            home=home,
            role=role,
            contract=self._of(CONTRACT_WEIGHTS),
            weekly_hours=FULL_TIME if full_time else HOURS[self._of(HOURS_WEIGHTS)],
            started_on=started_on,
            ended_on=ended_on,
            reason=None if ended_on is None else self._of(REASON_WEIGHTS),
            reference=f"P{self._references[owner]:05d}",
            given_name=given,
            family_name=family,
            hired_here=hired and self.luck.random() * 100 < HIRED_HERE_PERCENT,
        )

    def _of(self, weights: dict[chance.T, float]) -> chance.T:
        return chance.pick(self.luck, weights)
