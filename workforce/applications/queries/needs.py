"""What waits for whoever recruits: applications that nobody has read."""

from collections import Counter
from datetime import datetime

from babel.dates import format_date
from sqlalchemy import func, select

from workforce.applications import policies
from workforce.applications.models import Application
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
    """New applications by job, those with most first."""
    if not policies.can_choose(actor):
        return []
    count = func.count(Application.id)
    of_job = (Vacancy.public_id, Vacancy.title, Vacancy.home_id, Vacancy.published_at)
    rows = list(
        session().execute(
            select(*of_job, count)
            .join(Application, Application.vacancy_id == Vacancy.id)
            .where(own.covered_by(actor), Application.state == ApplicationState.SUBMITTED)
            .group_by(Vacancy.id, *of_job)
            .order_by(count.desc(), Vacancy.id)
            .limit(MOST)
        )
    )
    named = Counter((title, home_id) for _job, title, home_id, *_rest in rows)
    return [
        Need(
            FEATURE,
            ngettext(
                "%(num)s new application to read: %(job)s",
                "%(num)s new applications to read: %(job)s",
                waiting,
                job=_told_apart(title, published_at) if named[title, home_id] > 1 else title,
            ),
            "applications_recruiter.applicants",
            {"vacancy_id": public_id},
            home_id,
            None,
            Urgency.SOON,
        )
        for public_id, title, home_id, published_at, waiting in rows
    ]


def _told_apart(title: str, published_at: datetime | None) -> str:
    """A job of the same name as another of its home, with the day on which it was posted."""
    if published_at is None:
        return title
    locale = "cy" if language() == WELSH else "en_GB"
    day = format_date(clock.london(published_at).date(), "d MMMM yyyy", locale=locale)
    return _("%(job)s, posted on %(day)s", job=title, day=day)


NEEDS = (applications_to_read, applications_to_score)
