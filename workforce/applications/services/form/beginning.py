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
from workforce.vacancies.states import Route


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
    if not is_open(actor, vacancy):
        raise DomainError(lazy("This job has closed"))
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
    job = internal.job_for(actor, vacancy.public_id, clock.today())
    return job is not None and job.is_open and vacancy.route is Route.HERE


def _candidate(actor: Actor) -> Person:
    """The person, held, so that two windows begin one application."""
    person = session().get(Person, actor.person_id) if actor.person_id is not None else None
    if person is None:
        raise NotFound(lazy("Page not found"))
    return locked(person)
