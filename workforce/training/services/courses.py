"""Offering courses: written as drafts, published to the catalogue, withdrawn from it."""

from dataclasses import asdict, dataclass

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotAllowed, NotFound
from workforce.core.lifecycle import begin, move
from workforce.core.translation import lazy
from workforce.training import policies
from workforce.training.models import COURSE, Course
from workforce.training.rules.topics import topics
from workforce.training.states import CourseState, Delivery


@dataclass(frozen=True, slots=True)
class CourseDetails:
    """What a training provider says of a course."""

    title: str
    topic: str
    summary: str
    delivery: Delivery
    duration_minutes: int


@atomic
def add(actor: Actor, details: CourseDetails) -> Course:
    """Write a course as a draft of the training provider acted for."""
    if not policies.can_offer_courses(actor):
        raise NotAllowed(lazy("Only training providers offer courses"))
    _check(details)
    course = Course(organisation_id=actor.organisation_id, **asdict(details))
    session().add(course)
    begin(course, actor=actor)
    return course


@atomic
def change(actor: Actor, course: Course, details: CourseDetails) -> None:
    """Say something else of a course; completions keep the title they were recorded with."""
    _own(actor, locked(course))
    _check(details)
    for name, value in asdict(details).items():
        setattr(course, name, value)
    audit.record(actor, "change-course", course)


@atomic
def publish(actor: Actor, course: Course) -> None:
    """Show a course in the catalogue."""
    _own(actor, locked(course))
    move(course, CourseState.PUBLISHED, by=COURSE, actor=actor)
    course.published_at = clock.now()


@atomic
def withdraw(actor: Actor, course: Course) -> None:
    """Take a course out of the catalogue; what was completed stays recorded."""
    _own(actor, locked(course))
    move(course, CourseState.WITHDRAWN, by=COURSE, actor=actor)


def _own(actor: Actor, course: Course) -> None:
    if not policies.can_change_course(actor, course):
        raise NotFound(lazy("Page not found"))


def _check(details: CourseDetails) -> None:
    if details.topic not in topics():
        raise DomainError(lazy("Select a topic"), "topic")
    if details.duration_minutes <= 0:
        raise DomainError(lazy("Enter how many minutes the course takes"), "duration_minutes")
