"""Whom to remind: of jobs that close soon, begun or not; of closed ones, how they ended."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import exists, or_, select

from workforce.accounts.models import Person
from workforce.applications.models import Application
from workforce.applications.models.hiring import HiringNotice
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.db import session
from workforce.vacancies.models import Reminder, Vacancy
from workforce.vacancies.queries import board, own
from workforce.vacancies.queries.posting import posts
from workforce.vacancies.queries.returning import saved
from workforce.vacancies.states.alerts import ReminderKind

ASKED_UNTIL = timedelta(weeks=6)


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


def unasked_outcomes(day: date, *, step: str, limit: int) -> Sequence[Vacancy]:
    """Jobs that closed two to six weeks before a day and of whose posts nobody was asked by letter.

    Who said that they want to be asked later is asked later.
    """
    asked = exists().where(
        HiringNotice.subject_kind == Vacancy.__tablename__,
        HiringNotice.subject_id == Vacancy.id,
        HiringNotice.step == step,
    )
    query = (
        select(Vacancy)
        .where(
            own.waits_for_outcomes(),
            Vacancy.ended_at < clock.day_end(day - posts.ASKED_AFTER),
            Vacancy.ended_at >= clock.day_start(day - ASKED_UNTIL),
            or_(Vacancy.ask_outcome_on.is_(None), Vacancy.ask_outcome_on <= day),
            ~asked,
        )
        .order_by(Vacancy.id)
        .limit(limit)
    )
    return session().scalars(query).all()
