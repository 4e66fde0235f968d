"""Makers of courses, requirements and completions; each commits."""

from datetime import date
from itertools import count
from typing import Any

from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.employment.models import PersonInPost
from workforce.employment.states import JobRole
from workforce.providers.models import Organisation
from workforce.training.models import Completion, Course, Requirement
from workforce.training.rules import expiry
from workforce.training.rules.topics import topics
from workforce.training.states import Basis, CourseState, Delivery

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


@atomic
def make_requirement(
    topic: str = "first-aid",
    role: JobRole = JobRole.RESIDENTIAL_SUPPORT_WORKER,
    *,
    months: int | None = 36,
    within_months: int | None = None,
    organisation: Organisation | None = None,
    **more: Any,
) -> Requirement:
    """A requirement of England since 2015: a default, or the organisation's own."""
    row = Requirement(
        topic=topic,
        role=role,
        months=months,
        within_months=within_months,
        organisation_id=organisation.id if organisation else None,
        **{
            "nation": "england",
            "basis": Basis.POLICY,
            "required_from": date(2015, 4, 1),
            **more,
        },
    )
    session().add(row)
    session().flush()
    return row


@atomic
def make_completion(
    person: PersonInPost,
    topic: str = "first-aid",
    *,
    completed_on: date | None = None,
    **more: Any,
) -> Completion:
    """Training completed today unless told, counting as long as its topic usually does."""
    day = completed_on or clock.today()
    values: dict[str, Any] = {
        "course_title": f"Certificate {next(_numbers)}",
        "delivery": Delivery.CLASSROOM,
        "valid_until": expiry.valid_until(day, topics()[topic].months),
        "account_id": person.account_id,
        **more,
    }
    row = Completion(person_in_post_id=person.id, topic=topic, completed_on=day, **values)
    session().add(row)
    session().flush()
    return row
