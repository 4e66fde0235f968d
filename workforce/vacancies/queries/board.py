"""What the public may see: live vacancies by search, one job, and all of them for machines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select, text

from workforce.core import registry
from workforce.core.db import is_postgresql, session
from workforce.core.paging import Page
from workforce.core.types import Source
from workforce.places import rules as places
from workforce.providers.models import Home, Organisation
from workforce.providers.states import HomeStatus, OrganisationState
from workforce.vacancies.models import Vacancy
from workforce.vacancies.rules import words
from workforce.vacancies.rules.search import Search, larger_radii
from workforce.vacancies.states import Sort, Standing, VacancyState

PER_PAGE = 20
COUNTED = 1_000
LISTED = (
    Vacancy.public_id,
    Vacancy.title,
    Vacancy.role,
    Vacancy.employer_name,
    Vacancy.contract,
    Vacancy.weekly_hours,
    Vacancy.pay_period,
    Vacancy.pay_from_pence,
    Vacancy.pay_to_pence,
    Vacancy.posts_count,
    Vacancy.closes_on,
    Vacancy.published_at,
    Vacancy.authority_code,
    Vacancy.region_code,
    Vacancy.public_point,
)
ORDERS = {
    Sort.NEWEST: (Vacancy.published_at.desc(), Vacancy.id.desc()),
    Sort.CLOSING: (Vacancy.closes_on, Vacancy.id),
}


@dataclass(frozen=True, slots=True)
class Job:
    """One advert and what the public is told of it."""

    vacancy: Vacancy
    standing: Standing

    @property
    def is_open(self) -> bool:
        """Whether somebody may apply."""
        return self.standing is Standing.OPEN


def live(*columns: Any, day: date) -> Select[Any]:
    """A query of vacancies live on a day: open, and their home and employer may recruit."""
    conditions = [
        Vacancy.state == VacancyState.LIVE,
        Vacancy.closes_on >= day,
        Home.status == HomeStatus.ACTIVE,
        Organisation.state == OrganisationState.APPROVED,
    ]
    if not registry.settings().demo:
        conditions.append(Vacancy.source == Source.REAL)
    return (
        select(*columns)
        .join(
            Home,
            and_(Home.id == Vacancy.home_id, Home.organisation_id == Vacancy.organisation_id),
        )
        .join(Organisation, Organisation.id == Vacancy.organisation_id)
        .where(*conditions)
    )


def _wanted(search: Search) -> list[ColumnElement[bool]]:
    """The conditions of a search apart from its place."""
    conditions: list[ColumnElement[bool]] = []
    if search.roles:
        conditions.append(Vacancy.role.in_(search.roles))
    if search.terms:
        conditions.append(_says(search.terms))
    return conditions


def _says(terms: tuple[words.Term, ...]) -> ColumnElement[bool]:
    if is_postgresql():
        vector = func.to_tsvector(text("'simple'"), Vacancy.search_text)
        return vector.op("@@")(func.to_tsquery(text("'simple'"), words.tsquery(terms)))
    hits = text("SELECT rowid FROM vacancy_search WHERE vacancy_search MATCH :wanted")
    return Vacancy.id.in_(hits.bindparams(wanted=words.fts5(terms)).columns(Vacancy.id))


def _nearby(search: Search) -> list[ColumnElement[bool]]:
    """The condition of the place, from council areas and public points only."""
    if not search.is_local:
        return []
    areas = sorted(places.areas(search.place))
    points = sorted(places.points_within(search.place, search.radius))
    either = []
    if areas:
        either.append(Vacancy.authority_code.in_(areas))
    if points:
        either.append(Vacancy.public_point.in_(points))
    return [or_(*either)] if either else [Vacancy.id.is_(None)]


def found(search: Search, number: int, day: date) -> Page[Row[Any]]:
    """One page of a search: 20 jobs, counted exactly up to a thousand, clamped to what exists."""
    if not search.answerable:
        return Page((), 1, PER_PAGE, 0)
    query = live(*LISTED, day=day).where(*_wanted(search), *_nearby(search))
    query = query.order_by(*ORDERS[search.sort])
    if number == 1:
        rows = session().execute(query.limit(PER_PAGE + 1)).all()
        if len(rows) <= PER_PAGE:
            return Page(rows, 1, PER_PAGE, len(rows))
        total, capped = _counted(search, day)
        return Page(rows[:PER_PAGE], 1, PER_PAGE, total, capped)
    total, capped = _counted(search, day)
    number = min(number, max(1, -(-total // PER_PAGE)))
    rows = session().execute(query.limit(PER_PAGE).offset((number - 1) * PER_PAGE)).all()
    return Page(rows, number, PER_PAGE, total, capped)


def _counted(search: Search, day: date) -> tuple[int, bool]:
    some = live(Vacancy.id, day=day).where(*_wanted(search), *_nearby(search))
    counted = select(func.count()).select_from(some.limit(COUNTED + 1).subquery())
    total = session().scalar(counted) or 0
    return min(total, COUNTED), total > COUNTED


def wider(search: Search, day: date) -> list[tuple[int, int]]:
    """Larger radii that have jobs where the search has none, each with its count; one query."""
    radii = larger_radii(search)
    if not radii:
        return []
    widest = search.within(radii[-1])
    spread = Counter(
        {
            (authority, point): count
            for authority, point, count in session().execute(
                live(Vacancy.authority_code, Vacancy.public_point, func.count(), day=day)
                .where(*_wanted(search), *_nearby(widest))
                .group_by(Vacancy.authority_code, Vacancy.public_point)
            )
        }
    )
    return _growing((miles, _reached(search.within(miles), spread)) for miles in radii)


def _reached(search: Search, spread: Counter[tuple[str, str]]) -> int:
    areas = places.areas(search.place)
    points = places.points_within(search.place, search.radius)
    return sum(n for (area, point), n in spread.items() if area in areas or point in points)


def _growing(counts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Only the radii that find more than the one before."""
    kept: list[tuple[int, int]] = []
    for miles, count in counts:
        if count > (kept[-1][1] if kept else 0):
            kept.append((miles, count))
    return kept


