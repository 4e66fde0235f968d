"""Reminders of jobs that close soon, each once: to who kept one, to who began; and of posts."""

from datetime import date

from workforce.applications.queries import reminders as queries
from workforce.applications.services.hiring import notices
from workforce.core import clock
from workforce.core.db import atomic
from workforce.messages import services as messages
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.returning import saved
from workforce.vacancies.services import returning
from workforce.vacancies.services import steps as vacancies
from workforce.vacancies.states.alerts import ReminderKind

ASKED = "outcome-asked"


def remind_savers() -> int:
    """Remind people, some at a time, of jobs they keep; returns how many were looked at."""
    return returning.remind_savers(queries.has_applied)


@atomic
def remind_writers() -> int:
    """Remind people, some at a time, of applications they have not sent; returns how many."""
    today = clock.today()
    rows = queries.drafts_closing(today, today + returning.CLOSING_WITHIN, returning.BATCH)
    for row in rows:
        subject = saved.subject(row.candidate_id, row.vacancy_id)
        if returning.reminded(ReminderKind.DRAFT_CLOSING, subject):
            messages.write(
                row.candidate,
                "applications/draft_closing",
                {"title": row.vacancy.title, "closes_on": row.vacancy.closes_on.isoformat()},
                link=("applications_candidate.apply", {"vacancy_id": row.vacancy.public_id}),
            )
    return len(rows)


@atomic
def ask_of_outcomes(day: date) -> int:
    """Ask recruiters by letter how the posts of a closed job ended, once a job, some at a time."""
    rows = queries.unasked_outcomes(day, step=ASKED, limit=returning.BATCH)
    for vacancy in rows:
        notices.note(Vacancy.__tablename__, vacancy.id, ASKED)
        vacancies.tell_recruiters(vacancy, "outcome_missing")
    return len(rows)
