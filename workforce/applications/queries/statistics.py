"""What became of jobs: looks, applications by stage, days in each, and how posts were filled.

Everything is grouped in the database; a condition says which jobs are meant.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import BigInteger, ColumnElement, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute

from workforce.applications.models import Application
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import is_postgresql, session
from workforce.core.lifecycle import StateChange
from workforce.vacancies.models import Vacancy, VacancyPost, VacancyView
from workforce.vacancies.queries import own, time_to_fill
from workforce.vacancies.rules.figures.time_to_fill import OpenTime
from workforce.vacancies.states import NotFilledWhy, PostOutcome

STEPS = (
    ApplicationState.SHORTLISTED,
    ApplicationState.INTERVIEWING,
    ApplicationState.OFFERED,
    ApplicationState.STARTED,
)
ENDS = (ApplicationState.UNSUCCESSFUL, ApplicationState.DECLINED, ApplicationState.WITHDRAWN)
A_YEAR = timedelta(days=365)
SECONDS_A_DAY = 86_400
ONE_EACH = func.count()
# SQLite reckons days as floating numbers: what is a hair below a whole day is that day.
HAIR = 1e-6
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of some jobs up to a day.

    `reached`: applications that ever reached a stage; `ended`: that ended without a start.
    `days_in`: for each stage, how many applications left it after so many whole days.
    """

    jobs: int
    looks: Mapping[str, int]
    sent: int
    sent_from: Mapping[str, int]
    reached: Mapping[ApplicationState, int]
    ended: Mapping[ApplicationState, int]
    days_in: Mapping[ApplicationState, Counter[int]]
    outcomes: Mapping[PostOutcome, int]
    not_filled: Mapping[NotFilledWhy, int]
    open_times: tuple[OpenTime, ...]


def of_job(vacancy: Vacancy, until: date) -> Figures:
    """The figures of one job that its reader recruits for."""
    return _figures(Vacancy.id == vacancy.id, until)


def of_own_jobs(actor: Actor, until: date) -> Figures:
    """The figures of the jobs an actor recruits for that were public in the year up to a day."""
    since = clock.day_start(until - A_YEAR)
    return _figures(own.covered_by(actor) & (Vacancy.first_published_at >= since), until)


def _figures(which: ColumnElement[bool], until: date) -> Figures:
    reached, ended = _moves(which)
    sent = _sent_from(which)
    return Figures(
        jobs=session().scalar(select(func.count(Vacancy.id)).where(which)) or 0,
        looks=_counts(
            VacancyView.came_from,
            VacancyView.vacancy_id,
            which,
            func.sum(VacancyView.view_count),
        ),
        sent=sum(sent.values()),
        sent_from=sent,
        reached=reached,
        ended=ended,
        days_in=_days_in(which),
        outcomes=_counts(VacancyPost.outcome, VacancyPost.vacancy_id, which),
        not_filled={
            why: count
            for why, count in _counts(VacancyPost.why, VacancyPost.vacancy_id, which).items()
            if why is not None
        },
        open_times=tuple(time_to_fill.open_times(which, until)),
    )


def _counts(
    key: InstrumentedAttribute[K],
    vacancy_id: InstrumentedAttribute[int],
    which: ColumnElement[bool],
    count: ColumnElement[int] = ONE_EACH,
) -> dict[K, int]:
    """How many rows of the jobs' own table there are of each key, or what they sum up to."""
    query = (
        select(key, count)
        .join(Vacancy, Vacancy.id == vacancy_id)
        .where(which)
        .group_by(key)
        .order_by(key)
    )
    return {row[0]: int(row[1]) for row in session().execute(query)}


def _sent_from(which: ColumnElement[bool]) -> dict[str, int]:
    """Applications that reached the employer, by the code of the link that led to them."""
    sent = which & Application.sent_at.is_not(None)
    return _counts(Application.came_from, Application.vacancy_id, sent)


def _moves(
    which: ColumnElement[bool],
) -> tuple[dict[ApplicationState, int], dict[ApplicationState, int]]:
    query = (
        select(StateChange.to_state, func.count(StateChange.subject_id.distinct()))
        .join(Application, Application.id == StateChange.subject_id)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .where(which, StateChange.subject_kind == Application.__tablename__)
        .group_by(StateChange.to_state)
    )
    counted = {ApplicationState(state): int(count) for state, count in session().execute(query)}
    return (
        {state: counted.get(state, 0) for state in STEPS},
        {state: counted.get(state, 0) for state in ENDS},
    )


def _days_in(which: ColumnElement[bool]) -> dict[ApplicationState, Counter[int]]:
    """Whole days from entering a stage to leaving it, counted; who is still in it is left out."""
    following = (
        func.lead(StateChange.created_at)
        .over(partition_by=StateChange.subject_id, order_by=StateChange.id)
        .label("left_at")
    )
    stays = (
        select(
            StateChange.to_state.label("stage"), StateChange.created_at.label("came_at"), following
        )
        .join(Application, Application.id == StateChange.subject_id)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .where(
            which,
            StateChange.subject_kind == Application.__tablename__,
            StateChange.to_state != ApplicationState.DRAFT.value,
        )
        .subquery()
    )
    days = _days_between(stays.c.came_at, stays.c.left_at).label("days")
    query = (
        select(stays.c.stage, days, func.count())
        .where(stays.c.left_at.is_not(None))
        .group_by(stays.c.stage, days)
    )
    found: dict[ApplicationState, Counter[int]] = {}
    for stage, day_count, count in session().execute(query):
        found.setdefault(ApplicationState(stage), Counter())[int(day_count)] += int(count)
    return found


def _days_between(earlier: ColumnElement[Any], later: ColumnElement[Any]) -> ColumnElement[int]:
    if is_postgresql():
        seconds = func.extract("epoch", later - earlier)
        return cast(func.floor(seconds / SECONDS_A_DAY), BigInteger)
    return cast(func.julianday(later) - func.julianday(earlier) + HAIR, BigInteger)
