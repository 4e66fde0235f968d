"""Who may see and work on a sponsorship case."""

from workforce.core.actors import Actor
from workforce.providers import policies as providers
from workforce.providers.models import Home
from workforce.providers.states import OrganisationKind, Role
from workforce.sponsorship.models import SponsorshipCase

OFFICERS = (Role.OWNER, Role.SPONSOR_OFFICER)


def can_work_on_cases(actor: Actor) -> bool:
    """Whether the actor works on their organisation's cases: managers of homes do not."""
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*OFFICERS)


def can_open_case(actor: Actor, home: Home) -> bool:
    """Whether the actor may open a case for a home: one of their provider that they reach."""
    return providers.works_in(actor, OFFICERS, home.organisation_id, home.id)


def can_see_case(actor: Actor, case: SponsorshipCase) -> bool:
    """Officers of the sponsoring provider, for the homes they reach."""
    return providers.works_in(actor, OFFICERS, case.organisation_id, case.home_id)


def is_worker_of(actor: Actor, case: SponsorshipCase) -> bool:
    """Whether the case is about the actor."""
    linked = case.person_in_post.account_id if case.person_in_post else None
    return actor.person_id is not None and actor.person_id in {case.account_id, linked}
