"""Who may see and move an application."""

from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.core.actors import Actor
from workforce.providers.states import OrganisationKind, Role
from workforce.vacancies import policies as vacancies

State = ApplicationState
SUPPORT = Role.SUPPORT
EQUALITY = (Role.OWNER, Role.RECRUITER)
WRITTEN = frozenset({State.DRAFT, State.INTERESTED, State.SHORTLISTED})
AFTER_SHORTLIST = frozenset({State.SHORTLISTED, State.INTERVIEWING, State.OFFERED, State.STARTED})


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


def may_write(application: Application) -> bool:
    """Whether the whole form may be written: until it was sent, while something can follow."""
    return application.completed_at is None and application.state in WRITTEN


def may_read_right_to_work(actor: Actor, application: Application) -> bool:
    """Whether an actor may read what somebody says of their right to work.

    Those who choose read it from the shortlist on: nobody is passed over for needing a sponsor.
    """
    if is_candidate_of(actor, application):
        return True
    return can_choose_for(actor, application) and application.state in AFTER_SHORTLIST


def may_read_papers(actor: Actor, application: Application) -> bool:
    """Whether an actor may open the files beside an application.

    A CV gives its writer away: where names are hidden, those who choose open it from the shortlist
    on. What somebody took back is read no further.
    """
    if is_candidate_of(actor, application):
        return True
    if application.state is State.WITHDRAWN or not can_choose_for(actor, application):
        return False
    return not application.vacancy.is_anonymous or application.state in AFTER_SHORTLIST


def may_read_adjustments(actor: Actor, application: Application) -> bool:
    """Whether an actor may read what somebody needs at an interview: those who arrange it."""
    if is_candidate_of(actor, application):
        return True
    return can_choose_for(actor, application) and application.state in AFTER_SHORTLIST


def can_support(actor: Actor) -> bool:
    """Whether an actor reads what candidates tell nobody but the service's support."""
    return actor.has(SUPPORT)


def can_see_equality(actor: Actor) -> bool:
    """Whether an actor sees sums of equality answers: who answers for a provider's hiring."""
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*EQUALITY)
