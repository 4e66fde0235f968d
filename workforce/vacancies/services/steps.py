"""Steps that several use cases of the board share."""

from datetime import datetime

from workforce.accounts.models import Person
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.messages import services as messages
from workforce.providers.queries import members
from workforce.vacancies import policies
from workforce.vacancies.models import VACANCY, AlertMark, Vacancy
from workforce.vacancies.queries.posting import places
from workforce.vacancies.states import VacancyState


def own(actor: Actor, vacancy: Vacancy) -> None:
    """Refuse whoever does not recruit for this advert."""
    if not policies.can_recruit_for(actor, vacancy):
        raise NotAllowed(lazy("This job is another team’s"))


def own_all(actor: Actor, vacancy: Vacancy) -> None:
    """Refuse whoever does not recruit for every home of this advert."""
    own(actor, vacancy)
    if not all(policies.can_recruit_in(actor, home) for home in places.homes_of(vacancy)):
        raise NotAllowed(lazy("You do not recruit for every home of this job"))


def recruiters_of(vacancy: Vacancy) -> list[Person]:
    """Who recruits for the employer of an advert, and whoever posted it while they recruit there.

    A manager who posts a job of their home hears of it, though the employer has recruiters too.
    """
    people = members.recruiters_of(vacancy.organisation_id)
    contact_id = vacancy.contact_id
    if contact_id is None or contact_id in {person.id for person in people}:
        return people
    acting = (one.actor(contact_id) for one in members.standings_of(contact_id))
    if not any(policies.can_recruit_for(actor, vacancy) for actor in acting):
        return people
    contact = session().get_one(Person, contact_id)
    return people if contact.closed_at else [*people, contact]


def tell_recruiters(
    vacancy: Vacancy, letter: str, *, first: Person | None = None, **more: str
) -> None:
    """Write about an advert to one person, or to all who recruit for its employer."""
    for person in [first] if first else recruiters_of(vacancy):
        messages.write(
            person,
            f"vacancies/{letter}",
            {"title": vacancy.title, **more},
            link=("vacancies_recruiter.vacancy", {"vacancy_id": vacancy.public_id}),
        )


def reached(name: str, moment: datetime) -> bool:
    """Note that a job has come to a moment; false where it was there already.

    A job that runs twice, or days late and then again, tells of nothing a second time.
    """
    mark = session().get(AlertMark, name, with_for_update=True)
    if mark is None:
        session().add(AlertMark(name=name, until=moment))
        return True
    if mark.until >= moment:
        return False
    mark.until = moment
    return True


def close(actor: Actor, vacancy: Vacancy, reason: str) -> None:
    """End a live advert, for a reason that its history keeps, and take it out of the index."""
    move(vacancy, VacancyState.ENDED, by=VACANCY, actor=actor, reason=reason)
    vacancy.ended_at = clock.now()
    vacancy.search_text = ""
