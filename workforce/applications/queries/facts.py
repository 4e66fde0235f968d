"""Facts about applications for figures and jobs: grouped in the database, nothing by row."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, String, and_, cast, exists, func, literal, or_, select
from sqlalchemy.orm import contains_eager

from workforce.applications.models import APPLICATION, Application
from workforce.applications.states import ApplicationState
from workforce.checks.models import Appointment
from workforce.checks.states import AppointmentState
from workforce.core import clock
from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.employment.models import PersonInPost
from workforce.vacancies.models import Vacancy, VacancyPost
from workforce.vacancies.queries import facts as vacancies
from workforce.vacancies.queries.posting import posts

ORIGIN = "application:"
# The appointment that the offer of an application has opened.
OPENED_BY = and_(
    Appointment.organisation_id == Application.organisation_id,
    Appointment.origin == literal(ORIGIN) + cast(Application.public_id, String),
)
# The post that the start of an application has filled.
FILLED_BY = and_(
    VacancyPost.vacancy_id == Application.vacancy_id,
    VacancyPost.origin == literal(ORIGIN) + cast(Application.public_id, String),
)
UNDECIDED = (
    ApplicationState.INTERESTED,
    ApplicationState.SUBMITTED,
    ApplicationState.SHORTLISTED,
    ApplicationState.INTERVIEWING,
    ApplicationState.OFFERED,
)
ENDED = (ApplicationState.UNSUCCESSFUL, ApplicationState.DECLINED, ApplicationState.WITHDRAWN)


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
    """Posts advertised as the day ended of which nobody had said how they ended, by home id."""
    started, ended = _started_by_vacancy(day), posts.ended_by_vacancy(day)
    query = (
        select(Vacancy.home_id, Vacancy.id, Vacancy.posts_count)
        .where(vacancies.advertised_on(day))
        .order_by(Vacancy.home_id, Vacancy.id)
    )
    found: dict[int, int] = {}
    for home_id, vacancy_id, count in session().execute(query):
        # Starts of before posts were recorded one by one have no row of their own.
        left = count - max(started.get(vacancy_id, 0), ended.get(vacancy_id, 0))
        if left > 0:
            found[home_id] = found.get(home_id, 0) + left
    return found


def _started_by_vacancy(day: date) -> dict[int, int]:
    """How many had started by the end of a day, by vacancy.

    A statement of its own: joined as one, PostgreSQL could take it for a single row and sum it
    up anew for every vacancy, which on the national demo took seven seconds.
    """
    query = (
        select(Application.vacancy_id, func.count())
        .join(StateChange, StateChange.subject_id == Application.id)
        .where(*_started(None, day))
        .group_by(Application.vacancy_id)
        .order_by(Application.vacancy_id)
    )
    return {vacancy_id: int(count) for vacancy_id, count in session().execute(query)}


def hires_by_home(after: date, until: date) -> dict[int, int]:
    """Applications that became a start on London days in (after, until], by home id."""
    home_id = func.coalesce(VacancyPost.home_id, Vacancy.home_id)
    query = (
        select(home_id, func.count())
        .select_from(Vacancy)
        .join(Application, Application.vacancy_id == Vacancy.id)
        .join(StateChange, StateChange.subject_id == Application.id)
        .outerjoin(VacancyPost, FILLED_BY)
        .where(*_started(after, until))
        .group_by(home_id)
        .order_by(home_id)
    )
    return {row[0]: int(row[1]) for row in session().execute(query)}


def started_elsewhere(limit: int = 500) -> list[tuple[Application, date]]:
    """Offers whose appointment has started, although the application does not say so, and when."""
    query = (
        select(Application, PersonInPost.started_on)
        .join(Appointment, OPENED_BY)
        .join(Appointment.person_in_post)
        .where(
            Application.state == ApplicationState.OFFERED,
            Appointment.state == AppointmentState.STARTED,
        )
        .order_by(Application.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in session().execute(query)]


def opened_appointments(vacancy_id: int, application_id: int | None = None) -> list[Appointment]:
    """The appointments that offers of a job opened and that still stand, or that of one of them."""
    query = (
        select(Appointment)
        .join(Application, OPENED_BY)
        .where(
            Application.vacancy_id == vacancy_id,
            Application.state.in_((ApplicationState.OFFERED, ApplicationState.STARTED)),
        )
    )
    if application_id is not None:
        query = query.where(Application.id == application_id)
    return list(session().scalars(query.order_by(Appointment.id)))


def appointments_of(application_ids: Sequence[int]) -> list[Appointment]:
    """The appointments that offers of some applications opened, whatever became of them."""
    query = (
        select(Appointment)
        .join(Application, OPENED_BY)
        .where(Application.id.in_(application_ids))
        .order_by(Appointment.id)
    )
    return list(session().scalars(query))


def undecided_of(home_id: int, organisation_id: int) -> Sequence[Application]:
    """Applications for jobs in one home of one owner from which something can still follow."""
    query = (
        select(Application)
        .join(Application.vacancy)
        .where(
            Vacancy.home_id == home_id,
            Application.organisation_id == organisation_id,
            Application.state.in_(sorted(APPLICATION.active)),
        )
        .options(contains_eager(Application.vacancy))
        .order_by(Application.id)
    )
    return session().scalars(query).all()


def offers_count(vacancy_id: int) -> int:
    """How many posts of a vacancy have an offer or somebody who started."""
    query = select(func.count(Application.id)).where(
        Application.vacancy_id == vacancy_id,
        Application.state.in_((ApplicationState.OFFERED, ApplicationState.STARTED)),
    )
    return session().scalar(query) or 0


def applications_of(person_id: int) -> Sequence[Application]:
    """Everything a person applied for, oldest first."""
    query = select(Application).where(Application.candidate_id == person_id)
    return session().scalars(query.order_by(Application.id)).all()


def decided_before(moment: datetime, limit: int = 500) -> Sequence[Application]:
    """Applications that ended without a start before a moment and still hold what was written."""
    return _unmoved_since(moment, ENDED, limit)


def started_before(moment: datetime, limit: int = 500) -> Sequence[Application]:
    """Applications that led to a start before a moment and still hold what was written."""
    return _unmoved_since(moment, (ApplicationState.STARTED,), limit)


def undecided_since(moment: datetime, limit: int = 500) -> Sequence[Application]:
    """Applications that were sent, and in which nobody took a step since before a moment."""
    return _unmoved_since(moment, UNDECIDED, limit)


def _unmoved_since(
    moment: datetime, states: Sequence[ApplicationState], limit: int
) -> Sequence[Application]:
    """Applications in some states, since before a moment, that hold what was written."""
    last = (
        select(func.max(StateChange.created_at))
        .where(
            StateChange.subject_kind == Application.__tablename__,
            StateChange.subject_id == Application.id,
        )
        .correlate(Application)
        .scalar_subquery()
    )
    started = exists().where(OPENED_BY, Appointment.state == AppointmentState.STARTED)
    query = (
        select(Application)
        .where(
            Application.state.in_(states),
            # The telephone number is asked of everybody: without one, all is forgotten.
            Application.telephone.is_not(None),
            last < moment,
            or_(Application.state != ApplicationState.OFFERED, ~started),
        )
        .order_by(Application.id)
        .limit(limit)
    )
    return session().scalars(query).all()


def drafts_closed_before(day: date, limit: int = 500) -> Sequence[Application]:
    """Drafts for jobs that closed before a day and take no application any more."""
    query = (
        select(Application)
        .join(Application.vacancy)
        .where(
            Application.state == ApplicationState.DRAFT,
            Vacancy.closes_on < day,
            Application.created_at < clock.day_start(day),
        )
        .order_by(Application.id)
        .limit(limit)
    )
    return session().scalars(query).all()


def filled_above_posts(day: date) -> list[tuple[str, str]]:
    """Vacancies from which more people started than they had posts."""
    _ = day
    query = (
        select(Vacancy.public_id)
        .join(Application, Application.vacancy_id == Vacancy.id)
        .where(Application.state == ApplicationState.STARTED)
        .group_by(Vacancy.id, Vacancy.public_id, Vacancy.posts_count)
        .having(func.count(Application.id) > Vacancy.posts_count)
        .order_by(Vacancy.id)
    )
    return [("vacancy", public_id) for public_id in session().scalars(query)]


def started_without_checks(day: date) -> list[tuple[str, str]]:
    """Applications marked as started although no appointment of theirs ever started."""
    _ = day
    query = (
        select(Application.public_id)
        .outerjoin(Appointment, and_(OPENED_BY, Appointment.state == AppointmentState.STARTED))
        .where(Application.state == ApplicationState.STARTED, Appointment.id.is_(None))
        .order_by(Application.id)
    )
    return [("application", public_id) for public_id in session().scalars(query)]
