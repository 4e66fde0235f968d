"""What part young people had in choosing: recorded without a name, an age or a number."""

from collections.abc import Sequence
from datetime import date

from workforce.applications.models import Application
from workforce.applications.models.choosing import YoungPeoplesPart
from workforce.applications.services import steps
from workforce.applications.services.together import asking
from workforce.applications.states.choosing import YoungPeople
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError, NotFound
from workforce.core.translation import lazy
from workforce.vacancies import policies as vacancies
from workforce.vacancies.models import Vacancy

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
    asking.look_again(words, sure=sure)
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
    return row


@atomic
def remove_part(actor: Actor, row: YoungPeoplesPart) -> None:
    """Take a record away that was made by mistake."""
    if not vacancies.can_recruit_for(actor, row.vacancy):
        raise NotFound(lazy("Page not found"))
    audit.record(actor, "remove-young-people", row)
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
