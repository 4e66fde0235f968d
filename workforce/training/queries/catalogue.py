"""Courses: those of the public catalogue, and those a training provider offers."""

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import contains_eager

from workforce.core import registry
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.core.types import Source
from workforce.providers.models import Organisation
from workforce.providers.states import OrganisationKind, OrganisationState
from workforce.training import policies
from workforce.training.models import Course
from workforce.training.states import CourseState, Delivery

PER_PAGE = 20
COUNTED = 1_000


def _offered() -> ColumnElement[bool]:
    """The course is published, by the platform or by an approved training provider."""
    by_provider = and_(
        Organisation.kind == OrganisationKind.TRAINING_PROVIDER,
        Organisation.state == OrganisationState.APPROVED,
    )
    shown = and_(
        Course.state == CourseState.PUBLISHED,
        or_(Course.organisation_id.is_(None), by_provider),
    )
    if registry.settings().demo:
        return shown
    return and_(shown, Course.source == Source.REAL)


def _published() -> Select[Course]:
    return (
        select(Course)
        .outerjoin(Course.organisation)
        .options(contains_eager(Course.organisation))
        .where(_offered())
    )


def published_courses(
    words: str = "", topic: str = "", delivery: Delivery | None = None, *, number: int = 1
) -> Page[Course]:
    """The courses of the catalogue with all these words, on a topic, delivered in a way."""
    query = _published()
    for word in words.lower().split():
        query = query.where(_mentions(word))
    if topic:
        query = query.where(Course.topic == topic)
    if delivery is not None:
        query = query.where(Course.delivery == delivery)
    return page_of(query.order_by(Course.title, Course.id), number, PER_PAGE, COUNTED)


def _mentions(word: str) -> ColumnElement[bool]:
    return or_(
        func.lower(Course.title).contains(word, autoescape=True),
        func.lower(Course.summary).contains(word, autoescape=True),
    )


def published_course(public_id: str) -> Course | None:
    """One course of the catalogue."""
    return session().scalars(_published().where(Course.public_id == public_id)).one_or_none()


def offered_by(actor: Actor) -> ColumnElement[bool]:
    """The condition on courses that the actor may change; the twin of `can_change_course`."""
    if not policies.can_offer_courses(actor):
        return false()
    return Course.organisation_id == actor.organisation_id


def courses_for(actor: Actor, *, number: int = 1) -> Page[Course]:
    """The courses that the actor may change, newest first."""
    query = select(Course).where(offered_by(actor))
    return page_of(query.order_by(Course.created_at.desc(), Course.id.desc()), number, PER_PAGE)


def course_for(actor: Actor, public_id: str) -> Course | None:
    """One course that the actor may change."""
    query = select(Course).where(offered_by(actor), Course.public_id == public_id)
    return session().scalars(query).one_or_none()
