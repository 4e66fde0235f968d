"""Telling managers of checks that are to be made again: each prompt once, however late."""

from collections import Counter
from datetime import date

from workforce.accounts.models import Person
from workforce.checks.models import Appointment, RecheckNotice
from workforce.checks.queries import rechecks
from workforce.checks.rules import rechecks as rules
from workforce.core.db import atomic, session
from workforce.messages import services as messages
from workforce.providers.models import Home
from workforce.providers.queries import members
from workforce.providers.states import Role

RIGHT_TO_WORK, UPDATE_SERVICE = "right-to-work", "update-service"


@atomic
def prompt(day: date) -> int:
    """Write to the managers of each home once for each prompt; returns how many were new."""
    news = {
        RIGHT_TO_WORK: _new(RIGHT_TO_WORK, rechecks.right_to_work_due(day), day),
        UPDATE_SERVICE: _new(UPDATE_SERVICE, rechecks.update_service_due(day), day),
    }
    counts: dict[int, Counter[str]] = {}
    homes: dict[int, Home] = {}
    for what, rows in news.items():
        for row in rows:
            homes[row.home_id] = row.home
            counts.setdefault(row.home_id, Counter())[what] += 1
    for home_id, counted in counts.items():
        _tell(homes[home_id], counted)
    return sum(len(rows) for rows in news.values())


def _new(what: str, due: list[tuple[Appointment, date]], day: date) -> list[Appointment]:
    """Whose prompt has come and was not given yet; the ledger is kept on the way."""
    known = rechecks.told_of(what)
    found = []
    for row, due_on in due:
        days = rules.prompt(due_on, day)
        key = None if days is None else (row.organisation_id, row.person_reference, due_on, days)
        if days is None or key is None or key in known:
            continue
        known.add(key)
        found.append(row)
        session().add(
            RecheckNotice(
                organisation_id=row.organisation_id,
                person_reference=row.person_reference,
                what=what,
                due_on=due_on,
                days_before=days,
                told_on=day,
            )
        )
    return found


def _tell(home: Home, counted: Counter[str]) -> None:
    """Counts only: names stay behind the sign-in."""
    for reader in _readers(home):
        messages.write(
            reader,
            "checks/to_be_made_again",
            {
                "right_to_work": counted[RIGHT_TO_WORK],
                "update_service": counted[UPDATE_SERVICE],
            },
            link=("checks_right_to_work.right_to_work", {}),
        )


def _readers(home: Home) -> list[Person]:
    """The managers of a home, or the owners where it has none."""
    return members.managers_of(home) or members.holders(home.organisation_id or 0, Role.OWNER)
