"""Keeping applications: handed to a next owner, forgotten in time, ended with an account."""

from collections.abc import Sequence
from datetime import datetime

from workforce.applications.models import APPLICATION, Application
from workforce.applications.queries import facts
from workforce.applications.services import steps
from workforce.applications.services.beside import forgetting
from workforce.applications.services.form import forgetting as forms
from workforce.applications.services.hiring import keeping as hiring
from workforce.applications.services.together import forgetting as together
from workforce.applications.services.together import panels
from workforce.applications.states import ApplicationState
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.lifecycle import move
from workforce.core.registry import HomeMove
from workforce.vacancies import services as vacancies

State = ApplicationState


@atomic
def carry_over(passing: HomeMove) -> None:
    """A home changes owner: who still waits for an answer now has it from the next owner."""
    waiting = facts.undecided_of(passing.home_id, passing.from_organisation_id)
    vacancies.hand_over(passing, {one.vacancy_id: one.vacancy for one in waiting}.values())
    for application in waiting:
        application.organisation_id = passing.to_organisation_id
    panels.end_seats(passing)


@atomic
def erase_of(actor: Actor, person_id: int) -> None:
    """End what is under way for somebody who closes their account, and forget what they wrote."""
    own = facts.applications_of(person_id)
    together.end_seats_of(person_id)
    _forget_beside(actor, own)
    for application in own:
        if application.state is State.DRAFT:
            session().delete(application)
            continue
        if application.state in APPLICATION.active:
            move(locked(application), State.WITHDRAWN, by=APPLICATION, actor=actor)
            steps.close_appointment(application)
            steps.tell_recruiters(application, "withdrawn")
        _forget(application)


@atomic
def forget_decided(moment: datetime) -> int:
    """Forget what was written in applications that ended before a moment; returns how many."""
    old = facts.decided_before(moment)
    _forget_all(old)
    return len(old)


@atomic
def forget_started(moment: datetime) -> int:
    """Forget what was written by those who started before a moment; their file has the rest."""
    old = facts.started_before(moment)
    _forget_all(old)
    return len(old)


@atomic
def end_undecided(moment: datetime) -> int:
    """End applications in which nobody took a step since a moment, and forget them; all is told."""
    actor, waiting = Actor.system("retention"), facts.undecided_since(moment)
    for application in waiting:
        move(locked(application), State.UNSUCCESSFUL, by=APPLICATION, actor=actor)
        steps.close_appointment(application)
        steps.tell_candidate(application, "undecided")
    _forget_all(waiting)
    return len(waiting)


def _forget_all(applications: Sequence[Application]) -> None:
    _forget_beside(Actor.system("retention"), applications)
    for application in applications:
        _forget(application)


def _forget_beside(actor: Actor, applications: Sequence[Application]) -> None:
    """Forget what hangs on some applications; most accounts that close have none."""
    ids = [application.id for application in applications]
    if not ids:
        return
    forgetting.forget(actor, ids)
    forms.forget_forms(ids)
    together.forget_weighing(ids)
    hiring.forget_hiring(ids)


def _forget(application: Application) -> None:
    application.telephone, application.right_to_work, application.statement = None, "", ""
