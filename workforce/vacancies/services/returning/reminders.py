"""Reminders, each once: the ledger says who was reminded of what, however late it is."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.messages import services as messages
from workforce.vacancies.models import Reminder
from workforce.vacancies.queries.returning import saved as queries
from workforce.vacancies.rules.figures.sources import REMINDER
from workforce.vacancies.states.alerts import ReminderKind

CLOSING_WITHIN = timedelta(days=10)
BATCH = 200
HasApplied = Callable[[int, int], bool]


@atomic
def reminded(kind: ReminderKind, subject: str) -> bool:
    """Note that somebody is reminded now; whether nobody reminded them before."""
    known = select(Reminder.id).where(Reminder.kind == kind, Reminder.subject == subject)
    if session().scalar(known) is not None:
        return False
    session().add(Reminder(kind=kind, subject=subject))
    session().flush()
    return True


@atomic
def remind_savers(has_applied: HasApplied) -> int:
    """Remind people, some at a time, of jobs they keep that close within ten days.

    Whoever has begun to apply, applied or withdrawn is not written to, only noted; whether they
    have is told by the feature above. Returns how many were looked at.
    """
    today = clock.today()
    rows = queries.closing_unreminded(today, today + CLOSING_WITHIN, BATCH)
    for saved, vacancy, person in rows:
        new = reminded(ReminderKind.SAVED_CLOSING, queries.subject(person.id, vacancy.id))
        if new and not has_applied(person.id, vacancy.id):
            messages.write(
                person,
                "vacancies/saved_closing",
                {"title": vacancy.title, "closes_on": vacancy.closes_on.isoformat()},
                link=("vacancies_public.job", {"vacancy_id": vacancy.public_id, **_via(saved)}),
            )
    return len(rows)


def _via(saved: object) -> dict[str, str]:
    """The code of the link that first led there goes along, so that it is not lost."""
    return {"via": getattr(saved, "came_from", "") or REMINDER}
