"""What waits for a recruiter: jobs paid too little, and closed ones whose posts are unsaid."""

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.registry import Need, Urgency
from workforce.core.translation import _
from workforce.vacancies import policies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.posting import posts
from workforce.vacancies.rules import wage
from workforce.vacancies.states import VacancyState

FEATURE = "vacancies"


def jobs_that_wait(actor: Actor) -> list[Need]:
    """Jobs that pay less than the law wants by now; then those that closed two weeks ago."""
    if not policies.can_recruit(actor):
        return []
    rate = wage.rate_on(clock.today())
    lowest = rate.pence if rate else 0
    return [
        _unanswered(vacancy) if vacancy.state is VacancyState.ENDED else _paid_too_little(vacancy)
        for vacancy in posts.waiting_for(actor, clock.today(), lowest)
        if vacancy.state is VacancyState.ENDED or (rate and not wage.offer_of(vacancy).meets(rate))
    ]


def _unanswered(vacancy: Vacancy) -> Need:
    return Need(
        FEATURE,
        _("Say how each post was filled: %(job)s", job=vacancy.title),
        "vacancies_recruiter.outcome",
        {"vacancy_id": vacancy.public_id},
        vacancy.home_id,
        None,
        Urgency.LATER,
    )


def _paid_too_little(vacancy: Vacancy) -> Need:
    return Need(
        FEATURE,
        _("Pay is below the minimum wage: %(job)s", job=vacancy.title),
        "vacancies_recruiter.vacancy",
        {"vacancy_id": vacancy.public_id},
        vacancy.home_id,
        None,
        Urgency.NOW,
    )


NEEDS = (jobs_that_wait,)
