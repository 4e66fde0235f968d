"""Telling whoever was still writing that a job ended early, or that they have longer."""

from datetime import date

from workforce.applications.queries import ends
from workforce.applications.services import steps
from workforce.applications.services.hiring import notices
from workforce.core import clock
from workforce.core.db import atomic

BATCH = 200


@atomic
def tell_writers(day: date) -> int:
    """Write to candidates with a draft for a job that ended early, once; returns how many."""
    waiting = ends.written_to_ended_jobs(day, BATCH)
    for application in waiting:
        application.told_of_end_at = clock.now()
        steps.tell_candidate(application, "job_ended")
    return len(waiting)


@atomic
def tell_of_longer(day: date) -> int:
    """Write to candidates with a draft for a job that was extended or opened again, once a change.

    Should the job end early after that, they are told of it anew. Returns how many were written to.
    """
    waiting = ends.written_to_longer_jobs(day, BATCH)
    for application, change in waiting:
        notices.note(application.__tablename__, application.id, ends.step_of(change.id))
        application.told_of_end_at = None
        closes_on = application.vacancy.closes_on.isoformat()
        steps.tell_candidate(application, "job_open_longer", closes_on=closes_on)
    return len(waiting)
