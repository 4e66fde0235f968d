"""Facts about applications for figures and jobs: grouped in the database, nothing by row."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, String, and_, cast, func, literal, select

from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.checks.models import Appointment
from workforce.checks.states import AppointmentState
from workforce.core import clock
from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import facts as vacancies

ORIGIN = "application:"


def origin_of(application: Application) -> str:
    """How the appointment that an offer opens says where it came from."""
    return f"{ORIGIN}{application.public_id}"


def _started(after: date | None, until: date) -> list[ColumnElement[bool]]:
    when: list[ColumnElement[bool]] = [
        StateChange.subject_kind == Application.__tablename__,
        StateChange.to_state == ApplicationState.STARTED.value,
        StateChange.created_at < clock.day_end(until),
    ]
    if after is not None:
        when.append(StateChange.created_at >= clock.day_end(after))
    return when


def open_posts_by_home(day: date) -> dict[int, int]:
    """Posts advertised as the day ended and not yet filled through the service, by home id."""
    filled = (
        select(Application.vacancy_id, func.count().label("count"))
        .join(StateChange, StateChange.subject_id == Application.id)
        .where(*_started(None, day))
        .group_by(Application.vacancy_id)
        .subquery()
    )
    query = (
        select(Vacancy.home_id, Vacancy.posts_count, func.coalesce(filled.c.count, 0))
        .outerjoin(filled, filled.c.vacancy_id == Vacancy.id)
        .where(vacancies.advertised_on(day))
        .order_by(Vacancy.home_id, Vacancy.id)
    )
    found: dict[int, int] = {}
    for home_id, posts, taken in session().execute(query):
        if posts > taken:
            found[home_id] = found.get(home_id, 0) + posts - taken
    return found


def hires_by_home(after: date, until: date) -> dict[int, int]:
    """Applications that became a start on London days in (after, until], by home id."""
    query = (
        select(Vacancy.home_id, func.count())
        .join(Application, Application.vacancy_id == Vacancy.id)
        .join(StateChange, StateChange.subject_id == Application.id)
        .where(*_started(after, until))
        .group_by(Vacancy.home_id)
        .order_by(Vacancy.home_id)
    )
    return {home_id: int(count) for home_id, count in session().execute(query)}


def started_elsewhere(limit: int = 500) -> Sequence[Application]:
    """Offers whose appointment has started, although the application does not say so yet."""
    origin = literal(ORIGIN) + cast(Application.public_id, String)
    query = (
        select(Application)
        .join(
            Appointment,
            and_(
                Appointment.organisation_id == Application.organisation_id,
                Appointment.origin == origin,
            ),
        )
        .where(
            Application.state == ApplicationState.OFFERED,
            Appointment.state == AppointmentState.STARTED,
        )
        .order_by(Application.id)
        .limit(limit)
    )
    return session().scalars(query).all()
