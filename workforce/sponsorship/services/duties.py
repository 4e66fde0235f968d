"""The dates of permissions, and the duties that events and dates bring."""

from dataclasses import dataclass
from datetime import date

from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.core.translation import lazy
from workforce.immigration.rules import Nation
from workforce.sponsorship import policies, queries, rules
from workforce.sponsorship.models import CASE, Duty, SponsorshipCase
from workforce.sponsorship.states import CLOSED, EVENTS, CaseState, DutyKind


@dataclass(frozen=True, slots=True)
class Permission:
    """From when until when somebody may work here, and the number of the certificate."""

    starts_on: date
    ends_on: date
    certificate_number: str = ""


@atomic
def keep_permission(actor: Actor, case: SponsorshipCase, permission: Permission) -> None:
    """Keep the dates of a permission and the duty to check again when it ends.

    A duty of another end that is still open lapses: it was the end of an earlier permission.
    """
    session().flush()
    case = locked(case)
    own(actor, case)
    if permission.ends_on < permission.starts_on:
        raise DomainError(lazy("The end must be on or after the start"), "permission_to")
    case.permission_from, case.permission_to = permission.starts_on, permission.ends_on
    case.certificate_number = permission.certificate_number or case.certificate_number
    for duty in queries.duties_of(case):
        if duty.kind == DutyKind.PERMISSION_END and duty.event_on != case.permission_to:
            _lapse(duty)
    ensure_duty(case, DutyKind.PERMISSION_END, permission.ends_on)
    audit.record(actor, "record-permission", case)


@atomic
def note_event(actor: Actor, case: SponsorshipCase, kind: DutyKind, *, event_on: date) -> Duty:
    """Note something that must be reported; noting the same event twice changes nothing.

    A case at work then has something to report.
    """
    case = locked(case)
    own(actor, case)
    if kind not in EVENTS:
        raise DomainError(lazy("Select what happened"), "kind")
    if case.state in CLOSED:
        raise Conflict(lazy("This case is closed"))
    if event_on > clock.today():
        raise DomainError(lazy("The day of the event must be today or in the past"), "event_on")
    duty = ensure_duty(case, kind, event_on)
    if duty.is_open and case.state is CaseState.ACTIVE:
        lifecycle.move(case, CaseState.EVENT_OPEN, by=CASE, actor=actor)
    audit.record(actor, "note-event", duty)
    return duty


@atomic
def mark_done(actor: Actor, duty: Duty, *, reference: str, done_on: date) -> None:
    """Say that a duty was done, with the reference of the report.

    Once nothing is left to report, the case says that it was reported.
    """
    duty = locked(duty)
    case = locked(duty.case)
    own(actor, case)
    if not duty.is_open:
        raise Conflict(lazy("This is already marked as done"))
    if not reference.strip():
        raise DomainError(lazy("Enter the reference of the report or check"), "reference")
    if done_on > clock.today():
        raise DomainError(lazy("The day it was done must be today or in the past"), "done_on")
    if done_on < duty.event_on and duty.kind != DutyKind.PERMISSION_END:
        raise DomainError(lazy("The day it was done must be on or after the event"), "done_on")
    duty.done_on, duty.reference, duty.done_by_id = done_on, reference.strip(), actor.person_id
    session().flush()
    left = [one for one in queries.duties_of(case) if one.is_open and one.kind in EVENTS]
    if case.state is CaseState.EVENT_OPEN and not left:
        lifecycle.move(case, CaseState.EVENT_REPORTED, by=CASE, actor=actor)
    audit.record(actor, "mark-duty-done", duty)


def own(actor: Actor, case: SponsorshipCase) -> None:
    """Refuse a case that the actor does not work on: to them there is none."""
    if not policies.can_see_case(actor, case):
        raise NotFound(lazy("Page not found"))


@atomic
def ensure_duty(case: SponsorshipCase, kind: DutyKind, event_on: date) -> Duty:
    """The duty of an event of a case, made where there is none yet."""
    session().flush()
    known = queries.duty_of_event(case, kind, event_on)
    if known is not None:
        known.lapsed_at = None
        return known
    deadline = rules.due(kind, event_on, Nation(case.nation))
    if deadline is None:
        raise DomainError(lazy("We hold no rule for that day. Ask a regulated adviser"), "event_on")
    duty = Duty(
        case=case,
        kind=kind.value,
        event_on=event_on,
        due_on=deadline.due_on,
        noted_at=clock.now(),
    )
    session().add(duty)
    session().flush()
    return duty


def _lapse(duty: Duty) -> None:
    if duty.is_open:
        duty.lapsed_at = clock.now()
