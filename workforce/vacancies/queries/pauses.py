"""Adverts that are paused, or should be: their home or employer may not recruit now."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import joinedload

from workforce.core.db import session
from workforce.providers.models import Home, Organisation
from workforce.providers.states import HomeStatus, OrganisationState
from workforce.vacancies.models import Vacancy
from workforce.vacancies.models.pauses import VacancyPause
from workforce.vacancies.states import VacancyState

BATCH = 200


def _may_recruit() -> ColumnElement[bool]:
    """The home is open and its employer's own, and the employer is approved; as the board asks."""
    return exists().where(
        Home.id == Vacancy.home_id,
        Home.organisation_id == Vacancy.organisation_id,
        Home.status == HomeStatus.ACTIVE,
        Organisation.id == Vacancy.organisation_id,
        Organisation.state == OrganisationState.APPROVED,
    )


def _is_live(day: date) -> ColumnElement[bool]:
    return and_(Vacancy.state == VacancyState.LIVE, Vacancy.closes_on >= day)


def _has_open_pause() -> ColumnElement[bool]:
    return exists().where(VacancyPause.vacancy_id == Vacancy.id, VacancyPause.ended_at.is_(None))


def to_pause(day: date, limit: int = BATCH) -> Sequence[Vacancy]:
    """Live adverts that nobody sees because they may not recruit, and whose pause is not noted."""
    query = (
        select(Vacancy)
        .where(_is_live(day), ~_may_recruit(), ~_has_open_pause())
        .order_by(Vacancy.id)
        .limit(limit)
    )
    return session().scalars(query).all()


def to_end(day: date, limit: int = BATCH) -> Sequence[VacancyPause]:
    """Open pauses of adverts that may recruit again, or that have ended."""
    query = (
        select(VacancyPause)
        .join(VacancyPause.vacancy)
        .where(VacancyPause.ended_at.is_(None), _may_recruit() | ~_is_live(day))
        .options(joinedload(VacancyPause.vacancy))
        .order_by(VacancyPause.id)
        .limit(limit)
    )
    return session().scalars(query).all()


def untold(limit: int = BATCH) -> Sequence[VacancyPause]:
    """Pauses of whose applicants nobody has been told yet, oldest first."""
    query = (
        select(VacancyPause)
        .where(VacancyPause.applicants_told_at.is_(None))
        .options(joinedload(VacancyPause.vacancy))
        .order_by(VacancyPause.id)
        .limit(limit)
    )
    return session().scalars(query).all()
