"""Writing down that somebody’s right to work was looked at, and what that settles."""

from datetime import date
from typing import TypedDict, Unpack

from workforce.checks import policies, queries
from workforce.checks.models import CHECK, Check, RightToWorkCheck
from workforce.checks.queries import rechecks
from workforce.checks.rules import rechecks as rules
from workforce.checks.services import evidence
from workforce.checks.states import (
    CheckKind,
    CheckState,
    EvidenceKind,
    RightToWorkMethod,
    RightToWorkResult,
)
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.documents import services as documents

REFUSED = "right-to-work-refused"
NOT_KEPT = lazy("Choose the file, or say that you keep it on your own file")


class Kept(TypedDict, total=False):
    """Where the evidence of a look is: in a document stored here, or on the employer's own file."""

    stored: documents.Stored | None
    own_copy: bool


@atomic
def record_right_to_work(
    actor: Actor,
    check: Check,
    *,
    method: RightToWorkMethod,
    result: RightToWorkResult,
    checked_on: date,
    permission_until: date | None = None,
    notice_reference: str = "",
    **evidence_kept: Unpack[Kept],
) -> RightToWorkCheck:
    """Log a look at somebody’s right to work; a second person verifies what it settles.

    It protects the employer only with its evidence: kept here, or a copy on their own file.
    """
    _refuse_stranger(actor, check)
    _refuse_lost(result, evidence_kept)
    until = permission_until if result is RightToWorkResult.TIME_LIMITED else None
    due_on = _due_on(method, result, checked_on, until)
    row = RightToWorkCheck(
        organisation_id=check.appointment.organisation_id,
        person_reference=check.appointment.person_reference,
        appointment_id=check.appointment_id,
        method=method,
        result=result,
        checked_on=checked_on,
        checked_by_id=actor.person_id,
        permission_until=until,
        covered_until=due_on if result is RightToWorkResult.PENDING else None,
        follow_up_on=due_on,
        notice_reference=notice_reference.strip() or None,
    )
    session().add(row)
    session().flush()
    stored = evidence_kept.get("stored")
    if stored is not None:
        documents.attach(actor, (RightToWorkCheck.__tablename__, row.id), stored)
    _settle(actor, check, row)
    audit.record(actor, "record-right-to-work", row, result=result.value)
    return row


def _refuse_stranger(actor: Actor, check: Check) -> None:
    if check.kind is not CheckKind.RIGHT_TO_WORK or not policies.can_record(actor, check):
        raise NotAllowed(lazy("Your role does not include this"))
    if queries.has_their_address(actor, check.appointment):
        raise NotAllowed(lazy("Somebody else records and verifies checks about you"))


def _refuse_lost(result: RightToWorkResult, kept: Kept) -> None:
    """Refuse a look whose evidence is nowhere; who may not work needs none."""
    is_kept = kept.get("stored") is not None or kept.get("own_copy", False)
    if result is not RightToWorkResult.REFUSED and not is_kept:
        raise DomainError(NOT_KEPT, "file")


def _due_on(
    method: RightToWorkMethod, result: RightToWorkResult, checked_on: date, until: date | None
) -> date | None:
    """The day of the follow-up, or a refusal that says what to do."""
    if checked_on > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "checked_on")
    if not rules.may_say(method, result):
        raise DomainError(
            lazy(
                "A document does not show a pending application: use a share code or the "
                "Employer Checking Service"
            ),
            "result",
        )
    if result is RightToWorkResult.TIME_LIMITED and until is None:
        raise DomainError(lazy("Enter the last day of the permission"), "permission_until")
    due_on = rules.follow_up_on(result, checked_on, until)
    if due_on is not None and due_on < clock.today():
        field = "permission_until" if until else "checked_on"
        raise DomainError(
            lazy("This has ended already: look again, or record that they may not work"), field
        )
    return due_on


def _settle(actor: Actor, check: Check, row: RightToWorkCheck) -> None:
    """Bring every row of the same person into line: right to work is the person’s, not a post’s."""
    for one in rechecks.checks_of_person(check.appointment, CheckKind.RIGHT_TO_WORK):
        own = one.id == check.id
        if row.result is RightToWorkResult.REFUSED:
            _unsettle(actor, one)
        elif own or _may_settle(actor, one):
            evidence.record_evidence(
                actor,
                one,
                evidence=EvidenceKind.DOCUMENT,
                dated_on=row.checked_on,
                expires_on=row.follow_up_on,
            )


def _may_settle(actor: Actor, check: Check) -> bool:
    """Whether the actor may say the same in another post of this person, where it is asked."""
    return (
        check.state is not CheckState.NOT_APPLICABLE
        and policies.can_record(actor, check)
        and not queries.has_their_address(actor, check.appointment)
    )


def _unsettle(actor: Actor, check: Check) -> None:
    if check.state in {CheckState.UNSATISFACTORY, CheckState.NOT_APPLICABLE}:
        return
    evidence.forget_verdict(check)
    move(check, CheckState.UNSATISFACTORY, by=CHECK, actor=actor, reason=REFUSED)
