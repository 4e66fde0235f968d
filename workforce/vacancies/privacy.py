"""What the board adds to navigation and to impossible states; it keeps nothing of candidates."""

from workforce.core.actors import Actor
from workforce.core.registry import Contribution, ImpossibleState, NavigationItem
from workforce.core.translation import lazy
from workforce.vacancies import policies, services
from workforce.vacancies.queries import facts


def _anybody(actor: Actor) -> bool:
    return actor is not None


CONTRIBUTION = Contribution(
    feature="vacancies",
    carry_over=services.carry_over,
    impossible=(
        ImpossibleState(
            "live-advert-of-unfit-home",
            lazy("A job would be live but its home is suspended, closed or another provider’s"),
            facts.live_of_unfit_homes,
        ),
        ImpossibleState(
            "advert-in-another-place",
            lazy("A live job shows another place than its home’s"),
            facts.live_in_another_place,
        ),
    ),
    navigation=(
        NavigationItem(lazy("Find a job"), "vacancies_public.search", _anybody, order=10),
        NavigationItem(
            lazy("Vacancies"), "vacancies_recruiter.vacancies", policies.can_recruit, order=25
        ),
    ),
)
