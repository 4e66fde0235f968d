"""Adverts whose home is no longer as it was when they were published, and homes that changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import aliased

from workforce.core.db import session
from workforce.core.lifecycle import StateChange
from workforce.providers.models import Home
from workforce.vacancies.models import Vacancy, VacancyPlace
from workforce.vacancies.states import TELLING, VacancyState

SEEN = (VacancyState.LIVE, VacancyState.INTERNAL)
FURTHER = aliased(Home)


def elsewhere() -> ColumnElement[bool]:
    """A home of the advert is not where the advert says; its home is joined."""
    further = exists().where(
        VacancyPlace.vacancy_id == Vacancy.id,
        FURTHER.id == VacancyPlace.home_id,
        or_(
            VacancyPlace.region_code != FURTHER.region_code,
            VacancyPlace.authority_code != FURTHER.authority_code,
            _or_none(VacancyPlace.public_point) != _or_none(FURTHER.public_point),
        ),
    )
    return or_(
        Vacancy.region_code != Home.region_code,
        Vacancy.authority_code != Home.authority_code,
        _or_none(Vacancy.public_point) != _or_none(Home.public_point),
        further,
    )


def _or_none(point: Any) -> ColumnElement[str]:  # noqa: ANN401 - a column
    return func.coalesce(point, "")


def moved(limit: int) -> Sequence[Vacancy]:
    """Adverts that people see and that say another place or kind of home than theirs.

    The oldest come first; those at hand elsewhere wait for the next time.
    """
    another_kind = or_(
        Vacancy.nation != Home.nation,
        Vacancy.sector != Home.sector,
        Vacancy.home_type != Home.home_type,
    )
    query = (
        select(Vacancy)
        .join(Home, Home.id == Vacancy.home_id)
        .where(Vacancy.state.in_(SEEN), or_(elsewhere(), another_kind))
        .order_by(Vacancy.id)
        .limit(limit)
        .with_for_update(of=Vacancy, skip_locked=True)
    )
    return session().scalars(query).all()


def described_since(moment: datetime) -> list[int]:
    """Homes of whose name or address something was said since a moment."""
    query = select(Home.id).where(Home.described_at >= moment).order_by(Home.id)
    return list(session().scalars(query))


def seen_of(organisation_id: int) -> Sequence[Vacancy]:
    """The adverts of an employer that people see, held against other writers, oldest first."""
    query = (
        select(Vacancy)
        .where(Vacancy.organisation_id == organisation_id, Vacancy.state.in_(SEEN))
        .order_by(Vacancy.id)
        .with_for_update()
    )
    return session().scalars(query).all()


def numbers_of(home_id: int) -> frozenset[int]:
    """The numbers of the adverts of which a home is one, leading or further."""
    led = select(Vacancy.id).where(Vacancy.home_id == home_id, Vacancy.state.in_(SEEN))
    shared = select(VacancyPlace.vacancy_id).where(VacancyPlace.home_id == home_id)
    return frozenset(session().scalars(led.union(shared)))


def is_withheld(vacancy_id: int) -> bool:
    """Whether an advert was closed because its words tell where a home is, and is closed still."""
    newest = (
        select(func.max(StateChange.id))
        .where(
            StateChange.subject_kind == Vacancy.__tablename__,
            StateChange.subject_id == vacancy_id,
        )
        .scalar_subquery()
    )
    query = select(StateChange.reason).where(StateChange.id == newest)
    return session().scalar(query) == TELLING
