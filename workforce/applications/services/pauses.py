"""Telling applicants once that their job is paused; why is told to nobody."""

from workforce.accounts.models import Person
from workforce.applications.queries import pauses as waiting
from workforce.core.db import atomic, session
from workforce.messages import services as messages
from workforce.vacancies.models import VacancyPause
from workforce.vacancies.services import pauses


@atomic
def tell_applicants(paused: VacancyPause) -> int:
    """Write to everybody whose application is under way; the pause is noted as told with it."""
    applications = waiting.under_way(paused.vacancy_id)
    for application in applications:
        messages.write(
            session().get_one(Person, application.candidate_id),
            "applications/job_paused",
            {"title": paused.vacancy.title},
            link=("applications_candidate.application", {"application_id": application.public_id}),
        )
    pauses.note_told(paused)
    return len(applications)
