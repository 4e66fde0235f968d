"""One page of a search, its count up to a thousand, and what a larger radius would find."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select

from workforce.core import clock
from workforce.core.db import session
from workforce.core.paging import Page
from workforce.places import rules as places
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import board
from workforce.vacancies.rules.search import Search, larger_radii

PER_PAGE = 20
COUNTED = 1_000
REMEMBERED = timedelta(seconds=60)
MOST_REMEMBERED = 2_000
LISTED = (
    Vacancy.public_id,
    Vacancy.title,
    Vacancy.employer_name,
    Vacancy.contract,
    Vacancy.weekly_hours,
    Vacancy.pay_period,
    Vacancy.pay_from_pence,
    Vacancy.pay_to_pence,
    Vacancy.closes_on,
    Vacancy.authority_code,
    Vacancy.region_code,
    Vacancy.public_point,
)

# Searches that had more than a thousand jobs a moment ago need not be counted again: whatever
# has closed since, the page says "1,000+". Smaller counts are always taken afresh.
_many: dict[tuple[object, ...], datetime] = {}


def found(search: Search, number: int, day: date) -> Page[Row[Any]]:
    """One page of a search: 20 jobs, counted exactly up to a thousand, clamped to what exists."""
    if not search.answerable:
        return Page((), 1, PER_PAGE, 0)
    total = _counted(search, day)
    capped = total > COUNTED
    total = min(total, COUNTED)
    number = min(number, max(1, -(-total // PER_PAGE)))
    if not total:
        return Page((), 1, PER_PAGE, 0)
    query = board.searched(search, *LISTED, day=day, few_have_words=not capped)
    query = query.order_by(*board.ORDERS[search.sort])
    page = query.limit(board.exactly(PER_PAGE)).offset(board.exactly((number - 1) * PER_PAGE))
    rows = session().connection().execute(page).all()
    return Page(rows, number, PER_PAGE, total, capped)


def _counted(search: Search, day: date) -> int:
    """How many jobs a search has, or one more than are counted."""
    key = (search.terms, search.place.token, search.radius, search.roles, day, COUNTED)
    present = clock.now()
    if _many.get(key, present) > present:
        return COUNTED + 1
    some = board.searched(search, Vacancy.id, day=day, few_have_words=True)
    counted = select(func.count()).select_from(some.limit(board.exactly(COUNTED + 1)).subquery())
    total = session().connection().scalar(counted) or 0
    if total > COUNTED:
        if len(_many) >= MOST_REMEMBERED:
            _many.clear()
        _many[key] = present + REMEMBERED
    return total


def wider(search: Search, day: date) -> list[tuple[int, int]]:
    """Larger radii that have jobs where the search has none, each with its count; one query."""
    radii = larger_radii(search)
    if not radii:
        return []
    columns = (Vacancy.authority_code, Vacancy.public_point)
    reach = search.within(radii[-1])
    widest = board.searched(reach, *columns, board.HOW_MANY, day=day, few_have_words=True)
    spread = Counter(
        {(area, point): n for area, point, n in session().execute(widest.group_by(*columns))}
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
