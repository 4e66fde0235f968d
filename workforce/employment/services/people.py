"""Correcting what is recorded of people in post."""

from datetime import date
from decimal import Decimal

from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.employment import policies, rules
from workforce.employment.models import PersonInPost
from workforce.employment.queries import is_own_record
from workforce.employment.services import terms

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
    standard_week: Decimal | None = None,
    from_day: date | None = None,
) -> PersonInPost:
    """Put right a name or an address, or record other hours from a day on (today unless told)."""
    row = locked(row)
    if not policies.can_keep_person(actor, row):
        raise NotAllowed(lazy("Your role does not include this"))
    if is_own_record(actor, row):
        raise NotAllowed(lazy("Somebody else must record this: nobody records their own"))
    week = row.standard_week if standard_week is None else standard_week
    if not rules.hours_make_sense(weekly_hours, week):
        raise DomainError(lazy("Weekly hours must be between 0 and 84"), "weekly_hours")
    settled = (row.settled_given_name, row.settled_family_name)
    if rules.is_another_person(settled, (given_name, family_name)):
        raise DomainError(ANOTHER_PERSON, "given_name")
    row.given_name, row.family_name, row.email = given_name, family_name, email
    new = rules.Terms(row.contract, weekly_hours, week)
    terms.hold(actor, row, new, from_day or terms.usual_day(row))
    audit.record(actor, "change-person", row)
    return row


@atomic
def settle_names(row: PersonInPost) -> None:
    """Identity was verified under the present names: later corrections are measured by them."""
    row.settled_given_name, row.settled_family_name = row.given_name, row.family_name
