"""The homes that a vacancy is for: the one that leads and every further one."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workforce.core.db import session
from workforce.providers.models import Home
from workforce.vacancies.models import Vacancy, VacancyPlace


def homes_of(vacancy: Vacancy) -> list[Home]:
    """Every home of a vacancy, the leading one first."""
    query = (
        select(VacancyPlace)
        .where(VacancyPlace.vacancy_id == vacancy.id)
        .options(joinedload(VacancyPlace.home))
        .order_by(VacancyPlace.id)
    )
    further = [place.home for place in session().scalars(query)]
    return [vacancy.home, *(home for home in further if home.id != vacancy.home_id)]
