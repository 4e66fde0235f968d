"""Reading the jobs that somebody keeps, and who should be reminded of theirs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, String, cast, exists, literal, select
from sqlalchemy.orm import joinedload

from workforce.accounts.models import Person
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.paging import Page, page_of
from workforce.vacancies.models import Reminder, SavedJob, Vacancy
from workforce.vacancies.queries import board
from workforce.vacancies.states.alerts import ReminderKind

PER_PAGE = 20


def saved_jobs_for(actor: Actor) -> Sequence[SavedJob]:
    """Everything the actor keeps, the newest first, with each job."""
    return session().scalars(_kept_by(actor)).all()


def saved_page_for(actor: Actor, number: int) -> Page[SavedJob]:
    """One page of what the actor keeps, the newest first, with each job."""
    return page_of(_kept_by(actor), number, PER_PAGE)


def _kept_by(actor: Actor) -> Select[SavedJob]:
    return (
        select(SavedJob)
        .where(SavedJob.person_id == actor.person_id)
        .options(joinedload(SavedJob.vacancy))
        .order_by(SavedJob.id.desc())
    )


def saved_job(actor: Actor, vacancy_id: int) -> SavedJob | None:
    """The actor's own note that they keep a job."""
    if actor.person_id is None:
        return None
    query = select(SavedJob).where(
        SavedJob.person_id == actor.person_id, SavedJob.vacancy_id == vacancy_id
    )
    return session().scalars(query).one_or_none()


def is_saved(actor: Actor, public_id: str) -> bool:
    """Whether the actor keeps the job of this public id; nobody who is not signed in does."""
    if actor.person_id is None:
        return False
    query = (
        select(SavedJob.id)
        .join(Vacancy, Vacancy.id == SavedJob.vacancy_id)
        .where(SavedJob.person_id == actor.person_id, Vacancy.public_id == public_id)
    )
    return session().scalar(query) is not None


def saved_among(actor: Actor, numbers: Sequence[int]) -> frozenset[int]:
    """Which of these jobs the actor keeps; nobody who is not signed in keeps any."""
    if actor.person_id is None or not numbers:
        return frozenset()
    query = select(SavedJob.vacancy_id).where(
        SavedJob.person_id == actor.person_id, SavedJob.vacancy_id.in_(numbers)
    )
    return frozenset(session().scalars(query))


def subject(person_id: Any, vacancy_id: Any) -> Any:  # noqa: ANN401 - numbers or columns
    """What a reminder of somebody's job is named by: the same in SQL and in Python."""
    if isinstance(person_id, int):
        return f"{person_id}:{vacancy_id}"
    return cast(person_id, String) + literal(":") + cast(vacancy_id, String)


def closing_unreminded(
    day: date, until: date, limit: int
) -> Sequence[tuple[SavedJob, Vacancy, Person]]:
    """Saved jobs that are open and close by a day, of people who were not reminded of them."""
    told = exists().where(
        Reminder.kind == ReminderKind.SAVED_CLOSING,
        Reminder.subject == subject(SavedJob.person_id, SavedJob.vacancy_id),
    )
    opened = board.live(board.VACANCY.id, day=day)
    query = (
        select(SavedJob, Vacancy, Person)
        .join(Vacancy, Vacancy.id == SavedJob.vacancy_id)
        .join(Person, Person.id == SavedJob.person_id)
        .where(
            Vacancy.id.in_(opened),
            Vacancy.closes_on <= until,
            Person.closed_at.is_(None),
            ~told,
        )
        .order_by(SavedJob.id)
        .limit(limit)
    )
    return [(saved, vacancy, person) for saved, vacancy, person in session().execute(query)]


def open_among(numbers: Sequence[int], day: date) -> set[int]:
    """Which of these jobs somebody may apply for on a day."""
    if not numbers:
        return set()
    query = board.live(board.VACANCY.id, day=day).where(board.VACANCY.id.in_(numbers))
    return set(session().connection().scalars(query))
