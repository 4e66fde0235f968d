"""Opening cases, moving them lawfully, and keeping the duties that run on them."""

from datetime import date

from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotFound
from workforce.core.translation import lazy
from workforce.employment.models import PersonInPost
from workforce.immigration.rules import Nation
from workforce.providers.models import Home
from workforce.sponsorship import policies, rules
from workforce.sponsorship.models import CASE, Duty, SponsorshipCase
from workforce.sponsorship.states import CaseState, DutyKind


@atomic
def open_case(
    actor: Actor,
    home: Home,
    *,
    worker_name: str,
    occupation_code: str,
    person_in_post: PersonInPost | None = None,
) -> SponsorshipCase:
    """Open a case for a worker of a home of the actor's organisation."""
    mine = home.organisation_id == actor.organisation_id and actor.reaches_home(home.id)
    if not (policies.can_work_on_cases(actor) and mine):
        raise NotFound(lazy("Page not found"))
    if person_in_post is not None and person_in_post.home_id != home.id:
        raise DomainError(lazy("Choose somebody who works in this home"), "person_in_post")
    case = SponsorshipCase(
        organisation_id=home.organisation_id,
        home_id=home.id,
        person_in_post_id=person_in_post.id if person_in_post else None,
        account_id=person_in_post.account_id if person_in_post else None,
        worker_name=worker_name,
        occupation_code=occupation_code,
        nation=home.nation,
    )
    session().add(case)
    lifecycle.begin(case, actor=actor)
    audit.record(actor, "open-case", case)
    return case


@atomic
def move_case(actor: Actor, case: SponsorshipCase, to: CaseState, *, reason: str = "") -> None:
    """Move a case to its next state; nobody starts without the right-to-work check."""
    _mine(actor, case)
    locked(case)
    if to == CaseState.GRANTED and case.permission_to is None:
        raise DomainError(lazy("Enter the dates of the permission first"), "to")
    lifecycle.move(case, to, by=CASE, actor=actor, reason=reason)


@atomic
def record_permission(
    actor: Actor,
    case: SponsorshipCase,
    *,
    permission_from: date,
    permission_to: date,
    certificate_number: str = "",
) -> None:
    """Keep the dates of a permission, and the duty to check again when it ends."""
    _mine(actor, case)
    locked(case)
    if permission_to < permission_from:
        raise DomainError(lazy("The end must be on or after the start"), "permission_to")
    case.permission_from, case.permission_to = permission_from, permission_to
    case.certificate_number = certificate_number or case.certificate_number
    _duty(case, DutyKind.PERMISSION_END, permission_to)
    audit.record(actor, "record-permission", case)


@atomic
def note_event(actor: Actor, case: SponsorshipCase, kind: DutyKind, *, event_on: date) -> Duty:
    """Note something that must be reported; noting the same event twice changes nothing."""
    _mine(actor, case)
    if event_on > clock.today():
        raise DomainError(lazy("The day of the event must be today or in the past"), "event_on")
    duty = _duty(case, kind, event_on)
    audit.record(actor, "note-event", duty)
    return duty


def _duty(case: SponsorshipCase, kind: DutyKind, event_on: date) -> Duty:
    session().flush()
    known = (
        session()
        .query(Duty)
        .filter_by(case_id=case.id, kind=kind.value, event_on=event_on)
        .one_or_none()
    )
    if known is not None:
        return known
    deadline = rules.due(kind, event_on, Nation(case.nation))
    if deadline is None:
        raise DomainError(lazy("We hold no rule for that day. Ask an adviser"), "event_on")
    duty = Duty(
        case_id=case.id,
        kind=kind.value,
        event_on=event_on,
        due_on=deadline.due_on,
        noted_at=clock.now(),
    )
    session().add(duty)
    session().flush()
    return duty


@atomic
def mark_done(actor: Actor, duty: Duty, *, reference: str, done_on: date) -> None:
    """Say that a duty was done, with the reference of the report."""
    _mine(actor, duty.case)
    if duty.done_on is not None:
        raise DomainError(lazy("This is already marked as done"))
    if done_on > clock.today():
        raise DomainError(lazy("The day it was done must be today or in the past"), "done_on")
    duty.done_on, duty.reference, duty.done_by_id = done_on, reference, actor.person_id
    audit.record(actor, "mark-duty-done", duty)


def _mine(actor: Actor, case: SponsorshipCase) -> None:
    if not policies.can_see_case(actor, case):
        raise NotFound(lazy("Page not found"))
