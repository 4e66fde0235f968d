"""Whom to remind of a job that closes soon: who began to apply, and who has not."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, select

from workforce.accounts.models import Person
from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.core.db import session
from workforce.vacancies.models import Reminder, Vacancy
from workforce.vacancies.queries import board
from workforce.vacancies.queries.returning import saved
from workforce.vacancies.states.alerts import ReminderKind


def has_applied(person_id: int, vacancy_id: int) -> bool:
    """Whether somebody has begun to apply, applied or withdrawn."""
    query = select(Application.id).where(
        Application.candidate_id == person_id, Application.vacancy_id == vacancy_id
    )
    return session().scalar(query) is not None


def drafts_closing(day: date, until: date, limit: int) -> Sequence[Application]:
    """Applications that are still being written for open jobs that close by a day, not reminded."""
    told = exists().where(
        Reminder.kind == ReminderKind.DRAFT_CLOSING,
        Reminder.subject == saved.subject(Application.candidate_id, Application.vacancy_id),
    )
    opened = board.live(board.VACANCY.id, day=day)
    query = (
        select(Application)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .join(Person, Person.id == Application.candidate_id)
        .where(
            Application.state == ApplicationState.DRAFT,
            Vacancy.id.in_(opened),
            Vacancy.closes_on <= until,
            Person.closed_at.is_(None),
            ~told,
        )
    )
    return session().scalars(query.order_by(Application.id).limit(limit)).all()
