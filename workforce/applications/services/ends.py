"""Telling whoever was still writing that a job ended early."""

from datetime import date

from workforce.applications.queries import ends
from workforce.applications.services import steps
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
