"""What somebody told of their earlier life when they were chosen: work, gaps, time abroad."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from random import Random

from workforce.checks.states import HistoryKind

ONE_DAY = timedelta(days=1)
MOST_STRETCHES = 4
STRETCH_DAYS = (180, 1_100)
# A pause of so few days is not asked about; a gap of more is.
PAUSE_DAYS, GAP_DAYS = (0, 21), (36, 120)
GAP_PERCENT, ABROAD_PERCENT = 12.0, 4.0
# Long enough that a certificate of the country is asked for.
ABROAD_DAYS = (400, 520)
WITH_CHILDREN_PERCENT, WITH_ADULTS_PERCENT = 35.0, 22.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of somebody's time; `country` where it was spent abroad."""

    kind: HistoryKind
    employer: str
    role_title: str
    from_on: date
    until_on: date
    with_children: bool = False
    with_adults: bool = False
    country: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A whole history, oldest first, from the day somebody left school; and its one gap, if any."""

    starts_on: date
    stretches: tuple[Stretch, ...]
    gap: tuple[date, date] | None


@lru_cache(maxsize=1)
def texts() -> dict[str, list[str]]:
    """The packaged words of files."""
    text = resources.files("workforce.demo").joinpath("data/file_words.json").read_text("utf-8")
    held: dict[str, list[str]] = json.loads(text)
    return held


def one_of(luck: Random, name: str) -> str:
    """One of the words of a kind."""
    return luck.choice(texts()[name])


def told(luck: Random, started_on: date) -> Told:
    """The history of somebody who started on a day, made backwards from it."""
    count = luck.randint(1, MOST_STRETCHES)
    gap_at = luck.randrange(count) if luck.random() * 100 < GAP_PERCENT else 0
    abroad = luck.random() * 100 < ABROAD_PERCENT and count > 1
    last = started_on - timedelta(days=luck.randint(2, PAUSE_DAYS[1]))
    found: list[Stretch] = []
    gap = None
    for back in range(count):
        days = ABROAD_DAYS if abroad and back == 1 else STRETCH_DAYS
        first = last - timedelta(days=luck.randint(*days))
        found.append(
            _abroad(luck, first, last) if days is ABROAD_DAYS else _work(luck, first, last)
        )
        # Nothing lies before the oldest stretch but school.
        pause = GAP_DAYS if back + 1 == gap_at else PAUSE_DAYS
        last = first - timedelta(days=luck.randint(*pause) + 1)
        if pause is GAP_DAYS:
            gap = (last + ONE_DAY, first - ONE_DAY)
    found.reverse()
    return Told(found[0].from_on, tuple(found), gap)


def _work(luck: Random, first: date, last: date) -> Stretch:
    """Work with children, with adults who need care, or with neither."""
    drawn = luck.random() * 100
    children = drawn < WITH_CHILDREN_PERCENT
    adults = not children and drawn < WITH_CHILDREN_PERCENT + WITH_ADULTS_PERCENT
    name = "with_children" if children else "with_adults" if adults else "other"
    return Stretch(
        HistoryKind.WORK,
        one_of(luck, name),
        one_of(luck, f"{name}_roles"),
        first,
        last,
        with_children=children,
        with_adults=adults,
    )


def _abroad(luck: Random, first: date, last: date) -> Stretch:
    return Stretch(HistoryKind.TRAVEL, "", "", first, last, country=one_of(luck, "countries"))
