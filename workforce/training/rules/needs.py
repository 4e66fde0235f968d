"""Which topics a person must have on a day, and by when: from roles and what roles need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from workforce.employment.states import JobRole
from workforce.training.rules import expiry
from workforce.training.rules.expiry import Held
from workforce.training.states import Standing


@dataclass(frozen=True, slots=True)
class Need:
    """A topic that a role needs: how long it counts, and how long somebody has to gain it."""

    topic: str
    months: int | None
    within_months: int | None


@dataclass(frozen=True, slots=True)
class Service:
    """One spell of a person with one employer, as far as training asks."""

    role: JobRole
    started_on: date


class Needs:
    """What one employer's homes of one nation need on one day, by role."""

    __slots__ = ("_at_once", "_with_time", "by_role")

    def __init__(self, asked: Iterable[tuple[JobRole, Need]]) -> None:
        """Sort what is asked of each role."""
        self.by_role: dict[JobRole, dict[str, Need]] = {}
        for role, need in asked:
            self.by_role.setdefault(role, {})[need.topic] = need
        self._at_once: dict[JobRole, dict[str, date | None]] = {
            role: {topic: None for topic, need in topics.items() if need.within_months is None}
            for role, topics in self.by_role.items()
        }
        self._with_time = {
            role: [need for need in topics.values() if need.within_months is not None]
            for role, topics in self.by_role.items()
        }

    def of(self, role: JobRole) -> Mapping[str, Need]:
        """What a role needs, by topic."""
        return self.by_role.get(role, {})

    def need(self, roles: Iterable[JobRole], topic: str) -> Need | None:
        """What these roles need of a topic: the shortest time it counts, where they differ."""
        asked = [self.of(role)[topic] for role in roles if topic in self.of(role)]
        return min(asked, key=lambda need: need.months or 1_000, default=None)

    def due(self, roles: Iterable[JobRole], service: Iterable[Service]) -> dict[str, date | None]:
        """Each topic these roles need and the last day to gain it; None: from the first day.

        R4 counts from the first spell in any role that needs the topic, present or past.
        """
        found: dict[str, date | None] = {}
        past = list(service)
        for role in roles:
            for need in self._with_time.get(role, ()):
                day = self._relevant(need, past)
                known = found.get(need.topic, date.max)
                found[need.topic] = None if day is None or known is None else min(day, known)
            found.update(self._at_once.get(role, {}))
        return found

    def _relevant(self, need: Need, past: list[Service]) -> date | None:
        starts = [one.started_on for one in past if need.topic in self.of(one.role)]
        if need.within_months is None or not starts:
            return None
        return expiry.relevant_date(min(starts), need.within_months)


def overdue(due_on: date | None, day: date) -> bool:
    """Whether a topic counts as required on a day: the time allowed is over, or there was none."""
    return due_on is None or due_on < day


@dataclass(frozen=True, slots=True)
class Status:
    """Where a person stands with a topic their roles need; `counted` says whether it is due."""

    standing: Standing
    held: Held | None
    due_on: date | None
    counted: bool


def statuses(
    due: Mapping[str, date | None], held: Mapping[str, list[Held]], day: date
) -> dict[str, Status]:
    """Where a person stands on a day with each topic that is asked of them."""
    return {topic: _status(due_on, held.get(topic, []), day) for topic, due_on in due.items()}


def _status(due_on: date | None, held: list[Held], day: date) -> Status:
    counted, best = overdue(due_on, day), expiry.best(held)
    found = Standing.NOT_RECORDED if best is None else expiry.standing(best.valid_until, day)
    if not counted and not found.is_in_date:
        found = Standing.NOT_YET_DUE
    return Status(found, best, due_on, counted)


def compliance(people: Iterable[Mapping[str, Status]]) -> tuple[int, int]:
    """How many required topics of these people are in date, and how many there are (R6)."""
    counted = [status for topics in people for status in topics.values() if status.counted]
    return sum(status.standing.is_in_date for status in counted), len(counted)
