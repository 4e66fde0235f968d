"""Doing what a concern asks for, and closing it: by somebody else than who opened it."""

from datetime import date

from workforce.checks import policies
from workforce.checks.models import CONCERN, Concern, ConcernTask
from workforce.checks.queries import concerns
from workforce.checks.states import ConcernState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.documents import services as documents


@atomic
def finish_task(
    actor: Actor, task: ConcernTask, *, done_on: date, how: str, not_needed: bool = False
) -> ConcernTask:
    """Say that a task is done and how, or why it is not needed."""
    concern = _held(actor, task.concern)
    task = locked(task)
    if task.done_on is not None:
        raise Conflict(lazy("This task has been done already"))
    if not how.strip():
        raise DomainError(lazy("Say how it was done, or why it is not needed"), "how")
    if not concern.aware_on <= done_on <= clock.today():
        raise DomainError(
            lazy("The day must be between the day you became aware and today"), "done_on"
        )
    task.done_on, task.done_by_id, task.done_at = done_on, actor.person_id, clock.now()
    task.how, task.not_needed = how.strip(), not_needed
    audit.record(actor, "finish-concern-task", task, code=task.code)
    return task


@atomic
def close_concern(actor: Actor, concern: Concern, to: ConcernState, *, outcome: str) -> Concern:
    """Decide whether the person may work; only then does anything of theirs go on."""
    concern = _held(actor, concern)
    if any(task.done_on is None for task in concern.tasks):
        raise DomainError(lazy("Finish every task first, or say why it is not needed"))
    if concern.opened_by_id is not None and concern.opened_by_id == actor.person_id:
        raise DomainError(lazy("Somebody else than who opened it must close a concern"))
    if not outcome.strip():
        raise DomainError(lazy("Say what was decided, and by whom"), "outcome")
    move(concern, to, by=CONCERN, actor=actor)
    concern.outcome, concern.closed_on = outcome.strip(), clock.today()
    concern.closed_by_id = actor.person_id
    return concern


@atomic
def note_look(actor: Actor, concern: Concern) -> None:
    """Write down that somebody opened a concern; whom it is about is not shown this."""
    documents.note_opening(actor, (Concern.__tablename__, concern.id))
    audit.record(actor, "open-concern-page", concern)


def _held(actor: Actor, concern: Concern) -> Concern:
    concern = locked(concern)
    if not policies.can_tend_concern(actor, concern) or concerns.is_about(
        actor, concern.organisation_id, concern.person_reference
    ):
        raise NotAllowed(lazy("Your role does not include this"))
    return concern
