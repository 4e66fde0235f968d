"""Writing to those who answer for a home about its registered manager: each prompt once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workforce.accounts.models import Person
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.employment.models import ManagerAbsence, ManagerPrompt
from workforce.employment.queries.owed import registered as queries
from workforce.employment.rules import registered as rules
from workforce.messages import services as messages
from workforce.providers.models import Home
from workforce.providers.queries import members
from workforce.providers.states import Role

ACTOR = Actor.system("manager-notices")
AWAY, BACK, VACANT = "manager-away", "manager-back", "no-manager"


@dataclass(slots=True)
class News:
    """What one person is told: days on which notices are due, and since when homes have none."""

    due: list[date] = field(default_factory=list)
    vacant: list[date] = field(default_factory=list)

    def context(self) -> dict[str, Any]:
        """Counts and the nearest days alone: names of homes stay behind the sign-in."""
        return {
            "notices": len(self.due),
            "due_on": min(self.due).isoformat() if self.due else None,
            "vacancies": len(self.vacant),
            "since": min(self.vacant).isoformat() if self.vacant else None,
        }


@atomic
def prompt(day: date) -> int:
    """Write one letter to everybody for whom something has come; returns how many prompts."""
    fresh = _fresh(day)
    homes = queries.homes_by_id({one.home_id for one in fresh})
    told: dict[int, tuple[Person, News]] = {}
    for one in fresh:
        for reader in _readers(homes[one.home_id]):
            _reader, news = told.setdefault(reader.id, (reader, News()))
            (news.vacant if one.about == VACANT else news.due).append(one.due_on)
    for reader, news in told.values():
        messages.write(
            reader,
            "employment/managers_due",
            news.context(),
            link=("employment_registered.homes", {}),
        )
    return len(fresh)


def _fresh(day: date) -> list[ManagerPrompt]:
    """The prompts that have come and were not given; the ledger is kept on the way."""
    known, fresh = queries.prompts_given(), []
    for home_id, about, due_on, days in (*_of_absences(day), *_of_vacancies(day)):
        key = (home_id, about, due_on, days)
        if key not in known:
            known.add(key)
            fresh.append(
                ManagerPrompt(
                    home_id=home_id, about=about, due_on=due_on, days_before=days, told_on=day
                )
            )
    session().add_all(fresh)
    return fresh


def _of_absences(day: date) -> Iterator[tuple[int, str, date, int]]:
    for row in queries.open_notices_for(ACTOR):
        for about, notice in _notices(row):
            days = rules.notice_prompt(notice.due_on, day)
            if notice.told_on is None and days is not None:
                yield row.home_id, about, notice.due_on, days


def _notices(row: ManagerAbsence) -> list[tuple[str, rules.Notice]]:
    rule, away = rules.absence_rule(row.home.nation, row.home.home_type), queries.away(row)
    if rule is None:
        return []
    both = (AWAY, rules.absence_notice(rule, away)), (BACK, rules.return_notice(rule, away))
    return [(about, notice) for about, notice in both if notice is not None]


def _of_vacancies(day: date) -> Iterator[tuple[int, str, date, int]]:
    for home_id, one in queries.manager_vacancies(day).items():
        days = rules.vacancy_prompt(one.days, one.standing)
        if days is not None:
            yield home_id, VACANT, one.since, -days


def _readers(home: Home) -> list[Person]:
    """Owners, the responsible individual, and the deputies who act meanwhile."""
    if home.organisation_id is None:
        return []
    found = members.holders(home.organisation_id, Role.OWNER, Role.RESPONSIBLE_INDIVIDUAL)
    found += members.managers_of(home, (Role.DEPUTY_MANAGER,))
    return list({person.id: person for person in found}.values())
