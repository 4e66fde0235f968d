"""How the posts of adverts ended, and which recruiters have not said so."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.vacancies.models import ClosingChange, Vacancy, VacancyPlace, VacancyPost
from workforce.vacancies.queries import facts, own
from workforce.vacancies.states import PostOutcome

ASKED_AFTER = timedelta(days=14)
MOST = 50


def _count(vacancy_id: int) -> Select[int]:
    return select(func.count(VacancyPost.id)).where(VacancyPost.vacancy_id == vacancy_id)


def ended_count(vacancy_id: int) -> int:
    """How many posts of an advert are known to have ended, filled or not."""
    return session().scalar(_count(vacancy_id)) or 0


def filled_count(vacancy_id: int) -> int:
    """How many posts of an advert are filled, by whatever way."""
    query = _count(vacancy_id).where(VacancyPost.outcome != PostOutcome.NOT_FILLED)
    return session().scalar(query) or 0


def ended_otherwise_count(vacancy_id: int) -> int:
    """How many posts of an advert are filled by a way that no start here stands for."""
    here = (PostOutcome.HIRED_HERE, PostOutcome.NOT_FILLED)
    query = _count(vacancy_id).where(VacancyPost.outcome.not_in(here))
    return session().scalar(query) or 0


def ended_by_vacancy(day: date) -> dict[int, int]:
    """How many posts had ended by a day, filled or not, by advert."""
    query = (
        select(VacancyPost.vacancy_id, func.count(VacancyPost.id))
        .where(VacancyPost.decided_on <= day)
        .group_by(VacancyPost.vacancy_id)
        .order_by(VacancyPost.vacancy_id)
    )
    return {row[0]: int(row[1]) for row in session().execute(query)}


def left_count(vacancy: Vacancy) -> int:
    """How many posts of an advert nobody has said anything of."""
    return max(vacancy.posts_count - ended_count(vacancy.id), 0)


def only_home_of(vacancy: Vacancy) -> int | None:
    """The home that a post of an advert is in; None where it may be in one of several."""
    further = exists().where(VacancyPlace.vacancy_id == vacancy.id)
    return None if session().scalar(select(further)) else vacancy.home_id


def posts_of(vacancy_id: int) -> list[VacancyPost]:
    """How the posts of an advert ended, as it was recorded."""
    query = select(VacancyPost).where(VacancyPost.vacancy_id == vacancy_id)
    return list(session().scalars(query.order_by(VacancyPost.id)))


def closing_changes(vacancy_id: int) -> list[ClosingChange]:
    """Every change of the day on which an advert closes, latest first."""
    query = select(ClosingChange).where(ClosingChange.vacancy_id == vacancy_id)
    return list(session().scalars(query.order_by(ClosingChange.id.desc())))


def unanswered_of(actor: Actor, day: date) -> list[Vacancy]:
    """An actor's adverts that ended two weeks ago, of whose posts something is still to be said."""
    return _waiting(actor, _unanswered(day))


def waiting_for(actor: Actor, day: date, lowest_pence: int) -> list[Vacancy]:
    """An actor's adverts that people see and whose hour may be paid too little; then unanswered.

    Both in one statement: the page of what waits asks every feature.
    """
    return _waiting(actor, or_(facts.pays_less_than(lowest_pence, day), _unanswered(day)))


def _unanswered(day: date) -> ColumnElement[bool]:
    return and_(
        own.waits_for_outcomes(),
        Vacancy.ended_at < clock.day_end(day - ASKED_AFTER),
        or_(Vacancy.ask_outcome_on.is_(None), Vacancy.ask_outcome_on <= day),
    )


def _waiting(actor: Actor, condition: ColumnElement[bool]) -> list[Vacancy]:
    seen_first = (Vacancy.ended_at.is_not(None), Vacancy.ended_at, Vacancy.id)
    query = select(Vacancy).where(own.covered_by(actor), condition)
    return list(session().scalars(query.order_by(*seen_first).limit(MOST)))
