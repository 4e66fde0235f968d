"""One page of a search, its count up to a thousand, and what a larger radius would find."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import Row, func, select

from workforce.core import clock
from workforce.core.db import session
from workforce.core.paging import Page
from workforce.vacancies.queries import board, conditions
from workforce.vacancies.queries.board import LISTED, VACANCY
from workforce.vacancies.rules.search import Search, larger_radii

PER_PAGE = 20
COUNTED = 1_000
REMEMBERED = timedelta(seconds=60)
MOST_REMEMBERED = 2_000
Columns = tuple[Any, ...]
COUNTED_TOO: Columns = (*LISTED, func.count().over().label("job_count"))
NEVER = datetime.min.replace(tzinfo=UTC)

# Searches that had more than a thousand jobs a moment ago need not be counted again: whatever
# has closed since, the page says "1,000+". Smaller counts are always taken afresh.
_many: dict[tuple[object, ...], datetime] = {}


def found(search: Search, number: int, day: date, known: int | None = None) -> Page[Row[Any]]:
    """One page of a search: 20 jobs, counted exactly up to a thousand, clamped to what exists.

    Who has counted the jobs of the search already says how many are known.
    """
    if not search.answerable:
        return Page((), 1, PER_PAGE, 0)
    if known is None and search.is_local and number <= COUNTED // PER_PAGE:
        rows = _rows(search, COUNTED_TOO, number, day, few=True)
        if rows or number == 1:
            return _told(rows, number, rows[0].job_count if rows else 0)
    total = _count(search, day) if known is None else known
    number = min(number, max(1, -(-min(total, COUNTED) // PER_PAGE)))
    rows = _rows(search, LISTED, number, day, few=total <= COUNTED) if total else ()
    return _told(rows, number, total)


def _told(rows: Sequence[Row[Any]], number: int, total: int) -> Page[Row[Any]]:
    return Page(rows, number, PER_PAGE, min(total, COUNTED), capped=total > COUNTED)


def _rows(
    search: Search, columns: Columns, number: int, day: date, *, few: bool
) -> Sequence[Row[Any]]:
    """The rows of a page, in one statement; `few` says that few rows have the words."""
    query = board.searched(search, *columns, day=day, few_have_words=few)
    query = query.order_by(*board.order(search))
    page = query.limit(board.exactly(PER_PAGE)).offset(board.exactly((number - 1) * PER_PAGE))
    return session().connection().execute(page).all()


def _count(search: Search, day: date) -> int:
    """How many jobs a search has, or one more than are counted."""
    key = (search.terms, search.place.token, search.radius, search.filters, day, COUNTED)
    if _many.get(key, NEVER) > clock.now():
        return COUNTED + 1
    some = board.searched(search, VACANCY.id, day=day, few_have_words=True)
    counted = select(func.count()).select_from(some.limit(board.exactly(COUNTED + 1)).subquery())
    total = session().connection().scalar(counted) or 0
    if total > COUNTED:
        if len(_many) >= MOST_REMEMBERED:
            _many.clear()
        _many[key] = clock.now() + REMEMBERED
    return total


def further_places(rows: Iterable[Any]) -> dict[int, list[Any]]:
    """The further homes of some jobs, as much of their places as may be public, by vacancy."""
    ids = [row.id for row in rows]
    if not ids:
        return {}
    where = conditions.PLACE
    query = (
        select(where.vacancy_id, where.authority_code, where.region_code, where.public_point)
        .select_from(conditions.FURTHER)
        .where(where.vacancy_id.in_(ids), conditions.STANDS)
        .order_by(where.vacancy_id, where.authority_code, where.id)
    )
    found: dict[int, list[Any]] = {}
    for row in session().connection().execute(query):
        found.setdefault(row.vacancy_id, []).append(row)
    return found


def wider(search: Search, day: date) -> list[tuple[int, int]]:
    """Larger radii that have jobs where the search has none, each with its count; one query."""
    radii = larger_radii(search)
    if not radii:
        return []
    reached = conditions.reach(search, radii).label("reached")
    widest = search.within(radii[-1])
    each = board.searched(widest, reached, day=day, few_have_words=True).subquery()
    counted = select(each.c.reached, func.count()).group_by(each.c.reached)
    found = Counter({row[0]: row[1] for row in session().execute(counted)})
    return _growing(zip(radii, accumulate(found[miles] for miles in radii), strict=True))


def _growing(counts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Only the radii that find more than the one before."""
    kept: list[tuple[int, int]] = []
    for miles, count in counts:
        if count > (kept[-1][1] if kept else 0):
            kept.append((miles, count))
    return kept
