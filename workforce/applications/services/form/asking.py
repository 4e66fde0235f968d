"""What a provider asks of everybody who applies for its jobs."""

from workforce.applications import policies
from workforce.applications.models.choosing import ApplicationPolicy
from workforce.applications.queries import form as queries
from workforce.checks.rules import PROMPT_DAYS
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.translation import lazy


@atomic
def decide_gap_days(actor: Actor, *, days: int) -> ApplicationPolicy:
    """Decide of time longer than how many days is asked; what was sent already stands."""
    if not policies.can_decide_gaps(actor) or actor.organisation_id is None:
        raise NotAllowed(lazy("Your role does not include this"))
    if not 1 <= days <= PROMPT_DAYS:
        raise DomainError(lazy("Enter a number of days from 1 to 28"), "days")
    row = queries.policy_of(actor.organisation_id)
    if row is None:
        row = ApplicationPolicy(organisation_id=actor.organisation_id, gap_days=days)
        session().add(row)
        session().flush()
    row.gap_days = days
    audit.record(actor, "decide-gap-days", row, days=days)
    return row
