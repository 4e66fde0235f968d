"""Adverts that an employer's own recruitment system keeps."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, not_, select
from sqlalchemy.orm import joinedload

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.providers.models import Home
from workforce.vacancies.models import Vacancy, VacancyPlace, VacancyPost
from workforce.vacancies.queries import own

PER_PAGE = 100


def by_reference(actor: Actor, reference: str) -> Vacancy | None:
    """The advert of an actor's employer that bears a reference of its other system."""
    query = select(Vacancy).where(own.covered_by(actor), Vacancy.client_reference == reference)
    query = query.options(joinedload(Vacancy.home), joinedload(Vacancy.organisation))
    return session().scalar(query)


def kept_vacancies(actor: Actor, number: int) -> Page[Vacancy]:
    """Every advert that the other system keeps, newest first."""
    query = select(Vacancy).where(own.covered_by(actor), Vacancy.client_reference.is_not(None))
    query = query.options(joinedload(Vacancy.home))
    return page_of(query.order_by(Vacancy.id.desc()), number, PER_PAGE)


def ended_here(vacancy_id: int, origin: str) -> int:
    """How many posts of an advert ended by what was recorded here, not by the other system."""
    elsewhere = func.coalesce(VacancyPost.origin, "").startswith(origin)
    query = select(func.count(VacancyPost.id)).where(
        VacancyPost.vacancy_id == vacancy_id, not_(elsewhere)
    )
    return session().scalar(query) or 0


def posts_by_vacancy(ids: Iterable[int]) -> dict[int, list[VacancyPost]]:
    """How the posts of some adverts ended, by advert."""
    query = select(VacancyPost).where(VacancyPost.vacancy_id.in_(list(ids)))
    found: dict[int, list[VacancyPost]] = {}
    for row in session().scalars(query.order_by(VacancyPost.id)):
        found.setdefault(row.vacancy_id, []).append(row)
    return found


def homes_by_vacancy(vacancies: Sequence[Vacancy]) -> dict[int, list[str]]:
    """The registration numbers of the homes of some adverts, the leading home first."""
    found = {one.id: [one.home.registration_number] for one in vacancies}
    query = (
        select(VacancyPlace.vacancy_id, Home.registration_number)
        .join(VacancyPlace.home)
        .where(VacancyPlace.vacancy_id.in_(list(found)))
        .order_by(VacancyPlace.id)
    )
    for vacancy_id, number in session().execute(query):
        found[vacancy_id].append(number)
    return found
