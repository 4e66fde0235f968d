"""What waits for somebody who sits on a panel: applications that they have not scored."""

from sqlalchemy import exists, func, select

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.models.choosing import Criterion, Score
from workforce.applications.queries.together.panels import sits_on
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.registry import Need, Urgency
from workforce.core.translation import ngettext
from workforce.providers.states import OrganisationKind
from workforce.vacancies.models import Vacancy

FEATURE = "applications"
MOST = 50


def applications_to_score(actor: Actor) -> list[Need]:
    """Applications on panels of one’s own that one has not scored, by job with criteria."""
    if actor.person_id is None or actor.organisation_kind != OrganisationKind.PROVIDER:
        return []
    count = func.count(Application.id)
    of_job = (Vacancy.public_id, Vacancy.title, Vacancy.home_id)
    scored = exists().where(
        Score.application_id == Application.id, Score.scorer_id == actor.person_id
    )
    rows = session().execute(
        select(*of_job, count)
        .join(Application, Application.vacancy_id == Vacancy.id)
        .where(
            sits_on(actor),
            Application.state.in_(sorted(policies.WEIGHED)),
            exists().where(Criterion.vacancy_id == Vacancy.id),
            ~scored,
        )
        .group_by(Vacancy.id, *of_job)
        .order_by(count.desc(), Vacancy.id)
        .limit(MOST)
    )
    return [
        Need(
            FEATURE,
            ngettext(
                "%(num)s application to score: %(job)s",
                "%(num)s applications to score: %(job)s",
                waiting,
                job=title,
            ),
            "applications_panel.panel_job",
            {"vacancy_id": public_id},
            home_id,
            None,
            Urgency.SOON,
        )
        for public_id, title, home_id, waiting in rows
    ]
