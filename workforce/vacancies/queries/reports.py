"""Reports of jobs, for the platform's support."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Select, exists, false, or_, select
from sqlalchemy.orm import joinedload

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.vacancies import policies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.models.reports import JobReport
from workforce.vacancies.states import ReportState

PER_PAGE = 50
OPEN = (ReportState.WAITING, ReportState.SEEN)


def _visible(actor: Actor) -> Select[JobReport]:
    query = select(JobReport).options(
        joinedload(JobReport.vacancy).joinedload(Vacancy.organisation)
    )
    return query if policies.can_see_reports(actor) else query.where(false())


def job_reports(actor: Actor, *, number: int = 1, decided: bool = False) -> Page[JobReport]:
    """Reports that wait for support, the most urgent first, or those it has decided."""
    query = _visible(actor)
    if decided:
        query = query.where(JobReport.state.not_in(OPEN)).order_by(JobReport.id.desc())
    else:
        query = query.where(JobReport.state.in_(OPEN)).order_by(JobReport.due_on, JobReport.id)
    return page_of(query, number, PER_PAGE)


def job_report(actor: Actor, public_id: str) -> JobReport | None:
    """One report."""
    return session().scalar(_visible(actor).where(JobReport.public_id == public_id))


def is_taken_down(vacancy_id: int) -> bool:
    """Whether support has taken a job down, so that it cannot be opened again."""
    found = exists().where(
        JobReport.vacancy_id == vacancy_id, JobReport.state == ReportState.UPHELD
    )
    return bool(session().scalar(select(found)))


def decided_before(moment: datetime, limit: int = 500) -> Sequence[JobReport]:
    """Reports decided before a moment that still hold what was written."""
    query = (
        select(JobReport)
        .where(
            JobReport.decided_at < moment,
            or_(
                JobReport.words.is_not(None),
                JobReport.reply_to.is_not(None),
                JobReport.decision.is_not(None),
            ),
        )
        .order_by(JobReport.id)
        .limit(limit)
    )
    return session().scalars(query).all()


def unseen_in_time(day: date) -> list[tuple[str, str]]:
    """Reports that nobody has seen although their working day is past."""
    query = (
        select(JobReport.public_id)
        .where(JobReport.state == ReportState.WAITING, JobReport.due_on < day)
        .order_by(JobReport.id)
    )
    return [("job_report", public_id) for public_id in session().scalars(query)]
