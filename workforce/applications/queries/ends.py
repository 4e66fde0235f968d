"""Applications that were being written when their job ended early, or went on for longer."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, String, and_, cast, exists, literal, or_, select
from sqlalchemy.orm import aliased, joinedload

from workforce.applications.models import Application
from workforce.applications.models.hiring import HiringNotice
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.db import session
from workforce.vacancies.models import ClosingChange, Vacancy
from workforce.vacancies.states import RELISTED, VacancyState

# Somebody is told of what is news to them; an older end they have seen, or need not know any more.
LOOKS_BACK = timedelta(days=30)
LONGER = "longer-"


def written_to_ended_jobs(day: date, limit: int) -> list[Application]:
    """Drafts whose job ended before its closing day, and whose writer was not told of it."""
    query = (
        select(Application)
        .join(Application.vacancy)
        .where(
            Application.state == ApplicationState.DRAFT,
            Application.told_of_end_at.is_(None),
            Vacancy.state == VacancyState.ENDED,
            Vacancy.closes_on >= day - LOOKS_BACK,
            Vacancy.ended_at >= clock.day_end(day - LOOKS_BACK),
            _ended_early(day),
        )
        .options(joinedload(Application.vacancy), joinedload(Application.candidate))
        .order_by(Application.id)
        .limit(limit)
    )
    return list(session().scalars(query))


def step_of(change_id: int) -> str:
    """Under what name it is noted that somebody was told of one change of a closing day."""
    return f"{LONGER}{change_id}"


def written_to_longer_jobs(day: date, limit: int) -> list[tuple[Application, ClosingChange]]:
    """Drafts of live jobs whose last change gave them longer, whose writer was not told of it.

    A job that was opened again is one that goes on for longer. Whoever began after the change
    knows the day; only the last change of a job is told.
    """
    later = aliased(ClosingChange)
    told = exists().where(
        HiringNotice.subject_kind == Application.__tablename__,
        HiringNotice.subject_id == Application.id,
        HiringNotice.step == literal(LONGER).concat(cast(ClosingChange.id, String)),
    )
    query = (
        select(Application, ClosingChange)
        .join(Application.vacancy)
        .join(ClosingChange, ClosingChange.vacancy_id == Vacancy.id)
        .where(
            Application.state == ApplicationState.DRAFT,
            Vacancy.state == VacancyState.LIVE,
            Vacancy.closes_on >= day,
            ClosingChange.created_at >= clock.day_start(day - LOOKS_BACK),
            ClosingChange.created_at > Application.created_at,
            (ClosingChange.to_on > ClosingChange.from_on) | (ClosingChange.reason == RELISTED),
            ~exists().where(later.vacancy_id == Vacancy.id, later.id > ClosingChange.id),
            ~told,
        )
        .options(joinedload(Application.vacancy), joinedload(Application.candidate))
        .order_by(Application.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in session().execute(query)]


def _ended_early(today: date) -> ColumnElement[bool]:
    """The job ended before its closing day was over, in London, of the days looked back on."""
    passed = (today - timedelta(days=number) for number in range(LOOKS_BACK.days + 1))
    return or_(
        Vacancy.closes_on > today,
        *(and_(Vacancy.closes_on == day, Vacancy.ended_at < clock.day_end(day)) for day in passed),
    )
