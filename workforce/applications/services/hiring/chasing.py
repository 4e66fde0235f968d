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
Told = set[tuple[int, str]]


@atomic
def chase(actor: Actor) -> int:
    """Send every step that is due and was not sent; of several missed only the latest goes."""
    _ = actor
    now = clock.now()
    waiting = queries.waiting(now - timedelta(days=min(rules.CHASED_AFTER)), now)
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
    return sent


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
