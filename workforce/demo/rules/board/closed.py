"""Adverts of the past year that ended without a hire through this service, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from workforce.demo.rules import chance
from workforce.demo.rules.homes import PlannedHome
from workforce.demo.rules.posts import ADVERT_ROLES, PlannedAdvert, advert_of_role
from workforce.demo.rules.sizes import Size
from workforce.vacancies.states import NotFilledWhy, PostOutcome

# Days from joining to a first advert, how long adverts were open, and days till the employer said.
FIRST_DAYS, OPEN_DAYS, SAID_DAYS = 5, (14, 45), (0, 12)
# An advert of these ended so many days ago at the latest.
LATEST_DAYS, ASKED_DAYS = 4, 7
OUTCOMES = {
    PostOutcome.NOT_FILLED: 50.0,
    PostOutcome.ELSEWHERE: 26.0,
    PostOutcome.OWN_STAFF: 9.0,
    PostOutcome.BANK_OR_AGENCY: 9.0,
    None: 6.0,
}
WHY = {
    NotFilledWhy.NOBODY_SUITABLE: 36.0,
    NotFilledWhy.NOBODY_APPLIED: 16.0,
    NotFilledWhy.PAY_DECLINED: 14.0,
    NotFilledWhy.OFFER_DECLINED: 12.0,
    NotFilledWhy.CHECKS_FAILED: 5.0,
    NotFilledWhy.NOT_NEEDED: 11.0,
    NotFilledWhy.OTHER: 6.0,
}


@dataclass(frozen=True, slots=True)
class ClosedAdvert:
    """One of them: when it ended, and how its post did, where the employer has said so."""

    advert: PlannedAdvert
    ended_on: date
    outcome: PostOutcome | None
    why: NotFilledWhy | None
    said_on: date


def closed(seed: int, size: Size, homes: Sequence[PlannedHome], today: date) -> list[ClosedAdvert]:
    """All of them, home by home; larger homes, and those here longer, have more."""
    luck = chance.stream(seed, "closed adverts")
    working = [home for home in homes if home.is_working]
    weights = [(2.0 + home.places_count) * _days_here(home, today) for home in working]
    counts = chance.shares(weights, size.closed_adverts, 1)
    first, *others = [
        _closed(luck, home, today)
        for home, count in zip(working, counts, strict=True)
        for _turn in range(count)
    ]
    # Nobody has said yet how the first of the demo provider’s ended, a week ago.
    ended = today - timedelta(days=ASKED_DAYS)
    begun = ended - timedelta(days=OPEN_DAYS[1])
    asked = replace(first.advert, published_on=begun, closes_on=ended)
    return [replace(first, advert=asked, ended_on=ended, outcome=None, why=None), *others]


def _days_here(home: PlannedHome, today: date) -> int:
    return (today - (home.dates.joined_on or today)).days


def _closed(luck: Random, home: PlannedHome, today: date) -> ClosedAdvert:
    longest = _days_here(home, today) - FIRST_DAYS
    published = today - timedelta(days=luck.randint(OPEN_DAYS[0] + LATEST_DAYS + 2, longest))
    open_days = min(luck.randint(*OPEN_DAYS), (today - published).days - LATEST_DAYS)
    ended = published + timedelta(days=open_days)
    outcome = chance.pick(luck, OUTCOMES)
    if home.is_showcase and outcome is None:
        outcome = PostOutcome.ELSEWHERE
    return ClosedAdvert(
        advert=advert_of_role(luck, home, chance.pick(luck, ADVERT_ROLES), (published, ended)),
        ended_on=ended,
        outcome=outcome,
        why=chance.pick(luck, WHY) if outcome is PostOutcome.NOT_FILLED else None,
        said_on=min(ended + timedelta(days=luck.randint(*SAID_DAYS)), today - timedelta(days=1)),
    )
