"""Adverts that end or change hands by themselves."""

from collections.abc import Iterable
from datetime import date

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.registry import HomeMove
from workforce.providers.models import Organisation
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import facts
from workforce.vacancies.queries.posting import places
from workforce.vacancies.rules import wage
from workforce.vacancies.services import indexing, shown, steps
from workforce.vacancies.states import VacancyState

BATCH = 500
SEEN = (VacancyState.LIVE, VacancyState.INTERNAL)


@atomic
def close_overdue(day: date) -> int:
    """End adverts whose closing day is before a day, some at a time; returns how many."""
    actor = Actor.system("close-expired-vacancies")
    closed = facts.overdue(day, BATCH)
    for vacancy in closed:
        steps.close(actor, vacancy, "closing day passed")
    return len(closed)


@atomic
def tell_of_wage(day: date) -> int:
    """Tell recruiters of adverts that pay less than the newest rate, once; returns how many.

    What people have seen keeps its pay: who raises it posts the job again.
    """
    rate = wage.rate_on(day)
    if rate is None or not steps.reached("minimum-wage", clock.day_end(rate.from_on)):
        return 0
    low = [
        vacancy
        for vacancy in facts.paid_less_than(rate.pence, day)
        if not wage.offer_of(vacancy).meets(rate)
    ]
    for vacancy in low:
        steps.tell_recruiters(vacancy, "below_wage", rate=f"£{rate.pence / 100:.2f}")
    return len(low)


@atomic
def carry_over(passing: HomeMove) -> None:
    """A home changes owner: its drafts and live adverts go on under the next owner's name.

    An advert for several homes goes with the home that leads; where the home is a further one,
    the advert goes on without it.
    """
    for place in places.places_of_home(passing.home_id):
        if place.vacancy.organisation_id == passing.from_organisation_id:
            session().delete(place)
    hand_over(passing, facts.unended_of(passing.home_id, passing.from_organisation_id))


@atomic
def hand_over(passing: HomeMove, vacancies: Iterable[Vacancy]) -> None:
    """Let adverts be another owner's, and say so where the public may read the employer's name.

    The reference is a name in the earlier owner's own system: it does not go along.
    """
    organisation = session().get_one(Organisation, passing.to_organisation_id)
    for vacancy in vacancies:
        vacancy.organisation, vacancy.contact_id = organisation, None
        vacancy.client_reference = None
        for place in places.further_places(vacancy):
            session().delete(place)
        session().flush()
        if vacancy.state in SEEN:
            vacancy.employer_name = shown.employer_name(organisation, vacancy.home)
        if vacancy.state is VacancyState.LIVE:
            indexing.index(vacancy)
        audit.record(Actor.system("home-transfers"), "hand-over-vacancy", vacancy)
