"""Beginning an application: one draft for each person and job, however often it is asked for."""

from workforce.accounts.models import Person
from workforce.applications.models import Application, ApplicationDetails
from workforce.applications.queries import candidate as own
from workforce.applications.services.form.reusing import reuse
from workforce.applications.states import ApplicationState
from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotFound
from workforce.core.translation import lazy
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.posting import internal
from workforce.vacancies.states import Route, Standing


@atomic
def begin(
    actor: Actor, vacancy: Vacancy, *, came_from: str = "", again: bool = False
) -> Application:
    """The one application of somebody for an open job; asked for again it is the same one.

    With `again` it begins with the answers of their last application, each to be checked.
    """
    candidate = _candidate(actor)
    already = own.application_to(actor, vacancy.id)
    if already is not None:
        return already
    refuse_shut(actor, vacancy)
    application = Application(
        vacancy_id=vacancy.id,
        organisation_id=vacancy.organisation_id,
        candidate_id=candidate.id,
        state=ApplicationState.DRAFT,
        came_from=came_from,
        telephone=candidate.telephone,
        right_to_work="",
        statement="",
    )
    session().add(application)
    lifecycle.begin(application, actor=actor)
    session().add(ApplicationDetails(application_id=application.id, full_name=candidate.name))
    audit.record(actor, "begin-application", application)
    if again:
        reuse(actor, application)
    return application


def is_open(actor: Actor, vacancy: Vacancy) -> bool:
    """Whether somebody may begin or send an application for a job here and now."""
    return job_standing(actor, vacancy) is Standing.OPEN


def job_standing(actor: Actor, vacancy: Vacancy) -> Standing:
    """Whether a job is open to somebody here and now, paused, or closed."""
    job = internal.job_for(actor, vacancy.public_id, clock.today())
    return job.standing if job is not None and vacancy.route is Route.HERE else Standing.CLOSED


def refuse_shut(actor: Actor, vacancy: Vacancy) -> None:
    """Refuse to begin or send for a job that is not open; a pause is not the end of it."""
    now = job_standing(actor, vacancy)
    if now is Standing.PAUSED:
        raise DomainError(
            lazy("This job is paused for now. What you wrote stays here: send it once it goes on")
        )
    if now is not Standing.OPEN:
        raise DomainError(lazy("This job has closed"))


def _candidate(actor: Actor) -> Person:
    """The person, held, so that two windows begin one application."""
    person = session().get(Person, actor.person_id) if actor.person_id is not None else None
    if person is None:
        raise NotFound(lazy("Page not found"))
    return locked(person)
