"""What a concern sets going: tasks with their days, from dated data with a source."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any

import holidays

from workforce.checks.rules.gate import Source
from workforce.checks.states import ConcernKind

SATURDAY = 5
SUBDIVISIONS = {"england": "ENG", "wales": "WLS"}
AFTER_DUE_DAYS = (0, 7, 28)


class Carried(StrEnum):
    """What the next owner of a home has to do about a concern that came over with it."""

    IF_NOT_DONE = "if-not-done"
    AGAIN = "again"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do about a kind of concern: by when, and where that comes from.

    A task has a last day, in days or working days, or none: then it is for "as soon as you
    can", and reminders come after these days. `carried` says what becomes of it when a home
    changes owner: the next owner has it only if it is not done, again, or it is for them only.
    """

    code: str
    title: str
    note: str
    kinds: frozenset[ConcernKind]
    nations: frozenset[str]
    days: int | None
    working_days: int | None
    again_days: tuple[int, ...]
    source: Source
    carried: Carried = Carried.IF_NOT_DONE

    def due_on(self, aware_on: date, nation: str) -> date | None:
        """The last day for it, counted from the day somebody became aware."""
        if self.days is not None:
            return aware_on + timedelta(days=self.days)
        if self.working_days is not None:
            return working_day_after(aware_on, self.working_days, nation)
        return None

    def reminder(self, aware_on: date, due_on: date | None, day: date) -> int | None:
        """The latest reminder that has come by a day, in days since becoming aware."""
        first = (due_on - aware_on).days if due_on else 0
        stages = [first + after for after in AFTER_DUE_DAYS] if due_on else self.again_days
        reached = [stage for stage in stages if aware_on + timedelta(days=stage) <= day]
        return max(reached, default=None)

    def overdue_after(self, aware_on: date, due_on: date | None) -> date:
        """The last day on which it is not overdue."""
        return due_on or aware_on + timedelta(days=max(self.again_days))


@lru_cache(maxsize=64)
def _holidays(nation: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=year))


def working_day_after(day: date, count: int, nation: str) -> date:
    """The `count`-th working day after a day: no weekend, no bank holiday of the nation."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY and day not in _holidays(nation, day.year)
    return day


@lru_cache(maxsize=1)
def tasks() -> dict[str, Task]:
    """Every task of the packaged file, by its code, in the order of the file."""
    folder = resources.files("workforce.checks")
    data = json.loads(folder.joinpath("data/concerns.json").read_text("utf-8"))
    sources = {
        name: Source(
            one["title"], one["url"], date.fromisoformat(one["checked_on"]), one["confidence"]
        )
        for name, one in data["sources"].items()
    }
    return {row["code"]: _task(row, sources[row["source"]]) for row in data["tasks"]}


def _task(row: dict[str, Any], source: Source) -> Task:
    return Task(
        code=row["code"],
        title=row["title"],
        note=row["note"],
        kinds=frozenset(ConcernKind(name) for name in row["kinds"]),
        nations=frozenset(row["nations"]),
        days=row.get("days"),
        working_days=row.get("working_days"),
        again_days=tuple(row.get("again_days", ())),
        source=source,
        carried=Carried(row.get("carried", Carried.IF_NOT_DONE)),
    )


def tasks_for(kind: ConcernKind, nation: str) -> list[Task]:
    """What a kind of concern sets going in a nation, in the order of the file."""
    found = _of(kind, nation)
    return [one for one in found if one.carried is not Carried.ONLY]


def tasks_of_next_owner(kind: ConcernKind, nation: str) -> list[Task]:
    """What the next owner of a home has to do itself, whatever the earlier one has done."""
    found = _of(kind, nation)
    return [one for one in found if one.carried is not Carried.IF_NOT_DONE]


def _of(kind: ConcernKind, nation: str) -> list[Task]:
    return [one for one in tasks().values() if kind in one.kinds and nation in one.nations]


def came_over(code: str) -> bool:
    """Whether only a concern that came over with a home has such a task."""
    return code in tasks() and tasks()[code].carried is Carried.ONLY
