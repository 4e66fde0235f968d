"""What the public may see: live vacancies, one job, and all of them for machines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    ColumnElement,
    Date,
    Row,
    Select,
    and_,
    bindparam,
    func,
    select,
)

from workforce.core import registry
from workforce.core.db import is_postgresql, session
from workforce.core.types import Source
from workforce.providers.models import Home, Organisation
from workforce.providers.states import HomeStatus, OrganisationState
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.conditions import VACANCY, conditions, exactly, nearness
from workforce.vacancies.rules.search import Search
from workforce.vacancies.states import Sort, Standing, VacancyState

HOME, ORGANISATION = Home.__table__.c, Organisation.__table__.c
FROM = Vacancy.__table__.join(Home.__table__, HOME.id == VACANCY.home_id).join(
    Organisation.__table__, ORGANISATION.id == VACANCY.organisation_id
)
ORDERS = {
    Sort.NEWEST: (VACANCY.published_at.desc(), VACANCY.id.desc()),
    Sort.CLOSING: (VACANCY.closes_on, VACANCY.id),
    Sort.PAY: (VACANCY.hourly_pence.desc(), VACANCY.published_at.desc(), VACANCY.id.desc()),
}
HOW_MANY = func.count(VACANCY.id)
SHOWN = (VacancyState.LIVE, VacancyState.ENDED)
NOT_LIVE = [state for state in VacancyState if state is not VacancyState.LIVE]
# Planners know little of the values we ask for and would walk the wrong index. Inside coalesce a
# column is checked row by row and no index of it is used: on SQLite only the index that leads, and
# where few rows have the words, only the rows that the word index gave. It says "none of the
# others" rather than "live", of which PostgreSQL would expect one row in two hundred.
CHECKED_LIVE = and_(*(func.coalesce(VACANCY.state, VACANCY.state) != state for state in NOT_LIVE))
# The home is still the employer's. As an equation, PostgreSQL would take it for a rare chance and
# expect one row where there are thousands.
OWN_HOME = func.abs(HOME.organisation_id - VACANCY.organisation_id) < 1

# What the list shows of a job, and what its own page shows beside that.
LISTED: tuple[Any, ...] = (
    VACANCY.public_id,
    VACANCY.title,
    VACANCY.employer_name,
    VACANCY.contract,
    VACANCY.weekly_hours,
    VACANCY.pay_period,
    VACANCY.pay_from_pence,
    VACANCY.pay_to_pence,
    VACANCY.closes_on,
    VACANCY.authority_code,
    VACANCY.region_code,
    VACANCY.public_point,
    VACANCY.id,
)
PUBLIC = (
    *LISTED,
    VACANCY.role,
    VACANCY.posts_count,
    VACANCY.hours_patterns,
    VACANCY.rota,
    VACANCY.sleep_ins_a_month,
    VACANCY.sleep_in_pence,
    VACANCY.yearly_pence,
    VACANCY.driving,
    VACANCY.qualification,
    VACANCY.qualification_title,
    VACANCY.welsh,
    VACANCY.route,
    VACANCY.apply_url,
    VACANCY.takes_interest,
    VACANCY.description,
    VACANCY.state,
    VACANCY.ended_at,
    VACANCY.published_at,
    VACANCY.created_at,
)
AdvertT = TypeVar("AdvertT")
__all__ = [
    "LISTED",
    "VACANCY",
    "Job",
    "conditions",
    "exactly",
    "job",
    "links",
    "live",
    "order",
    "published",
    "published_count",
    "searched",
    "shown",
]


@dataclass(frozen=True, slots=True)
class Job(Generic[AdvertT]):
    """One advert, whole or the columns that its public page shows, and what the public is told."""

    vacancy: AdvertT
    standing: Standing

    @property
    def is_open(self) -> bool:
        """Whether somebody may apply."""
        return self.standing is Standing.OPEN


def live(*columns: Any, day: date) -> Select[Any]:
    """A query of vacancies live on a day: open, and their home and employer may recruit."""
    return _live(columns, few_have_words=False).params(day=day)


def searched(search: Search, *columns: Any, day: date, few_have_words: bool = False) -> Select[Any]:
    """A query of the live vacancies of a search; say where few rows are known to have its words."""
    query = _live(columns, few_have_words=few_have_words and bool(search.terms)).params(day=day)
    return query.where(*conditions(search, day))


def order(search: Search) -> tuple[Any, ...]:
    """The order of a search, ending in a unique key."""
    if search.sort is Sort.NEAREST:
        return (*nearness(search), *ORDERS[Sort.NEWEST])
    return ORDERS[search.sort]


def _live(columns: tuple[Any, ...], *, few_have_words: bool) -> Select[Any]:
    real_only = not registry.settings().demo
    return _drafted(columns, few_have_words, is_postgresql(), real_only)


@lru_cache(maxsize=64)
def _drafted(
    columns: tuple[Any, ...],
    few_have_words: bool,  # noqa: FBT001 - a key of the cache
    on_postgresql: bool,  # noqa: FBT001 - a key of the cache
    real_only: bool,  # noqa: FBT001 - a key of the cache
) -> Select[Any]:
    """The query with its day left open, put together once: that takes longer than to run it."""

    def checked(column: ColumnElement[Any]) -> ColumnElement[Any]:
        return column if on_postgresql else func.coalesce(column, column)

    conditions = [
        CHECKED_LIVE if few_have_words else VACANCY.state == VacancyState.LIVE,
        bindparam("day", type_=Date) <= checked(VACANCY.closes_on),
        checked(HOME.status) == HomeStatus.ACTIVE,
        OWN_HOME,
        checked(ORGANISATION.state) == OrganisationState.APPROVED,
    ]
    if real_only:
        conditions.append(checked(VACANCY.source) == Source.REAL)
    return select(*columns).select_from(FROM).where(*conditions)


def job(public_id: str, day: date) -> Job[Vacancy] | None:
    """One published advert with its standing; drafts do not exist for the public."""
    query = _one_job((Vacancy,), real_only=not registry.settings().demo)
    row = session().execute(query, {"wanted": public_id}).one_or_none()
    return None if row is None else Job(row[0], _standing(row[0], row, day))


def shown(public_id: str, day: date) -> Job[Any] | None:
    """One published advert for its public page: as few columns and as quickly as can be."""
    query = _one_job(PUBLIC, real_only=not registry.settings().demo)
    row = session().connection().execute(query, {"wanted": public_id}).one_or_none()
    return None if row is None else Job(row, _standing(row, row, day))


@lru_cache(maxsize=4)
def _one_job(columns: tuple[Any, ...], *, real_only: bool) -> Select[Any]:
    beside: tuple[Any, ...] = (
        HOME.status.label("home_status"),
        (HOME.organisation_id == VACANCY.organisation_id).label("is_own_home"),
        ORGANISATION.state.label("employer_state"),
    )
    query: Select[Any] = (
        select(*columns, *beside)
        .select_from(FROM)
        .where(
            VACANCY.public_id == bindparam("wanted"),
            VACANCY.state.in_(SHOWN),
            VACANCY.published_at.is_not(None),
        )
    )
    return query.where(VACANCY.source == Source.REAL) if real_only else query


def _standing(advert: Any, beside: Any, day: date) -> Standing:  # noqa: ANN401 - rows
    if advert.state is not VacancyState.LIVE or advert.closes_on < day:
        return Standing.CLOSED
    may_recruit = (
        beside.home_status is HomeStatus.ACTIVE
        and beside.is_own_home
        and beside.employer_state is OrganisationState.APPROVED
    )
    return Standing.OPEN if may_recruit else Standing.PAUSED


def published(search: Search, day: date, *, limit: int, offset: int = 0) -> Sequence[Vacancy]:
    """Live vacancies of a search with all their words, in its order; for feeds and machines."""
    if not search.answerable:
        return []
    query = searched(search, Vacancy, day=day).order_by(*order(search))
    return session().scalars(query.limit(exactly(limit)).offset(exactly(offset))).all()


def published_count(search: Search, day: date) -> int:
    """How many live vacancies a search has, all counted."""
    if not search.answerable:
        return 0
    query = searched(search, HOW_MANY, day=day, few_have_words=True)
    return session().scalar(query) or 0


def links(day: date, *, limit: int, offset: int = 0) -> Sequence[Row[Any]]:
    """Public ids of live vacancies and when each was published, by number; for the sitemap."""
    query = live(Vacancy.public_id, Vacancy.published_at, day=day).order_by(Vacancy.id)
    return session().execute(query.limit(exactly(limit)).offset(exactly(offset))).all()
