"""What an agency says it has seen of its worker, and its second person who verifies it."""

from typing import Unpack

from workforce.checks import policies, rules
from workforce.checks.models import CHECK, AgencyCheck
from workforce.checks.queries import agency
from workforce.checks.services import particulars
from workforce.checks.services.agency import accepting
from workforce.checks.services.particulars import Details
from workforce.checks.states import CheckKind, CheckState, EvidenceKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.documents import queries as papers
from workforce.documents import services as documents
from workforce.employment.states import Contract, JobRole

DATED = frozenset({CheckKind.CRIMINAL_RECORD, CheckKind.RIGHT_TO_WORK, CheckKind.DISQUALIFICATION})


@atomic
def record_seen(
    actor: Actor,
    check: AgencyCheck,
    *,
    evidence: EvidenceKind = EvidenceKind.SEEN,
    stored: documents.Stored | None = None,
    **details: Unpack[Details],
) -> AgencyCheck:
    """Say what the agency has seen; what it verified before falls away, here and in homes.

    A document kept with it takes the place of the one before; a certificate is never kept.
    """
    check = _held(actor, check)
    if stored is not None and check.kind is CheckKind.CRIMINAL_RECORD:
        raise DomainError(lazy("We never keep a criminal record certificate"), "file")
    particulars.refuse(None, details)
    if check.kind in DATED and details.get("dated_on") is None:
        raise DomainError(lazy("Enter the date"), "dated_on")
    _forget_verdict(check)
    particulars.write(check, details)
    check.evidence, check.seen_by_id, check.seen_at = evidence, actor.person_id, clock.now()
    move(check, CheckState.SEEN, by=CHECK, actor=actor)
    accepting.fall(check, accepting.REPLACED)
    _keep_instead(actor, check, stored)
    return check


def _keep_instead(actor: Actor, check: AgencyCheck, stored: documents.Stored | None) -> None:
    """Only the document of the present evidence is kept."""
    owner = AgencyCheck.__tablename__
    for document in papers.documents_of(owner, [check.id]):
        documents.remove(actor, document)
    if stored is not None:
        documents.attach(actor, (owner, check.id), stored)


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
    accepting.fall(check, accepting.DOUBTED)
    return check


@atomic
def set_aside(actor: Actor, check: AgencyCheck, *, reason: str) -> AgencyCheck:
    """Say why a check does not apply to a worker, where some nation’s rules let it not apply."""
    check = _held(actor, check)
    if check.kind not in may_not_apply():
        raise DomainError(lazy("The law asks for this check of everybody in this role"))
    if not reason.strip():
        raise DomainError(lazy("Say why this does not apply"), "reason")
    _forget_verdict(check)
    why = reason.strip()[:300]
    move(check, CheckState.NOT_APPLICABLE, by=CHECK, actor=actor, reason=why)
    accepting.fall(check, accepting.DOUBTED)
    return check


def may_not_apply() -> frozenset[CheckKind]:
    """The kinds that the rules of any nation let not apply to an agency worker today."""
    today, role = clock.today(), JobRole.RESIDENTIAL_SUPPORT_WORKER
    return frozenset(
        one.kind
        for found in rules.rule_sets()
        for one in rules.requirements(found, Contract.AGENCY, role, today)
        if one.may_not_apply
    )


def _held(actor: Actor, check: AgencyCheck) -> AgencyCheck:
    worker = locked(check.worker)
    if not policies.can_keep_worker(actor, worker):
        raise NotAllowed(lazy("Your role does not include this"))
    if agency.is_about(actor, worker):
        raise NotAllowed(lazy("Somebody else records and verifies checks about you"))
    return locked(check)


def _forget_verdict(check: AgencyCheck) -> None:
    check.verified_by_id = check.verified_at = None
    check.sole_sign_off, check.sole_reason = False, ""
