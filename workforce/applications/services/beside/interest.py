"""The short first step: interest once per job, and asking for the whole form later."""

from dataclasses import dataclass
from datetime import timedelta

from workforce.applications import policies
from workforce.applications.models import APPLICATION, Application
from workforce.applications.models.beside import FirstStep
from workforce.applications.queries import beside
from workforce.applications.services import form, steps
from workforce.applications.states import ApplicationState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.vacancies.models import Vacancy
from workforce.vacancies.services import asking

State = ApplicationState
ASK_AGAIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Interest:
    """The five answers of the short first step."""

    telephone: str
    right_to_work: str
    starts: str
    patterns: int
    words: str


@atomic
def express(
    actor: Actor,
    vacancy: Vacancy,
    interest: Interest,
    *,
    came_from: str = "",
    no_child: bool = False,
) -> Application:
    """Send the short first step; sent again, as on a bad line, it is the same one."""
    application = form.begin(actor, vacancy, came_from=came_from)
    if application.state is not State.DRAFT:
        return application
    if not vacancy.takes_interest:
        raise DomainError(lazy("This job asks for the whole form"))
    if application.candidate.email_confirmed_at is None:
        raise DomainError(lazy("Confirm your email address before you apply"))
    form.refuse_shut(actor, vacancy)
    asking.ask_about_children({"words": interest.words}, confirmed=no_child)
    _send(actor, application, interest)
    return application


def _send(actor: Actor, application: Application, interest: Interest) -> None:
    application.telephone = interest.telephone
    application.right_to_work = interest.right_to_work
    # What somebody has begun to write for the form is more than one line, and stays.
    application.statement = application.statement or interest.words
    application.sent_at = clock.now()
    session().add(
        FirstStep(
            application_id=application.id,
            starts=interest.starts,
            patterns=str(interest.patterns),
            words=interest.words,
        )
    )
    move(application, State.INTERESTED, by=APPLICATION, actor=actor)
    audit.record(actor, "express-interest", application)
    steps.tell_candidate(application, "interest_received")
    steps.tell_recruiters(application, "new_interest")


@atomic
def ask_for_form(actor: Actor, application: Application) -> None:
    """Ask somebody who sent the short first step for the whole form; again after a week."""
    steps.held(actor, application)
    locked(application)
    if not policies.may_write(application):
        raise Conflict(lazy("They have sent the whole form already, or their application ended"))
    step = beside.first_step_of(application)
    if step is None:
        step = FirstStep(application_id=application.id, starts="", patterns="0", words="")
        session().add(step)
    if step.asked_at is not None and clock.now() < step.asked_at + ASK_AGAIN:
        raise Conflict(lazy("You asked for the whole form less than a week ago"))
    step.asked_at = clock.now()
    audit.record(actor, "ask-for-form", application)
    steps.tell_candidate(application, "form_asked")
