"""How somebody enters a post: called by the start gate and by nothing else (a test says so)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.employment import rules
from workforce.employment.models import PersonInPost, StartClearance
from workforce.employment.queries import exits, handover, people
from workforce.employment.queries.terms import terms_before
from workforce.employment.rules import Entrant, Spell
from workforce.employment.services import terms
from workforce.employment.states import NEVER_CHOSEN, Contract, LeavingReason
from workforce.providers.models import Home


@dataclass(frozen=True, slots=True)
class Ending:
    """The last day in post and why, of a spell that is recorded after it ended."""

    ended_on: date
    reason: LeavingReason = LeavingReason.NOT_STATED


@dataclass(frozen=True, slots=True)
class Next:
    """The next owner of a home, how it refers to somebody, and its first day."""

    organisation_id: int
    person_reference: str
    on_day: date


@atomic
def start(actor: Actor, clearance: StartClearance, home: Home, entrant: Entrant) -> PersonInPost:
    """Put somebody in post on the strength of a clearance for exactly this start."""
    if (clearance.home_id, clearance.role, clearance.person_key) != (
        home.id,
        entrant.role,
        entrant.person_reference,
    ):
        raise DomainError(lazy("These checks were for another home, role or person"))
    known = _spells_of(home, [entrant]).get(entrant.person_reference, [])
    row = _spell(home, entrant, None, known)
    row.clearance_id = clearance.id
    session().add(row)
    session().flush()
    audit.record(actor, "enter-post", row, home_id=row.home_id, before=row.before_joining)
    return row


@atomic
def record_before_joining(
    actor: Actor, home: Home, entrant: Entrant, ending: Ending | None = None
) -> PersonInPost:
    """Record somebody who was in post before the home joined; the database checks the day."""
    return record_all_before_joining(actor, home, [(entrant, ending)])[0]


@atomic
def record_all_before_joining(
    actor: Actor, home: Home, entrants: Sequence[tuple[Entrant, Ending | None]]
) -> list[PersonInPost]:
    """Record people who were in post before the home joined, all or none of them."""
    home = locked(home)
    rows = []
    theirs = _spells_of(home, [entrant for entrant, _ending in entrants])
    for entrant, ending in entrants:
        if home.joined_on is None or entrant.started_on >= home.joined_on:
            raise DomainError(
                lazy("Only somebody in post before the home joined skips the checks"), "started_on"
            )
        known = theirs.setdefault(entrant.person_reference, [])
        row = _spell(home, entrant, ending, known)
        row.before_joining, row.home_joined_on = True, home.joined_on
        known.append(row)
        rows.append(row)
    session().add_all(rows)
    session().flush()
    made = [(row.__tablename__, row.id) for row in rows]
    audit.record_all(actor, "enter-post", made, home_id=home.id, before=True)
    return rows


@atomic
def change_contract(
    actor: Actor, row: PersonInPost, contract: Contract, from_day: date | None = None
) -> None:
    """Record another contract from a day on, once the gate has found nothing missing for it."""
    row = locked(row)
    new = replace(terms.terms_of(row), contract=contract)
    terms.hold(actor, row, new, from_day or terms.usual_day(row))
    audit.record(actor, "change-contract", row, contract=contract.value)


@atomic
def carry_on(
    actor: Actor, before: PersonInPost, clearance: StartClearance, next_to: Next
) -> PersonInPost:
    """Let a spell go on with the next owner of its home: nobody leaves and nobody starts.

    The earlier owner's spell ends the evening before; an end that was known already goes along.
    """
    on_day, eve = next_to.on_day, next_to.on_day - timedelta(days=1)
    after = before.copied(
        organisation_id=next_to.organisation_id,
        person_reference=next_to.person_reference,
        started_on=on_day,
        before_joining=False,
        home_joined_on=None,
        clearance_id=clearance.id,
        continues_id=before.id,
        work_began_on=before.in_work_since,
        counted_as=handover.key_of(before),
    )
    kept = [one for one in terms_before([before.id]) if one.until_on >= on_day]
    held = [one.copied(from_on=max(one.from_on, on_day)) for one in kept]
    terms.cut(before, eve)
    before.ended_on, before.leaving_reason = eve, LeavingReason.TRANSFERRED
    before.leaving_recorded_at = clock.now()
    session().flush()
    session().add(after)
    session().flush()
    for one in held:
        one.person_in_post_id = after.id
        session().add(one)
    _repoint(before, after)
    audit.record(actor, "carry-on", after, before=before.id)
    return after


def _repoint(before: PersonInPost, after: PersonInPost) -> None:
    """A code to link the record, and a question to somebody who leaves, follow the person."""
    for code in people.open_link_codes(before.id):
        code.person_in_post_id = after.id
    question = exits.exit_answer_of(before.id)
    if question is not None:
        question.person_in_post_id = after.id
        question.organisation_id = after.organisation_id
        question.person_reference = after.person_reference


def _spells_of(home: Home, entrants: Sequence[Entrant]) -> dict[str, list[PersonInPost]]:
    """What the home's employer has recorded of these people already."""
    if home.organisation_id is None:
        raise DomainError(lazy("Nobody has joined this home to the service yet"))
    found: dict[str, list[PersonInPost]] = {}
    references = sorted({one.person_reference for one in entrants})
    for row in people.spells_of(home.organisation_id, references):
        found.setdefault(row.person_reference, []).append(row)
    return found


def _spell(
    home: Home, entrant: Entrant, ending: Ending | None, theirs: Sequence[PersonInPost]
) -> PersonInPost:
    """The row of a spell that makes sense and overlaps no other of the person in this post."""
    if not rules.hours_make_sense(entrant.weekly_hours, entrant.standard_week):
        raise DomainError(lazy("Weekly hours must be between 0 and 84"), "weekly_hours")
    if entrant.started_on > clock.today():
        raise DomainError(lazy("Record a start on the day it happens, not before"), "started_on")
    if ending is not None and ending.reason in NEVER_CHOSEN:
        raise DomainError(lazy("Choose another reason"), "leaving_reason")
    ended_on = ending.ended_on if ending else None
    if ended_on is not None and ended_on < entrant.started_on:
        raise DomainError(lazy("The last day must not be before the first"), "ended_on")
    known = [
        Spell(one.started_on, one.ended_on)
        for one in theirs
        if one.home_id == home.id and one.role == entrant.role
    ]
    if rules.overlap(Spell(entrant.started_on, ended_on), known):
        raise Conflict(lazy("This person is already in this post"), "person_reference")
    return PersonInPost(
        organisation_id=home.organisation_id or 0,
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
        counted_as=next((one.counted_as for one in theirs if one.counted_as), None),
    )
