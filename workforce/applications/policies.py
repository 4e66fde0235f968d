"""Who may see and move an application."""

from datetime import datetime

from workforce.applications.models import Application
from workforce.applications.models.choosing import ApplicantNote, LetterTemplate, PanelMember
from workforce.applications.states import ApplicationState
from workforce.core.actors import Actor
from workforce.providers.states import OrganisationKind, Role
from workforce.vacancies import policies as vacancies
from workforce.vacancies.models import Vacancy

State = ApplicationState
SUPPORT = Role.SUPPORT
EQUALITY = (Role.OWNER, Role.RECRUITER)
WRITTEN = frozenset({State.DRAFT, State.INTERESTED, State.SHORTLISTED})
WEIGHED = frozenset({State.INTERESTED, State.SUBMITTED, State.SHORTLISTED, State.INTERVIEWING})
CLOSED_TO_PANELS = frozenset({State.DRAFT, State.WITHDRAWN})
AFTER_SHORTLIST = frozenset({State.SHORTLISTED, State.INTERVIEWING, State.OFFERED, State.STARTED})
SEEN = AFTER_SHORTLIST | {State.DECLINED}


def can_choose(actor: Actor) -> bool:
    """Whether an actor reads applications for a provider at all."""
    return vacancies.can_recruit(actor)


def can_choose_for(actor: Actor, application: Application) -> bool:
    """Whether an actor reads and moves this application: who recruits for its vacancy.

    What somebody is still writing is nobody else's, and nobody reads or decides their own.
    """
    if application.state is ApplicationState.DRAFT or is_candidate_of(actor, application):
        return False
    return vacancies.can_recruit_for(actor, application.vacancy)


def is_hidden(application: Application) -> bool:
    """Whether those who choose are not told who applied: until the shortlist, where a job says so.

    Somebody who never reached the shortlist stays unknown to them, whatever became of it.
    """
    return is_hidden_at(application.vacancy, application.state, application.shortlisted_at)


def is_hidden_at(vacancy: Vacancy, state: State, shortlisted_at: datetime | None) -> bool:
    """Whether somebody whose application stands here is not told by name."""
    return vacancy.is_anonymous and shortlisted_at is None and state not in SEEN


def can_sit(actor: Actor, seat: PanelMember) -> bool:
    """Whether a seat on a panel is the actor's, in the provider for which they act now."""
    return (
        actor.is_person
        and seat.person_id == actor.person_id
        and seat.ended_at is None
        and actor.organisation_kind == OrganisationKind.PROVIDER
        and seat.vacancy.organisation_id == actor.organisation_id
    )


def may_sit(actor: Actor) -> bool:
    """Whether an actor may be asked onto a panel at all: whoever acts for a provider."""
    return actor.is_person and actor.organisation_kind == OrganisationKind.PROVIDER


def can_read_application(
    actor: Actor, application: Application, seat: PanelMember | None = None
) -> bool:
    """Whether an actor reads an application: who chooses for it, or sits on the job's panel.

    What a candidate took back is read by those who choose alone.
    """
    if can_choose_for(actor, application):
        return True
    if seat is None or application.state in CLOSED_TO_PANELS:
        return False
    mine = seat.vacancy_id == application.vacancy_id and can_sit(actor, seat)
    return mine and not is_candidate_of(actor, application)


def can_score(actor: Actor, application: Application, seat: PanelMember | None = None) -> bool:
    """Whether an actor scores an application: a person who reads it, while it is being weighed."""
    weighed = application.state in WEIGHED
    return actor.is_person and weighed and can_read_application(actor, application, seat)


def can_remove_note(actor: Actor, note: ApplicantNote) -> bool:
    """Whether an actor takes a note away: who chooses for the application."""
    return can_choose_for(actor, note.application)


def can_keep_letter(actor: Actor, letter: LetterTemplate) -> bool:
    """Whether a kept letter is of the provider for which the actor recruits."""
    return can_choose(actor) and letter.organisation_id == actor.organisation_id


def is_candidate_of(actor: Actor, application: Application) -> bool:
    """Whether the application is the actor's own."""
    return actor.person_id is not None and application.candidate_id == actor.person_id


def is_own_to_choose(actor: Actor, application: Application) -> bool:
    """Whether somebody recruits for the very job for which they applied themselves."""
    recruits = vacancies.can_recruit_for(actor, application.vacancy)
    return recruits and is_candidate_of(actor, application)


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


def can_decide_gaps(actor: Actor) -> bool:
    """Whether an actor decides which time between jobs their provider asks about."""
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*EQUALITY)


def can_see_equality(actor: Actor) -> bool:
    """Whether an actor sees sums of equality answers: who answers for a provider's hiring."""
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*EQUALITY)
