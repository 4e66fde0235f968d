"""Recording what an employer owes people in post: what happened, who sees to it, the policy."""

from dataclasses import dataclass
from datetime import date

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.employment import policies
from workforce.employment.models import DutyEvent, DutyOwner, DutyPolicy, PersonInPost
from workforce.employment.queries import people, service
from workforce.employment.queries.owed import duties as queries
from workforce.employment.rules import duties as rules
from workforce.employment.states import DutyKind, DutyOutcome

NOT_ONES_OWN = lazy("Somebody else must record this: nobody records their own")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of an event: what it was, how it went, who led it, and when the next is."""

    kind: DutyKind
    outcome: DutyOutcome
    done_on: date
    led_by: str
    note: str = ""
    next_on: date | None = None


@atomic
def record_duty(actor: Actor, row: PersonInPost, told: Told) -> DutyEvent:
    """Record what happened with one person; somebody else led it, and somebody else records it."""
    return _recorded(actor, _held(actor, row), told, None)


@atomic
def correct_duty(
    actor: Actor, row: PersonInPost, event: DutyEvent, told: Told, *, reason: str
) -> DutyEvent:
    """Put right what was recorded; what stood before stays readable, with the reason."""
    _set_aside(actor, _held(actor, row), event, reason)
    session().flush()
    return _recorded(actor, row, told, event)


@atomic
def set_duty_aside(actor: Actor, row: PersonInPost, event: DutyEvent, *, reason: str) -> None:
    """Let what was recorded in error count no longer; it stays readable, with the reason."""
    _set_aside(actor, _held(actor, row), event, reason)


@atomic
def name_owner(actor: Actor, row: PersonInPost, *, kind: DutyKind, owner: str) -> DutyOwner:
    """Name who sees to a duty towards somebody from today; earlier names stay on record."""
    row = _held(actor, row)
    if _same(owner, row.name):
        raise DomainError(lazy("Somebody else must see to this"), "owner")
    made = DutyOwner(
        organisation_id=row.organisation_id,
        person_reference=row.person_reference,
        kind=kind,
        owner=owner,
        from_on=clock.today(),
        set_by_id=actor.person_id,
    )
    session().add(made)
    audit.record(actor, "name-duty-owner", row, kind=kind.value)
    return made


@atomic
def set_policy(
    actor: Actor, organisation_id: int, *, kind: DutyKind, days: int, from_on: date
) -> DutyPolicy:
    """Set the provider's own interval from a day on; it may be shorter than the law's, not longer.

    What was in force before stays on record; the entry of the same day is put right.
    """
    if not policies.can_set_policy(actor, organisation_id):
        raise NotAllowed(lazy("Your role does not include this"))
    longest = rules.longest_days(kind, queries.regimes_of(organisation_id), from_on)
    if not 1 <= days <= longest:
        raise DomainError(lazy("Enter a number of days from 1 to %(most)s", most=longest), "days")
    known = queries.policy_entry(organisation_id, kind, from_on)
    if known is not None:
        known.days, known.set_by_id = days, actor.person_id
        audit.record(actor, "correct-duty-policy", known, kind=kind.value, days=days)
        return known
    made = DutyPolicy(
        organisation_id=organisation_id,
        kind=kind,
        days=days,
        from_on=from_on,
        set_by_id=actor.person_id,
    )
    session().add(made)
    session().flush()
    audit.record(actor, "set-duty-policy", made, kind=kind.value, days=days)
    return made


def _held(actor: Actor, row: PersonInPost) -> PersonInPost:
    row = locked(row)
    if people.is_own_record(actor, row):
        raise NotAllowed(NOT_ONES_OWN)
    if not policies.can_keep_duties(actor, row):
        raise NotAllowed(lazy("Your role does not include this"))
    return row


def _recorded(actor: Actor, row: PersonInPost, told: Told, replaces: DutyEvent | None) -> DutyEvent:
    if told.done_on > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "done_on")
    if told.done_on < service.employed_since(row):
        raise DomainError(lazy("The date must not be before their first day"), "done_on")
    if told.next_on is not None and told.next_on <= told.done_on:
        raise DomainError(lazy("The next date must be after this one"), "next_on")
    if _same(told.led_by, row.name):
        raise DomainError(lazy("Nobody leads their own. Enter who led it"), "led_by")
    made = DutyEvent(
        organisation_id=row.organisation_id,
        person_reference=row.person_reference,
        kind=told.kind,
        outcome=told.outcome,
        done_on=told.done_on,
        next_on=told.next_on,
        led_by=told.led_by,
        note=told.note or None,
        recorded_by_id=actor.person_id,
        replaces_id=replaces.id if replaces else None,
    )
    session().add(made)
    session().flush()
    audit.record(actor, "record-duty", made, kind=told.kind.value, replaces=made.replaces_id)
    return made


def _set_aside(actor: Actor, row: PersonInPost, event: DutyEvent, reason: str) -> None:
    event = locked(event)
    about = (event.organisation_id, event.person_reference)
    if about != (row.organisation_id, row.person_reference):
        raise NotAllowed(lazy("Your role does not include this"))
    if event.set_aside_at is not None:
        raise Conflict(lazy("This was changed since. Check the latest entry"))
    event.set_aside_at, event.set_aside_reason = clock.now(), reason
    event.set_aside_by_id = actor.person_id
    audit.record(actor, "set-duty-aside", event)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
