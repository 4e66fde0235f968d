"""What waits for a recruiter: closed jobs of whose posts nobody has said how they ended."""

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.registry import Need, Urgency
from workforce.core.translation import _
from workforce.vacancies import policies
from workforce.vacancies.queries.posting import posts

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


NEEDS = (posts_unaccounted,)
