"""Who may see and move an application."""

from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.core.actors import Actor
from workforce.vacancies import policies as vacancies


def can_choose(actor: Actor) -> bool:
    """Whether an actor reads applications for a provider at all."""
    return vacancies.can_recruit(actor)


def can_choose_for(actor: Actor, application: Application) -> bool:
    """Whether an actor reads and moves this application: who recruits for its vacancy.

    What somebody is still writing is nobody else's.
    """
    if application.state is ApplicationState.DRAFT:
        return False
    return vacancies.can_recruit_for(actor, application.vacancy)


def is_candidate_of(actor: Actor, application: Application) -> bool:
    """Whether the application is the actor's own."""
    return actor.person_id is not None and application.candidate_id == actor.person_id
