"""What a recruiter may see: the adverts of their own organisation and the homes they reach."""

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.providers.queries import homes
from workforce.vacancies import policies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.states import VacancyState

PER_PAGE = 50


def covered_by(actor: Actor) -> ColumnElement[bool]:
    """The condition on vacancies that an actor recruits for; the twin of `can_recruit_for`."""
    return homes.reached(actor, policies.RECRUITING, Vacancy.organisation_id, Vacancy.home_id)


def vacancies_for(
    actor: Actor, *, state: VacancyState | None = None, number: int = 1
) -> Page[Vacancy]:
    """The adverts an actor recruits for, newest first, of one state where one is named."""
    query = select(Vacancy).where(covered_by(actor)).options(joinedload(Vacancy.home))
    if state is not None:
        query = query.where(Vacancy.state == state)
    return page_of(query.order_by(Vacancy.created_at.desc(), Vacancy.id.desc()), number, PER_PAGE)


def counts_for(actor: Actor) -> dict[VacancyState, int]:
    """How many adverts an actor recruits for, by state."""
    query = (
        select(Vacancy.state, func.count().label("advert_count"))
        .where(covered_by(actor))
        .group_by(Vacancy.state)
    )
    return {row.state: row.advert_count for row in session().execute(query)}


def vacancy_for(actor: Actor, public_id: str) -> Vacancy | None:
    """One advert that an actor recruits for, with its home and employer."""
    query = (
        select(Vacancy)
        .where(Vacancy.public_id == public_id, covered_by(actor))
        .options(joinedload(Vacancy.home), joinedload(Vacancy.organisation))
    )
    return session().scalar(query)
