"""Makers of courses and completions; each commits."""

from itertools import count
from typing import Any

from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.providers.models import Organisation
from workforce.training.models import Course
from workforce.training.states import CourseState, Delivery

_numbers = count(1)


@atomic
def make_course(
    organisation: Organisation | None = None,
    *,
    title: str = "",
    topic: str = "first-aid",
    state: CourseState = CourseState.PUBLISHED,
    **more: Any,
) -> Course:
    """A published course: of the platform, or of the organisation given."""
    row = Course(
        organisation=organisation,
        state=state,
        title=title or f"Course {next(_numbers)}",
        topic=topic,
        published_at=None if state is CourseState.DRAFT else clock.now(),
        **{
            "summary": "What to do until help comes.",
            "delivery": Delivery.CLASSROOM,
            "duration_minutes": 390,
            **more,
        },
    )
    session().add(row)
    session().flush()
    return row
