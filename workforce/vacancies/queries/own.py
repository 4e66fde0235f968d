"""What a recruiter may see: the adverts of their own organisation and the homes they reach."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import joinedload

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.providers.queries import homes
from workforce.vacancies import policies
from workforce.vacancies.models import Vacancy, VacancyPost
from workforce.vacancies.states import Shelf, VacancyState

PER_PAGE = 50


def covered_by(actor: Actor) -> ColumnElement[bool]:
    """The condition on vacancies that an actor recruits for; the twin of `can_recruit_for`."""
    return homes.reached(actor, policies.RECRUITING, Vacancy.organisation_id, Vacancy.home_id)


def waits_for_outcomes() -> ColumnElement[bool]:
    """The condition on vacancies that have closed and of whose posts something is to be said."""
    ended = (
        select(func.count(VacancyPost.id))
        .where(VacancyPost.vacancy_id == Vacancy.id)
        .correlate(Vacancy)
        .scalar_subquery()
    )
    return and_(
        Vacancy.state == VacancyState.ENDED,
        Vacancy.evergreen.is_(False),
        ended < Vacancy.posts_count,
    )


def _on(shelf: Shelf) -> ColumnElement[bool]:
    if shelf is Shelf.OUTCOMES:
        return waits_for_outcomes()
    return Vacancy.state == VacancyState(shelf.value)


def vacancies_for(actor: Actor, *, shelf: Shelf | None = None, number: int = 1) -> Page[Vacancy]:
    """The adverts an actor recruits for, newest first, of one shelf where one is named."""
    query = select(Vacancy).where(covered_by(actor)).options(joinedload(Vacancy.home))
    if shelf is not None:
        query = query.where(_on(shelf))
    return page_of(query.order_by(Vacancy.created_at.desc(), Vacancy.id.desc()), number, PER_PAGE)


def counts_for(actor: Actor) -> dict[Shelf, int]:
    """How many adverts an actor recruits for, by shelf."""
    query = (
        select(Vacancy.state, func.count().label("advert_count"))
        .where(covered_by(actor))
        .group_by(Vacancy.state)
    )
    found = {Shelf(row.state.value): row.advert_count for row in session().execute(query)}
    waiting = select(func.count(Vacancy.id)).where(covered_by(actor), waits_for_outcomes())
    return {**found, Shelf.OUTCOMES: session().scalar(waiting) or 0}


def waiting_among(vacancies: Iterable[Vacancy]) -> frozenset[int]:
    """The numbers of those of some adverts that wait for a word on how their posts ended."""
    ids = [one.id for one in vacancies if one.state is VacancyState.ENDED]
    if not ids:
        return frozenset()
    query = select(Vacancy.id).where(Vacancy.id.in_(ids), waits_for_outcomes())
    return frozenset(session().scalars(query))


def vacancy_for(actor: Actor, public_id: str) -> Vacancy | None:
    """One advert that an actor recruits for, with its home and employer."""
    query = (
        select(Vacancy)
        .where(Vacancy.public_id == public_id, covered_by(actor))
        .options(joinedload(Vacancy.home), joinedload(Vacancy.organisation))
    )
    return session().scalar(query)
