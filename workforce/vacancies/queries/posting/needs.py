"""What waits for a recruiter: closed jobs of whose posts nobody has said how they ended."""

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.registry import Need, Urgency
from workforce.core.translation import _
from workforce.vacancies import policies
from workforce.vacancies.queries import facts, own
from workforce.vacancies.queries.posting import posts
from workforce.vacancies.rules import wage

FEATURE = "vacancies"


def posts_unaccounted(actor: Actor) -> list[Need]:
    """Jobs that closed two weeks ago or more, those that wait longest first."""
    if not policies.can_recruit(actor):
        return []
    return [
        Need(
            FEATURE,
            _("Say how each post was filled: %(job)s", job=vacancy.title),
            "vacancies_recruiter.outcome",
            {"vacancy_id": vacancy.public_id},
            vacancy.home_id,
            None,
            Urgency.LATER,
        )
        for vacancy in posts.unanswered_of(actor, clock.today())
    ]


def paid_too_little(actor: Actor) -> list[Need]:
    """Jobs that people see and that pay less than the law wants by now, oldest first."""
    rate = wage.rate_on(clock.today()) if policies.can_recruit(actor) else None
    if rate is None:
        return []
    return [
        Need(
            FEATURE,
            _("Pay is below the minimum wage: %(job)s", job=vacancy.title),
            "vacancies_recruiter.vacancy",
            {"vacancy_id": vacancy.public_id},
            vacancy.home_id,
            None,
            Urgency.NOW,
        )
        for vacancy in facts.paid_less_than(rate.pence, clock.today(), own.covered_by(actor))
        if not wage.offer_of(vacancy).meets(rate)
    ]


NEEDS = (posts_unaccounted, paid_too_little)
