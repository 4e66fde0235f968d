"""Correcting what is recorded of people in post."""

from decimal import Decimal

from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.employment import policies, rules
from workforce.employment.models import PersonInPost

ANOTHER_PERSON = lazy(
    "Given and family name cannot change at once: somebody else needs a record, and checks, "
    "of their own"
)


@atomic
def change_details(
    actor: Actor,
    row: PersonInPost,
    *,
    given_name: str,
    family_name: str,
    email: str | None,
    weekly_hours: Decimal,
) -> PersonInPost:
    """Put right a name, an address or the contracted hours; full-time equivalents follow."""
    row = locked(row)
    if not policies.can_keep_person(actor, row):
        raise NotAllowed(lazy("Your role does not include this"))
    if not rules.hours_make_sense(weekly_hours, row.standard_week):
        raise DomainError(lazy("Weekly hours must be between 0 and 84"), "weekly_hours")
    settled = (row.settled_given_name, row.settled_family_name)
    if rules.is_another_person(settled, (given_name, family_name)):
        raise DomainError(ANOTHER_PERSON, "given_name")
    row.given_name, row.family_name, row.email = given_name, family_name, email
    row.weekly_hours = weekly_hours
    row.fte = rules.fte(weekly_hours, row.standard_week)
    audit.record(actor, "change-person", row)
    return row


@atomic
def settle_names(row: PersonInPost) -> None:
    """Identity was verified under the present names: later corrections are measured by them."""
    row.settled_given_name, row.settled_family_name = row.given_name, row.family_name
