"""Messages about applications: a thread, what is unread, and what nobody was told of yet."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from workforce.applications.models import Application
from workforce.applications.models.hiring import ApplicationMessage
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.vacancies.queries import own

MOST = 200


def thread(application_id: int) -> Sequence[ApplicationMessage]:
    """Every message about one application, oldest first."""
    query = select(ApplicationMessage).where(ApplicationMessage.application_id == application_id)
    return session().scalars(query.order_by(ApplicationMessage.id)).all()


def employer_wrote(application_id: int) -> bool:
    """Whether the employer has written about one application."""
    query = select(ApplicationMessage.id).where(
        ApplicationMessage.application_id == application_id, ApplicationMessage.from_employer
    )
    return session().scalar(query.limit(1)) is not None


def unread(application_id: int, *, from_employer: bool) -> Sequence[ApplicationMessage]:
    """Messages of one side that the other has not opened."""
    query = select(ApplicationMessage).where(
        ApplicationMessage.application_id == application_id,
        ApplicationMessage.from_employer.is_(from_employer),
        ApplicationMessage.read_at.is_(None),
    )
    return session().scalars(query.order_by(ApplicationMessage.id)).all()


def unread_for_candidate(ids: Collection[int]) -> dict[int, int]:
    """How many messages of employers are unread, by application."""
    query = (
        select(ApplicationMessage.application_id, func.count())
        .where(
            ApplicationMessage.application_id.in_(ids),
            ApplicationMessage.from_employer,
            ApplicationMessage.read_at.is_(None),
        )
        .group_by(ApplicationMessage.application_id)
    )
    return {row[0]: int(row[1]) for row in session().execute(query)}


def waiting_for(actor: Actor) -> list[tuple[Application, int]]:
    """Applications whose candidates wrote what nobody has opened, for those who choose."""
    count = func.count(ApplicationMessage.id).label("unread_count")
    waiting = (
        select(ApplicationMessage.application_id, count)
        .where(ApplicationMessage.from_employer.is_(False), ApplicationMessage.read_at.is_(None))
        .group_by(ApplicationMessage.application_id)
        .subquery()
    )
    query = (
        select(Application, waiting.c.unread_count)
        .join(waiting, waiting.c.application_id == Application.id)
        .join(Application.vacancy)
        .join(Application.candidate)
        .where(own.covered_by(actor))
        .options(contains_eager(Application.vacancy), contains_eager(Application.candidate))
        .order_by(Application.id)
        .limit(MOST)
    )
    return [(row[0], int(row[1])) for row in session().execute(query)]


def untold(limit: int = 5_000) -> list[tuple[int, ApplicationMessage]]:
    """What candidates wrote and nobody opened nor was told of, with its organisation."""
    query = (
        select(Application.organisation_id, ApplicationMessage)
        .join(ApplicationMessage.application)
        .where(
            ApplicationMessage.from_employer.is_(False),
            ApplicationMessage.read_at.is_(None),
            ApplicationMessage.told_at.is_(None),
        )
        .order_by(Application.organisation_id, ApplicationMessage.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in session().execute(query)]
