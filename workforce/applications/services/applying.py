"""Applying and taking back: a candidate's own verbs, each with its letter."""

from workforce.applications.models import APPLICATION, Application, ApplicationEnding
from workforce.applications.services import steps
from workforce.applications.states import ApplicationState
from workforce.applications.states.beside import LEAVING_NAMES, Leaving
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.lifecycle import move

State = ApplicationState


@atomic
def withdraw(
    actor: Actor, application: Application, *, why: Leaving | None = None, reason: str = ""
) -> None:
    """Take one's own application back; an appointment that an offer opened goes with it."""
    _end(actor, application, State.WITHDRAWN, why, reason)


@atomic
def decline(
    actor: Actor, application: Application, *, why: Leaving | None = None, reason: str = ""
) -> None:
    """Decline an offer."""
    _end(actor, application, State.DECLINED, why, reason)


def _end(
    actor: Actor, application: Application, to: State, why: Leaving | None, reason: str
) -> None:
    """End it oneself: why is kept encrypted beside it, and told to those who recruit."""
    steps.mine(actor, application)
    move(locked(application), to, by=APPLICATION, actor=actor)
    if why is not None or reason:
        session().add(ApplicationEnding(application_id=application.id, why=why, words=reason))
    steps.close_appointment(application)
    letter = "withdrawn" if to is State.WITHDRAWN else "declined"
    said = LEAVING_NAMES[why].text if why is not None else ""
    steps.tell_recruiters(application, letter, why=said, wrote="yes" if reason else "")
