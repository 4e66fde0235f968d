"""The homes of an advert: the one that leads, and its further ones."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workforce.core.db import session
from workforce.providers.models import Home
from workforce.vacancies.models import Vacancy, VacancyPlace


def further_places(vacancy: Vacancy) -> list[VacancyPlace]:
    """The further places of an advert with their homes, in the order in which they were added."""
    query = (
        select(VacancyPlace)
        .where(VacancyPlace.vacancy_id == vacancy.id)
        .options(joinedload(VacancyPlace.home))
        .order_by(VacancyPlace.id)
    )
    return list(session().scalars(query))


def homes_of(vacancy: Vacancy) -> list[Home]:
    """Every home of an advert, the one that leads first."""
    return [vacancy.home, *(place.home for place in further_places(vacancy))]


def places_of_home(home_id: int) -> list[VacancyPlace]:
    """Where a home is a further place of an advert, oldest first."""
    query = select(VacancyPlace).where(VacancyPlace.home_id == home_id)
    return list(session().scalars(query.order_by(VacancyPlace.id)))


def moved_with(home_id: int) -> list[VacancyPlace]:
    """The further places of adverts that a home leads."""
    query = (
        select(VacancyPlace)
        .join(VacancyPlace.vacancy)
        .where(Vacancy.home_id == home_id)
        .order_by(VacancyPlace.id)
    )
    return list(session().scalars(query))
