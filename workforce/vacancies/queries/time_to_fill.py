"""How long the posts of adverts were open, for the estimate of time to fill."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ColumnElement, select

from workforce.core import clock
from workforce.core.db import session
from workforce.vacancies.models import Vacancy, VacancyPost
from workforce.vacancies.rules.figures.time_to_fill import OpenTime
from workforce.vacancies.states import PostOutcome


def open_times(which: ColumnElement[bool], until: date) -> list[OpenTime]:
    """Every post of the adverts of a condition, from its first day before the public to a day.

    A post that was recorded as not filled, or that nobody accounted for when its advert ended,
    was seen open until the advert ended. Evergreen adverts have no posts behind them.
    """
    query = (
        select(Vacancy.id, Vacancy.first_published_at, Vacancy.ended_at, Vacancy.posts_count)
        .where(
            which,
            Vacancy.first_published_at < clock.day_end(until),
            Vacancy.evergreen.is_(False),
        )
        .order_by(Vacancy.id)
    )
    filled = _filled_on(which, until)
    return [
        time
        for vacancy_id, published_at, ended_at, posts in session().execute(query)
        if published_at is not None
        for time in _of_advert(
            clock.london(published_at).date(),
            _last_seen(ended_at, until),
            filled[vacancy_id],
            posts,
        )
    ]


def _filled_on(which: ColumnElement[bool], until: date) -> defaultdict[int, list[date]]:
    query = (
        select(VacancyPost.vacancy_id, VacancyPost.decided_on)
        .join(Vacancy, Vacancy.id == VacancyPost.vacancy_id)
        .where(
            which,
            VacancyPost.outcome != PostOutcome.NOT_FILLED,
            VacancyPost.decided_on <= until,
        )
        .order_by(VacancyPost.vacancy_id, VacancyPost.decided_on)
    )
    found: defaultdict[int, list[date]] = defaultdict(list)
    for vacancy_id, decided_on in session().execute(query):
        found[vacancy_id].append(decided_on)
    return found


def _last_seen(ended_at: datetime | None, until: date) -> date:
    return until if ended_at is None else min(until, clock.london(ended_at).date())


def _of_advert(
    published_on: date, last_seen: date, filled_on: list[date], posts: int
) -> Iterable[OpenTime]:
    for day in filled_on[:posts]:
        yield OpenTime(max(0, (day - published_on).days), filled=True)
    for _post in range(posts - len(filled_on)):
        yield OpenTime(max(0, (last_seen - published_on).days), filled=False)
