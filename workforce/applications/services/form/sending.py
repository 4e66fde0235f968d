"""Sending the whole form: once, while the job is open, and only when nothing is missing."""

from workforce.applications.models import APPLICATION, Application
from workforce.applications.queries import form as queries
from workforce.applications.services import steps
from workforce.applications.services.form import sections
from workforce.applications.services.form.beginning import refuse_shut
from workforce.applications.services.form.items import forget_closed_gaps
from workforce.applications.services.form.saving import held_to_write
from workforce.applications.states import ApplicationState, Section
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError
from workforce.core.lifecycle import move
from workforce.core.translation import lazy

State = ApplicationState


class NotWhole(DomainError):
    """Some section is not complete; `section` is the first of them."""

    def __init__(self, section: Section) -> None:
        """Say that something is missing, and where."""
        super().__init__(lazy("Some sections are not complete yet"))
        self.section = section


@atomic
def send(
    actor: Actor, application: Application, *, is_true: bool, understands: bool
) -> Application:
    """Send the whole form; whoever had sent the short first step completes it, open job or not.

    The job is held first, then the application: in the order of whoever closes the job.
    """
    steps.mine(actor, application)
    locked(application.vacancy)
    application = held_to_write(actor, application)
    if application.candidate.email_confirmed_at is None:
        raise DomainError(lazy("Confirm your email address before you apply"))
    early = application.sent_at is not None
    if not early:
        refuse_shut(actor, application.vacancy)
    _confirmed(is_true=is_true, understands=understands)
    missing = sections.missing(queries.whole(application))
    if missing:
        raise NotWhole(missing[0])
    forget_closed_gaps(application)
    application.completed_at = clock.now()
    application.sent_at = application.sent_at or application.completed_at
    if application.state in {State.DRAFT, State.INTERESTED}:
        move(application, State.SUBMITTED, by=APPLICATION, actor=actor)
    session().flush()
    audit.record(actor, "apply", application)
    steps.tell_candidate(application, "received")
    steps.tell_recruiters(application, "whole_form" if early else "new_application")
    return application


def _confirmed(*, is_true: bool, understands: bool) -> None:
    if not is_true:
        raise DomainError(lazy("Confirm that your answers are true and complete"), "is_true")
    if not understands:
        raise DomainError(lazy("Confirm that you know which checks follow"), "understands")
