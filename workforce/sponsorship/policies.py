"""Who may see and work on a sponsorship case, and what the feature adds to the shared duties."""

from workforce.core.actors import Actor
from workforce.core.registry import Contribution, NavigationItem
from workforce.core.translation import lazy
from workforce.providers.states import Role
from workforce.sponsorship.models import SponsorshipCase

OFFICERS = (Role.OWNER, Role.SPONSOR_OFFICER)


def can_work_on_cases(actor: Actor) -> bool:
    """Whether the actor works on their organisation's cases."""
    return actor.organisation_kind == "provider" and actor.has(*OFFICERS)


def can_see_case(actor: Actor, case: SponsorshipCase) -> bool:
    """Officers of the sponsoring provider, for the homes they reach."""
    return (
        can_work_on_cases(actor)
        and case.organisation_id == actor.organisation_id
        and actor.reaches_home(case.home_id)
    )


def is_worker_of(actor: Actor, case: SponsorshipCase) -> bool:
    """Whether the case is about the actor."""
    return actor.person_id is not None and case.account_id == actor.person_id


CONTRIBUTION = Contribution(
    feature="sponsorship",
    navigation=(
        NavigationItem(lazy("Sponsorship"), "sponsorship_officer.cases", can_work_on_cases, 60),
    ),
)
