"""What part young people had in choosing: recorded without a name, an age or a number."""

from collections.abc import Sequence
from datetime import date

from workforce.applications.models import Application
from workforce.applications.models.choosing import YoungPeoplesPart
from workforce.applications.queries import facts
from workforce.applications.queries.together import weighing as queries
from workforce.applications.services import steps
from workforce.checks.models import Appointment
from workforce.checks.services.recruitment import children as files
from workforce.checks.services.recruitment.children import GivenPart
from workforce.checks.states import YoungPeople
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError, NotFound
from workforce.core.translation import lazy
from workforce.vacancies import policies as vacancies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.services import asking

NONE = YoungPeople.NONE


@atomic
def record_part(
    actor: Actor,
    vacancy: Vacancy,
    *,
    parts: Sequence[YoungPeople],
    on_day: date,
    words: str,
    application: Application | None = None,
    sure: bool = False,
) -> YoungPeoplesPart:
    """Record what young people did in choosing for a job, or for one applicant."""
    if not vacancies.can_recruit_for(actor, vacancy):
        raise NotFound(lazy("Page not found"))
    if application is not None:
        steps.held(actor, application)
    _sound(parts, on_day, words)
    asking.ask_about_children({"words": words}, confirmed=sure, field="sure")
    row = YoungPeoplesPart(
        vacancy_id=vacancy.id,
        application_id=None if application is None else application.id,
        parts=[one.value for one in YoungPeople if one in parts],
        on_day=on_day,
        words=words,
        recorded_by_id=actor.person_id,
    )
    session().add(row)
    session().flush()
    audit.record(actor, "record-young-people", row)
    opened = facts.opened_appointments(vacancy.id, row.application_id)
    files.take_parts(actor, opened, [_given(row)])
    return row


@atomic
def carry(actor: Actor, application: Application, appointment: Appointment) -> None:
    """Put on the file that an offer has just opened what part they had in choosing."""
    rows = queries.parts_about(application)
    files.take_parts(actor, [appointment], [_given(one) for one in rows])


@atomic
def remove_part(actor: Actor, row: YoungPeoplesPart) -> None:
    """Take a record away that was made by mistake."""
    if not vacancies.can_recruit_for(actor, row.vacancy):
        raise NotFound(lazy("Page not found"))
    audit.record(actor, "remove-young-people", row)
    files.take_back(actor, row.public_id)
    session().delete(row)


def _sound(parts: Sequence[YoungPeople], on_day: date, words: str) -> None:
    if not parts:
        raise DomainError(lazy("Choose what part they had"), "parts")
    if NONE in parts and len(parts) > 1:
        raise DomainError(lazy("They had either no part or one of the others"), "parts")
    if NONE in parts and not words:
        raise DomainError(lazy("Say why they had no part this time"), "words")
    if on_day > clock.today():
        raise DomainError(lazy("The day must be today or in the past"), "on_day")


def _given(row: YoungPeoplesPart) -> GivenPart:
    parts = tuple(YoungPeople(one) for one in row.parts)
    return GivenPart(row.public_id, row.on_day, parts, row.words)
