"""What a candidate may see: their own applications."""

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from workforce.accounts.models import Person
from workforce.applications.models import Application
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.vacancies.models import Vacancy


def _own(actor: Actor) -> Select[Application]:
    return (
        select(Application)
        .where(Application.candidate_id == actor.person_id)
        .options(joinedload(Application.vacancy).joinedload(Vacancy.organisation))
    )


def applications_of(actor: Actor) -> list[Application]:
    """Everything the actor applied for, newest first."""
    return list(session().scalars(_own(actor).order_by(Application.id.desc())))


def application_of(actor: Actor, public_id: str) -> Application | None:
    """One application of the actor's own."""
    return session().scalar(_own(actor).where(Application.public_id == public_id))


def sent_application_of(actor: Actor, public_id: str) -> Application | None:
    """One application of the actor's own that has reached the employer."""
    query = _own(actor).where(Application.public_id == public_id, Application.sent_at.is_not(None))
    return session().scalar(query)


def application_to(actor: Actor, vacancy_id: int) -> Application | None:
    """The actor's application for a vacancy, if they applied."""
    return session().scalar(_own(actor).where(Application.vacancy_id == vacancy_id))


def person_of(actor: Actor) -> Person | None:
    """The actor's own account."""
    return session().get(Person, actor.person_id) if actor.person_id is not None else None
