"""Referees who do not answer are reminded by themselves, and the candidate is told in time."""

from datetime import datetime, timedelta

from workforce.applications.models.hiring import ReferenceRequest
from workforce.applications.queries.hiring import references as queries
from workforce.applications.rules.hiring import references as rules
from workforce.applications.services import steps
from workforce.applications.services.hiring import notices, references
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic

KIND = ReferenceRequest.__tablename__
STEPS = (*rules.CHASED_AFTER, *rules.CANDIDATE_TOLD_AFTER)
Told = set[tuple[int, str]]


def chase(actor: Actor) -> int:
    """Send every step that is due and was not sent; of several missed only the latest goes."""
    _ = actor
    sent = last = 0
    while (some := _chase_some(last)) is not None:
        sent, last = sent + some[0], some[1]
    return sent


@atomic
def _chase_some(after: int) -> tuple[int, int] | None:
    """Send what is due for the next requests after an id; None where there are no more."""
    now = clock.now()
    moments = [now - timedelta(days=days) for days in STEPS]
    waiting = queries.waiting(moments, now, after=after)
    if not waiting:
        return None
    told = queries.steps_told([one.id for one in waiting])
    sent = 0
    for request in waiting:
        if _is_new(request, "referee", rules.CHASED_AFTER, told, now):
            request.reminded_at = now
            references.send_reminder(request)
            sent += 1
        if _is_new(request, "candidate", rules.CANDIDATE_TOLD_AFTER, told, now):
            steps.tell_candidate(request.application, "hiring/reference_waits")
            sent += 1
    return sent, waiting[-1].id


def _is_new(
    request: ReferenceRequest, whom: str, after: tuple[int, ...], told: Told, now: datetime
) -> bool:
    """Whether a step is due that was not told; all that are due are written down as told."""
    sent_on = request.sent_at.date().isoformat()
    due = [f"{whom}-{sent_on}-{days}" for days in rules.steps_due(after, request.sent_at, now)]
    missing = [step for step in due if (request.id, step) not in told]
    for step in missing:
        notices.note(KIND, request.id, step)
    return bool(missing) and due[-1] in missing
