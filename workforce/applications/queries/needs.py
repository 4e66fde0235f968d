"""What waits for whoever recruits: applications that nobody has read."""

from collections import Counter
from datetime import datetime

from babel.dates import format_date
from sqlalchemy import ColumnElement, and_, func, or_, select

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.models.beside import FirstStep
from workforce.applications.queries.together.needs import applications_to_score
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.registry import Need, Urgency
from workforce.core.translation import WELSH, _, language, ngettext
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import own

FEATURE = "applications"
MOST = 100


def applications_to_read(actor: Actor) -> list[Need]:
    """New applications by job, those with most first; and short first steps not yet answered."""
    if not policies.can_choose(actor):
        return []
    count = func.count(Application.id)
    of_job = (Vacancy.public_id, Vacancy.title, Vacancy.home_id, Vacancy.published_at)
    by = (*of_job, Application.state)
    rows = list(
        session().execute(
            select(*by, count)
            .join(Application, Application.vacancy_id == Vacancy.id)
            .outerjoin(FirstStep, FirstStep.application_id == Application.id)
            .where(own.covered_by(actor), _waits())
            .group_by(Vacancy.id, *by)
            .order_by(count.desc(), Vacancy.id, Application.state)
            .limit(MOST)
        )
    )
    jobs = {public_id: (title, home_id) for public_id, title, home_id, *_rest in rows}
    named = Counter(jobs.values())
    return [
        Need(
            FEATURE,
            _said(
                state,
                waiting,
                _told_apart(title, published_at) if named[title, home_id] > 1 else title,
            ),
            "applications_recruiter.applicants",
            {"vacancy_id": public_id},
            home_id,
            None,
            Urgency.SOON,
        )
        for public_id, title, home_id, published_at, state, waiting in rows
    ]


def _waits() -> ColumnElement[bool]:
    """What nobody has answered: whole forms, and interest whose whole form was not asked for."""
    interested = Application.state == ApplicationState.INTERESTED
    return or_(
        Application.state == ApplicationState.SUBMITTED,
        and_(interested, FirstStep.asked_at.is_(None)),
    )


def _said(state: ApplicationState, waiting: int, job: str) -> str:
    if state is ApplicationState.INTERESTED:
        return ngettext(
            "%(num)s person is interested and waits for an answer: %(job)s",
            "%(num)s people are interested and wait for an answer: %(job)s",
            waiting,
            job=job,
        )
    return ngettext(
        "%(num)s new application to read: %(job)s",
        "%(num)s new applications to read: %(job)s",
        waiting,
        job=job,
    )


def _told_apart(title: str, published_at: datetime | None) -> str:
    """A job of the same name as another of its home, with the day on which it was posted."""
    if published_at is None:
        return title
    locale = "cy" if language() == WELSH else "en_GB"
    day = format_date(clock.london(published_at).date(), "d MMMM yyyy", locale=locale)
    return _("%(job)s, posted on %(day)s", job=title, day=day)


NEEDS = (applications_to_read, applications_to_score)
