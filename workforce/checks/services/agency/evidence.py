"""What an agency says it has seen of its worker, and its second person who verifies it."""

from typing import Unpack

from workforce.checks import policies
from workforce.checks.models import CHECK, AgencyCheck
from workforce.checks.services import particulars
from workforce.checks.services.agency.accepting import fall
from workforce.checks.services.particulars import Details
from workforce.checks.states import CheckKind, CheckState, EvidenceKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import lazy

DATED = frozenset({CheckKind.CRIMINAL_RECORD, CheckKind.RIGHT_TO_WORK, CheckKind.DISQUALIFICATION})


@atomic
def record_seen(
    actor: Actor,
    check: AgencyCheck,
    *,
    evidence: EvidenceKind = EvidenceKind.SEEN,
    **details: Unpack[Details],
) -> AgencyCheck:
    """Say what the agency has seen; its own earlier verification falls away."""
    check = _held(actor, check)
    particulars.refuse(None, details)
    if check.kind in DATED and details.get("dated_on") is None:
        raise DomainError(lazy("Enter the date"), "dated_on")
    _forget_verdict(check)
    particulars.write(check, details)
    check.evidence, check.seen_by_id, check.seen_at = evidence, actor.person_id, clock.now()
    move(check, CheckState.SEEN, by=CHECK, actor=actor)
    return check


@atomic
def verify_seen(actor: Actor, check: AgencyCheck) -> AgencyCheck:
    """A second person of the agency finds it right; an agency has no sole sign-off."""
    check = _held(actor, check)
    if check.state is not CheckState.SEEN:
        raise Conflict(lazy("There is no new evidence to verify"))
    if check.seen_by_id == actor.person_id:
        raise DomainError(lazy("You recorded this evidence: a second person must verify it"))
    check.verified_by_id, check.verified_at = actor.person_id, clock.now()
    move(check, CheckState.SATISFACTORY, by=CHECK, actor=actor)
    return check


@atomic
def doubt(actor: Actor, check: AgencyCheck, *, reason: str) -> AgencyCheck:
    """Say that a check is not, or no longer, satisfactory: wherever it was accepted, it falls."""
    check = _held(actor, check)
    if not reason.strip():
        raise DomainError(lazy("Say what is not satisfactory"), "reason")
    _forget_verdict(check)
    move(check, CheckState.UNSATISFACTORY, by=CHECK, actor=actor, reason=reason.strip()[:400])
    fall(check)
    return check


def _held(actor: Actor, check: AgencyCheck) -> AgencyCheck:
    worker = locked(check.worker)
    if not policies.can_keep_worker(actor, worker):
        raise NotAllowed(lazy("Your role does not include this"))
    return locked(check)


def _forget_verdict(check: AgencyCheck) -> None:
    check.verified_by_id = check.verified_at = None
    check.sole_sign_off, check.sole_reason = False, ""
