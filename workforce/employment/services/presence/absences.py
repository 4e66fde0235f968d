"""Recording that somebody is away, and when they come back."""

from datetime import date, timedelta
from typing import NotRequired, TypedDict, Unpack

from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.employment import policies, rules
from workforce.employment.models import Absence, PersonInPost
from workforce.employment.queries import people, presence
from workforce.employment.rules import Spell
from workforce.employment.states import AbsenceKind


class Away(TypedDict):
    """What is said of an absence."""

    kind: AbsenceKind
    from_on: date
    until_on: NotRequired[date | None]
    expected_until: NotRequired[date | None]


@atomic
def record_absence(actor: Actor, row: PersonInPost, **away: Unpack[Away]) -> Absence:
    """Record that the person of a spell is away from all their posts, from a day on."""
    spells = _spells(actor, row.organisation_id, row.person_reference)
    absence = Absence(organisation_id=row.organisation_id, person_reference=row.person_reference)
    _set(absence, spells, away)
    session().add(absence)
    audit.record(actor, "record-absence", absence)
    return absence


@atomic
def change_absence(actor: Actor, absence: Absence, **away: Unpack[Away]) -> Absence:
    """Put an absence right, or say on which day it ended."""
    spells = _spells(actor, absence.organisation_id, absence.person_reference)
    absence = locked(absence)
    _set(absence, spells, away)
    audit.record(actor, "change-absence", absence)
    return absence


@atomic
def remove_absence(actor: Actor, absence: Absence) -> None:
    """Take back an absence that never was."""
    _spells(actor, absence.organisation_id, absence.person_reference)
    audit.record(actor, "remove-absence", absence)
    session().delete(locked(absence))


def _spells(actor: Actor, organisation_id: int, person_reference: str) -> list[PersonInPost]:
    """All posts of the person, the first locked so that two absences cannot pass each other."""
    spells = people.spells_of(organisation_id, [person_reference])
    if spells:
        locked(spells[0])
    if not policies.can_keep_of(actor, spells) or people.is_own_record(actor, spells[0]):
        raise NotAllowed(lazy("Your role does not include this"))
    return spells


def _set(absence: Absence, spells: list[PersonInPost], said: Away) -> None:
    away, expected_until = Spell(said["from_on"], said.get("until_on")), said.get("expected_until")
    _refuse_days(spells, away, expected_until)
    others = [
        Spell(one.from_on, one.until_on)
        for one in presence.absences_of(spells[0].organisation_id, spells[0].person_reference)
        if one is not absence
    ]
    if rules.overlap(away, others):
        raise Conflict(lazy("This person is recorded as away on some of these days"), "from_on")
    absence.kind, absence.from_on, absence.until_on = said["kind"], away.started_on, away.ended_on
    absence.expected_until = None if away.ended_on is not None else expected_until


def _refuse_days(spells: list[PersonInPost], away: Spell, expected_until: date | None) -> None:
    if away.ended_on is not None and away.ended_on < away.started_on:
        raise DomainError(lazy("The last day must not be before the first"), "until_on")
    if expected_until is not None and expected_until < away.started_on:
        raise DomainError(lazy("The day must not be before the first day away"), "expected_until")
    furthest = clock.today() + timedelta(days=rules.FURTHEST_ABSENCE_DAYS)
    if away.started_on > furthest:
        raise DomainError(lazy("The first day away must be within a year from today"), "from_on")
    if not any(one.in_post_on(away.started_on) for one in spells):
        raise DomainError(lazy("The person is not in post on this day"), "from_on")
