"""What those who choose may see: applications for the vacancies they recruit for."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, and_, func, select, true
from sqlalchemy.orm import contains_eager, joinedload

from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import own

PER_PAGE = 50


def not_own(actor: Actor) -> ColumnElement[bool]:
    """The condition on applications that they are not the actor's: nobody chooses themselves."""
    return true() if actor.person_id is None else Application.candidate_id != actor.person_id


def chosen_by(actor: Actor) -> ColumnElement[bool]:
    """The condition on applications joined with vacancies; the twin of `can_choose_for`."""
    sent = Application.state != ApplicationState.DRAFT
    return and_(own.covered_by(actor), sent, not_own(actor))


def _visible(actor: Actor) -> Select[Application]:
    return (
        select(Application)
        .join(Application.vacancy)
        .where(chosen_by(actor))
        .options(contains_eager(Application.vacancy), joinedload(Application.candidate))
    )


def applications_for(
    actor: Actor,
    vacancy: Vacancy,
    *,
    state: ApplicationState | None = None,
    number: int = 1,
) -> Page[Application]:
    """The applications for one vacancy, newest first, of one state where one is named."""
    query = _visible(actor).where(Application.vacancy_id == vacancy.id)
    if state is not None:
        query = query.where(Application.state == state)
    return page_of(query.order_by(Application.id.desc()), number, PER_PAGE)


def application_for(actor: Actor, public_id: str) -> Application | None:
    """One application that an actor chooses among."""
    query = _visible(actor).where(Application.public_id == public_id)
    query = query.options(
        contains_eager(Application.vacancy).joinedload(Vacancy.home),
        contains_eager(Application.vacancy).joinedload(Vacancy.organisation),
    )
    return session().scalar(query)


def counts_by_vacancy(ids: Iterable[int]) -> dict[int, dict[ApplicationState, int]]:
    """How many applications each vacancy has, by state."""
    query = (
        select(Application.vacancy_id, Application.state, func.count())
        .where(Application.vacancy_id.in_(list(ids)), Application.state != ApplicationState.DRAFT)
        .group_by(Application.vacancy_id, Application.state)
    )
    found: dict[int, dict[ApplicationState, int]] = {}
    for vacancy_id, state, count in session().execute(query):
        found.setdefault(vacancy_id, {})[state] = count
    return found
