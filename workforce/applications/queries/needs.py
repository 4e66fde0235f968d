"""What waits for whoever recruits: applications that nobody has read."""

from sqlalchemy import func, select

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.registry import Need, Urgency
from workforce.core.translation import ngettext
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import own

FEATURE = "applications"
MOST = 100


def applications_to_read(actor: Actor) -> list[Need]:
    """New applications by job, those with most first."""
    if not policies.can_choose(actor):
        return []
    count = func.count(Application.id)
    rows = session().execute(
        select(Vacancy.id, Vacancy.public_id, Vacancy.title, Vacancy.home_id, count)
        .join(Application, Application.vacancy_id == Vacancy.id)
        .where(own.covered_by(actor), Application.state == ApplicationState.SUBMITTED)
        .group_by(Vacancy.id, Vacancy.public_id, Vacancy.title, Vacancy.home_id)
        .order_by(count.desc(), Vacancy.id)
        .limit(MOST)
    )
    return [
        Need(
            FEATURE,
            ngettext(
                "%(num)s new application to read: %(job)s",
                "%(num)s new applications to read: %(job)s",
                waiting,
                job=title,
            ),
            "applications_recruiter.applicants",
            {"vacancy_id": public_id},
            home_id,
            None,
            Urgency.SOON,
        )
        for _id, public_id, title, home_id, waiting in rows
    ]


NEEDS = (applications_to_read,)
