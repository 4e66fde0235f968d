"""Jobs that alerts have not seen: their criteria as bits, their spots, and what they answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Subquery, select

from workforce.core import clock, registry
from workforce.core.db import session
from workforce.core.types import Source
from workforce.vacancies.queries import board, conditions
from workforce.vacancies.queries.conditions import PLACE, VACANCY
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.states import VacancyState

BITS = {
    "role": VACANCY.role,
    "contracts": VACANCY.contract,
    "driving": VACANCY.driving,
    "qualifications": VACANCY.qualification,
    "welsh": VACANCY.welsh,
    "sectors": VACANCY.sector,
    "home_types": VACANCY.home_type,
}
PLAIN = {
    "patterns": VACANCY.hours_patterns,
    "hourly_pence": VACANCY.hourly_pence,
    "yearly_pence": VACANCY.yearly_pence,
    "published_at": VACANCY.published_at,
}
NUMBERS = 5_000  # so many jobs of one run are named in one statement


@dataclass(frozen=True, slots=True)
class NewJob:
    """A job as alerts see it: its values by their columns, and where its homes are."""

    id: int
    values: dict[str, Any]
    spots: frozenset[tuple[str, str]]
    is_relisted: bool


def published(since: datetime, until: datetime) -> list[NewJob]:
    """Live jobs published after a moment and up to another, by number; paused ones too."""
    query = select(
        VACANCY.id,
        *(column.label(name) for name, column in (BITS | PLAIN).items()),
        VACANCY.authority_code,
        VACANCY.public_point,
        VACANCY.first_published_at,
    ).where(
        VACANCY.state == VacancyState.LIVE,
        VACANCY.closes_on >= clock.today(),
        VACANCY.published_at > since,
        VACANCY.published_at <= until,
    )
    if not registry.settings().demo:
        query = query.where(VACANCY.source == Source.REAL)
    rows = session().connection().execute(query.order_by(VACANCY.id)).all()
    numbers = [row.id for row in rows]
    further, opened = _further(numbers), _open(numbers)
    return [
        NewJob(
            row.id,
            {
                "job_id": row.id,
                **{name: rules.bit(getattr(row, name)) for name in BITS},
                **{name: getattr(row, name) for name in PLAIN},
                "is_open": row.id in opened,
            },
            frozenset({(row.authority_code, row.public_point or ""), *further.get(row.id, ())}),
            is_relisted=row.first_published_at != row.published_at,
        )
        for row in rows
    ]


def _open(numbers: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for some in _some(numbers):
        query = board.live(VACANCY.id, day=clock.today()).where(VACANCY.id.in_(some))
        found.update(session().connection().scalars(query))
    return found


def _further(numbers: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Where the further homes of jobs are, of those that count."""
    found: dict[int, list[tuple[str, str]]] = {}
    for some in _some(numbers):
        query = conditions.select_further(PLACE.vacancy_id.in_(some))
        query = query.add_columns(PLACE.authority_code, PLACE.public_point)
        for number, authority, point in session().connection().execute(query):
            found.setdefault(number, []).append((authority, point or ""))
    return found


def _some(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[start : start + NUMBERS] for start in range(0, len(numbers), NUMBERS))


def answering(also: str, numbers: Select[Any]) -> Subquery:
    """Which of these jobs answer what the board itself is asked, by their numbers."""
    wanted = conditions.conditions(rules.search_also(also), clock.today())
    return select(VACANCY.id).where(VACANCY.id.in_(numbers), *wanted).subquery()


def standing(numbers: Sequence[int]) -> dict[int, bool]:
    """Of these jobs: True for the open, False for the paused; those that closed are left out."""
    today = clock.today()
    opened, found = _open(numbers), {}
    for some in _some(numbers):
        query = select(VACANCY.id).where(
            VACANCY.id.in_(some),
            VACANCY.state == VacancyState.LIVE,
            VACANCY.closes_on >= today,
        )
        for number in session().connection().scalars(query):
            found[number] = number in opened
    return found


def listed(numbers: Sequence[int]) -> dict[int, Any]:
    """What a letter tells of those of these jobs that are open, by number."""
    found: dict[int, Any] = {}
    for some in _some(numbers):
        query = board.live(VACANCY.id, VACANCY.published_at, *board.LISTED, day=clock.today())
        for row in session().connection().execute(query.where(VACANCY.id.in_(some))):
            found[row.id] = row
    return found
