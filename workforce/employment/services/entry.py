"""How somebody enters a post: called by the start gate and by nothing else (a test says so)."""

from dataclasses import dataclass, replace
from datetime import date

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.employment import rules
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.queries import people
from workforce.employment.rules import Entrant, Spell
from workforce.employment.services import terms
from workforce.employment.states import Contract, LeavingReason
from workforce.providers.models import Home


@dataclass(frozen=True, slots=True)
class Ending:
    """The last day in post and why, of a spell that is recorded after it ended."""

    ended_on: date
    reason: LeavingReason = LeavingReason.NOT_STATED


@atomic
def start(actor: Actor, clearance: StartClearance, home: Home, entrant: Entrant) -> PersonInPost:
    """Put somebody in post on the strength of a clearance for exactly this start."""
    if (clearance.home_id, clearance.role, clearance.person_key) != (
        home.id,
        entrant.role,
        entrant.person_reference,
    ):
        raise DomainError(lazy("These checks were for another home, role or person"))
    row = _spell(home, entrant, None)
    row.clearance_id = clearance.id
    return _entered(actor, row)


@atomic
def record_before_joining(
    actor: Actor, home: Home, entrant: Entrant, ending: Ending | None = None
) -> PersonInPost:
    """Record somebody who was in post before the home joined; the database checks the day."""
    home = locked(home)
    if home.joined_on is None or entrant.started_on >= home.joined_on:
        raise DomainError(
            lazy("Only somebody in post before the home joined skips the checks"), "started_on"
        )
    row = _spell(home, entrant, ending)
    row.before_joining, row.home_joined_on = True, home.joined_on
    return _entered(actor, row)


@atomic
def change_contract(
    actor: Actor, row: PersonInPost, contract: Contract, from_day: date | None = None
) -> None:
    """Record another contract from a day on, once the gate has found nothing missing for it."""
    row = locked(row)
    new = replace(terms.terms_of(row), contract=contract)
    terms.hold(actor, row, new, from_day or terms.usual_day(row))
    audit.record(actor, "change-contract", row, contract=contract.value)


def _spell(home: Home, entrant: Entrant, ending: Ending | None) -> PersonInPost:
    """The row of a spell that makes sense and overlaps no other of the person in this post."""
    if home.organisation_id is None:
        raise DomainError(lazy("Nobody has joined this home to the service yet"))
    if not rules.hours_make_sense(entrant.weekly_hours, entrant.standard_week):
        raise DomainError(lazy("Weekly hours must be between 0 and 84"), "weekly_hours")
    if entrant.started_on > clock.today():
        raise DomainError(lazy("Record a start on the day it happens, not before"), "started_on")
    ended_on = ending.ended_on if ending else None
    if ended_on is not None and ended_on < entrant.started_on:
        raise DomainError(lazy("The last day must not be before the first"), "ended_on")
    known = [
        Spell(one.started_on, one.ended_on)
        for one in people.spells_of(home.organisation_id, [entrant.person_reference])
        if one.home_id == home.id and one.role == entrant.role
    ]
    if rules.overlap(Spell(entrant.started_on, ended_on), known):
        raise Conflict(lazy("This person is already in this post"), "person_reference")
    return PersonInPost(
        organisation_id=home.organisation_id,
        home_id=home.id,
        role=entrant.role,
        contract=entrant.contract,
        weekly_hours=entrant.weekly_hours,
        standard_week=entrant.standard_week,
        fte=rules.fte(entrant.weekly_hours, entrant.standard_week),
        started_on=entrant.started_on,
        ended_on=ended_on,
        leaving_reason=ending.reason if ending else None,
        leaving_recorded_at=clock.now() if ending else None,
        person_reference=entrant.person_reference,
        given_name=entrant.given_name,
        family_name=entrant.family_name,
        email=entrant.email,
        account_id=entrant.account_id,
    )


def _entered(actor: Actor, row: PersonInPost) -> PersonInPost:
    session().add(row)
    session().flush()
    audit.record(actor, "enter-post", row, home_id=row.home_id, before=row.before_joining)
    return row
