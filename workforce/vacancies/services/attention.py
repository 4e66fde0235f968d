"""Counting who looks at jobs: gathered in the process for moments, then written at once.

A page that wrote at every look would wait for the disk. A process that is killed loses the counts
of its last half minute and nothing else.
"""

import time
from collections import Counter
from datetime import date
from threading import Lock

from sqlalchemy import Date, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from workforce.core import clock, registry
from workforce.core.db import atomic, is_postgresql, session
from workforce.vacancies.models import Vacancy
from workforce.vacancies.models.views import VacancyView

EVERY_SECONDS = 30
MOST_WAITING = 500

Looked = tuple[str, date, str]  # the job's public id, the London day, where from
_waiting: Counter[Looked] = Counter()
_guard = Lock()
_since = [0.0]


def note(vacancy_id: str, came_from: str) -> None:
    """Count one look at a job, by its public id; written down when it is time."""
    present = time.monotonic()
    with _guard:
        if not _waiting:
            _since[0] = present
        _waiting[vacancy_id, clock.today(), came_from] += 1
        due = len(_waiting) >= MOST_WAITING or present - _since[0] >= EVERY_SECONDS
    if due and not registry.settings().testing:
        write_down()


def write_down() -> int:
    """Write what waits, or let it wait on where that fails; returns how many looks."""
    with _guard:
        taken = Counter(_waiting)
        _waiting.clear()
    try:
        _write(taken)
    except BaseException:
        with _guard:
            _waiting.update(taken)
        raise
    return taken.total()


@atomic
def _write(looks: Counter[Looked]) -> None:
    """Add to each count; of jobs that are gone nothing is kept. Always in one order."""
    dialect = postgresql if is_postgresql() else sqlite
    counts = VacancyView.__table__.c
    for (vacancy_id, day, came_from), looked in sorted(looks.items()):
        row = select(Vacancy.id, literal(day, Date), literal(came_from), literal(looked)).where(
            Vacancy.public_id == vacancy_id
        )
        new = dialect.insert(VacancyView).from_select(
            ["vacancy_id", "on_day", "came_from", "view_count"], row
        )
        session().execute(
            new.on_conflict_do_update(
                index_elements=[counts.vacancy_id, counts.on_day, counts.came_from],
                set_={"view_count": counts.view_count + new.excluded.view_count},
            )
        )
