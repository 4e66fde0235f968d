"""Applications that were being written when their job ended early."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.db import session
from workforce.vacancies.models import Vacancy
from workforce.vacancies.states import VacancyState

# Somebody is told of what is news to them; an older end they have seen, or need not know any more.
LOOKS_BACK = timedelta(days=30)


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
        )
        .options(joinedload(Application.vacancy), joinedload(Application.candidate))
        .order_by(Application.id)
    )
    early = (one for one in session().scalars(query) if _ended_early(one.vacancy))
    return [one for one, _place in zip(early, range(limit), strict=False)]


def _ended_early(vacancy: Vacancy) -> bool:
    return vacancy.ended_at is not None and vacancy.ended_at < clock.day_end(vacancy.closes_on)
