"""How many people apply for each advert of the past year, so that they add up to what is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from workforce.demo.rules import chance
from workforce.demo.rules.board.closed import ClosedAdvert
from workforce.demo.rules.board.showcase import APPLIED
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.rules.posts import PlannedAdvert
from workforce.demo.rules.sizes import Size
from workforce.employment.states import JobRole
from workforce.vacancies.states import NotFilledWhy

UNEVENNESS = 1.4
# People apply early: what an advert is open longer counts no more.
MOST_DAYS, HIRED_DAYS = 35, 30
# How many want a job of a role, beside the others.
WANTED = {
    JobRole.RESIDENTIAL_SUPPORT_WORKER: 1.0,
    JobRole.SENIOR_RESIDENTIAL_SUPPORT_WORKER: 0.7,
    JobRole.WAKING_NIGHT_WORKER: 0.8,
    JobRole.DEPUTY_MANAGER: 0.5,
    JobRole.REGISTERED_MANAGER: 0.3,
    JobRole.THERAPIST: 0.5,
    JobRole.TEACHER: 0.4,
    JobRole.OTHER: 1.2,
}


@dataclass(frozen=True, slots=True)
class Demand:
    """Applications that reached the employer: of live adverts and closed ones, in their order.

    `hired` counts who applied beside somebody who was hired, by the number of that spell.
    """

    live: list[int]
    closed: list[int]
    hired: dict[int, int]

    @property
    def total(self) -> int:
        """All of them, with those who were hired."""
        return sum(self.live) + sum(self.closed) + sum(self.hired.values()) + len(self.hired)


def demand(
    seed: int,
    size: Size,
    live: Sequence[PlannedAdvert],
    closed: Sequence[ClosedAdvert],
    spells: Sequence[PlannedSpell],
    today: date,
) -> Demand:
    """Shares of all applications, by how long an advert was open, its role, and chance."""
    luck = chance.stream(seed, "demand")
    hires = [spell for spell in spells if spell.came_by_applying]
    weights = [
        *(_weight(luck, one.role, (today - one.published_on).days) for one in live),
        *(_of_closed(luck, one) for one in closed),
        *(_weight(luck, one.role, HIRED_DAYS) for one in hires),
    ]
    told = {at: APPLIED[one.shown] for at, one in enumerate(live) if one.shown in APPLIED}
    weights = [0.0 if at in told else weight for at, weight in enumerate(weights)]
    counts = chance.shares(weights, size.applications - len(hires) - sum(told.values()))
    counts = [told.get(at, count) for at, count in enumerate(counts)]
    first, second = len(live), len(live) + len(closed)
    return Demand(
        live=counts[:first],
        closed=counts[first:second],
        hired={spell.number: count for spell, count in zip(hires, counts[second:], strict=True)},
    )


def _of_closed(luck: Random, one: ClosedAdvert) -> float:
    weight = _weight(luck, one.advert.role, (one.ended_on - one.advert.published_on).days)
    return 0.0 if one.why is NotFilledWhy.NOBODY_APPLIED else weight


def _weight(luck: Random, role: JobRole, days: int) -> float:
    return WANTED[role] * min(days, MOST_DAYS) * luck.gammavariate(UNEVENNESS, 1)
