"""Applying and taking back: a candidate's own verbs, each with its letter."""

from workforce.accounts.models import Person
from workforce.applications.models import APPLICATION, Application
from workforce.applications.queries import candidate as own
from workforce.applications.services import steps
from workforce.applications.states import ApplicationState
from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import board

State = ApplicationState


@atomic
def apply(
    actor: Actor, vacancy: Vacancy, *, telephone: str, right_to_work: str, statement: str
) -> Application:
    """Apply once for a live vacancy; the database itself refuses a second application."""
    candidate = _candidate(actor)
    if candidate.email_confirmed_at is None:
        raise DomainError(lazy("Confirm your email address before you apply"))
    job = board.job(vacancy.public_id, clock.today())
    if job is None or not job.is_open:
        raise DomainError(lazy("This job has closed"))
    if own.application_to(actor, vacancy.id) is not None:
        raise Conflict(lazy("You have already applied for this job"))
    application = Application(
        vacancy_id=vacancy.id,
        organisation_id=vacancy.organisation_id,
        candidate_id=candidate.id,
        sent_at=clock.now(),
        completed_at=clock.now(),
        telephone=telephone,
        right_to_work=right_to_work,
        statement=statement,
    )
    session().add(application)
    lifecycle.begin(application, actor=actor)
    audit.record(actor, "apply", application)
    steps.tell_candidate(application, "received")
    steps.tell_recruiters(application, "new_application")
    return application


@atomic
def withdraw(actor: Actor, application: Application, *, reason: str = "") -> None:
    """Take one's own application back; an appointment that an offer opened goes with it.

    What was typed stands in the letter only: letters are encrypted and forgotten.
    """
    steps.mine(actor, application)
    move(locked(application), State.WITHDRAWN, by=APPLICATION, actor=actor)
    steps.close_appointment(application)
    steps.tell_recruiters(application, "withdrawn", reason=reason)


@atomic
def decline(actor: Actor, application: Application, *, reason: str = "") -> None:
    """Decline an offer."""
    steps.mine(actor, application)
    move(locked(application), State.DECLINED, by=APPLICATION, actor=actor)
    steps.close_appointment(application)
    steps.tell_recruiters(application, "declined", reason=reason)


def _candidate(actor: Actor) -> Person:
    person = session().get(Person, actor.person_id) if actor.person_id is not None else None
    if person is None:
        raise NotFound(lazy("Page not found"))
    return person
