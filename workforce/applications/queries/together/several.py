"""Moves of several applicants, for those who recruit for the job."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from workforce.applications.models import Application
from workforce.applications.models.choosing import SeveralMoves
from workforce.applications.queries.choosing import chosen_by
from workforce.applications.queries.hiring.interviews import free_slots
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import own


def moves_for(actor: Actor, public_id: str) -> SeveralMoves | None:
    """One move of several applicants, of a job for which the actor recruits."""
    query = (
        select(SeveralMoves)
        .join(SeveralMoves.vacancy)
        .where(SeveralMoves.public_id == public_id, own.covered_by(actor))
        .options(contains_eager(SeveralMoves.vacancy))
    )
    return session().scalar(query)


def known_among(actor: Actor, vacancy: Vacancy, chosen: Sequence[str]) -> list[str]:
    """The public ids among some that name applications of a job which the actor chooses for."""
    query = (
        select(Application.public_id)
        .join(Application.vacancy)
        .where(
            chosen_by(actor),
            Application.vacancy_id == vacancy.id,
            Application.public_id.in_(sorted(set(chosen))),
        )
        .order_by(Application.public_id)
    )
    return list(session().scalars(query))


def applications_of(actor: Actor, row: SeveralMoves) -> Sequence[Application]:
    """The applications that are to be moved together, by what tells nothing of them."""
    query = (
        select(Application)
        .join(Application.vacancy)
        .where(
            chosen_by(actor),
            Application.vacancy_id == row.vacancy_id,
            Application.public_id.in_(row.chosen),
        )
        .options(contains_eager(Application.vacancy), joinedload(Application.candidate))
        .order_by(Application.alias, Application.id)
    )
    return session().scalars(query).all()


def letter_words(row: SeveralMoves) -> dict[str, Any]:
    """What the letters of a move say besides the job and the employer."""
    said: dict[str, Any] = {"feedback": row.words} if row.words else {}
    if row.to_state is ApplicationState.INTERVIEWING:
        said["times"] = "yes" if free_slots(row.vacancy_id, clock.now()) else ""
    return said


def made_before(moment: datetime, limit: int) -> Sequence[int]:
    """Moves of several applicants that were made before a moment, the oldest first, by number."""
    query = select(SeveralMoves.id).where(SeveralMoves.created_at < moment)
    return session().scalars(query.order_by(SeveralMoves.id).limit(limit)).all()
