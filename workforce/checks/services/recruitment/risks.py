"""Assessing the risk of somebody's starting, and a second person approving it."""

from datetime import date
from typing import TypedDict, Unpack

from workforce.checks import policies
from workforce.checks.models import Check, RiskAssessment
from workforce.checks.queries import recruitment as records
from workforce.checks.services.recruitment.rows import held
from workforce.checks.states import CheckKind, RiskDecision, RiskReason
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy


class Assessed(TypedDict):
    """Who assessed it, when, what they decided and on which conditions."""

    assessor: str
    assessed_on: date
    decision: RiskDecision
    conditions: str
    steps: str


def reason_of(check: Check) -> RiskReason:
    """Why the risk of a check is assessed: a missing overseas certificate, or a disclosure."""
    if check.kind is CheckKind.OVERSEAS:
        return RiskReason.NO_CERTIFICATE
    return RiskReason.DISCLOSED


@atomic
def assess_risk(actor: Actor, check: Check, **said: Unpack[Assessed]) -> RiskAssessment:
    """Record a risk assessment; it counts once a second person approves it."""
    held(actor, check.appointment)
    because = reason_of(check)
    if because is RiskReason.DISCLOSED and not check.discloses:
        raise DomainError(lazy("Nothing is recorded as disclosed by this check"))
    if because is RiskReason.NO_CERTIFICATE and not said["steps"].strip():
        raise DomainError(lazy("Say what was tried to get the certificate"), "steps")
    if said["assessed_on"] > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "assessed_on")
    row = RiskAssessment(
        check_id=check.id,
        because=because,
        assessor=said["assessor"],
        assessed_on=said["assessed_on"],
        decision=said["decision"],
        conditions=said["conditions"].strip() or None,
        steps=said["steps"].strip() or None,
        recorded_by_id=actor.person_id,
    )
    session().add(row)
    session().flush()
    audit.record(actor, "assess-risk", row, check_id=check.id)
    return row


@atomic
def approve_risk(actor: Actor, row: RiskAssessment) -> RiskAssessment:
    """Approve the latest risk assessment of a check, as a second person."""
    check = row.check
    if not policies.can_verify(actor, check):
        raise NotAllowed(lazy("Your role does not include this"))
    held(actor, check.appointment)
    row = locked(row)
    latest = records.risk_assessments_of([check.id])[check.id][-1]
    if latest.id != row.id or row.approved_at is not None:
        raise Conflict(lazy("This risk was assessed again, or approved already"))
    if row.recorded_by_id == actor.person_id:
        raise DomainError(lazy("A second person approves a risk assessment"))
    row.approved_by_id, row.approved_at = actor.person_id, clock.now()
    audit.record(actor, "approve-risk", row, check_id=check.id)
    return row