def job(public_id: str, day: date) -> Job | None:
    """One published advert with its standing; drafts do not exist for the public."""
    query = (
        select(Vacancy, Home.status, Home.organisation_id, Organisation.state)
        .join(Home, Home.id == Vacancy.home_id)
        .join(Organisation, Organisation.id == Vacancy.organisation_id)
        .where(Vacancy.public_id == public_id, Vacancy.state != VacancyState.DRAFT)
    )
    if not registry.settings().demo:
        query = query.where(Vacancy.source == Source.REAL)
    row = session().execute(query).one_or_none()
    if row is None:
        return None
    vacancy, status, owner_id, employer = row
    may_recruit = (
        status is HomeStatus.ACTIVE
        and owner_id == vacancy.organisation_id
        and employer is OrganisationState.APPROVED
    )
    return Job(vacancy, _standing(vacancy, day, may_recruit=may_recruit))


def _standing(vacancy: Vacancy, day: date, *, may_recruit: bool) -> Standing:
    if vacancy.state is not VacancyState.LIVE or vacancy.closes_on < day:
        return Standing.CLOSED
    return Standing.OPEN if may_recruit else Standing.PAUSED


def published(search: Search, day: date, *, limit: int, offset: int = 0) -> Sequence[Vacancy]:
    """Live vacancies of a search with all their words, newest first; for feeds and machines."""
    if not search.answerable:
        return []
    query = live(Vacancy, day=day).where(*_wanted(search), *_nearby(search))
    query = query.order_by(*ORDERS[Sort.NEWEST]).limit(limit).offset(offset)
    return session().scalars(query).all()


def published_count(search: Search, day: date) -> int:
    """How many live vacancies a search has, all counted."""
    if not search.answerable:
        return 0
    query = live(func.count(Vacancy.id), day=day).where(*_wanted(search), *_nearby(search))
    return session().scalar(query) or 0


def links(day: date, *, limit: int) -> Sequence[Row[Any]]:
    """Public ids of live vacancies and when each was published, newest first; for the sitemap."""
    query = live(Vacancy.public_id, Vacancy.published_at, day=day)
    return session().execute(query.order_by(*ORDERS[Sort.NEWEST]).limit(limit)).all()
