"""Saying what was seen, and a second person saying that it is right."""

from typing import Unpack

from workforce.checks import policies, queries
from workforce.checks.models import CHECK, Appointment, Check
from workforce.checks.queries import agency, moves, recruitment
from workforce.checks.services import particulars
from workforce.checks.services.particulars import Details
from workforce.checks.states import REPEATING, AppointmentState, CheckKind, CheckState, EvidenceKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import lazy
from workforce.documents import services as documents
from workforce.employment import services as employment


@atomic
def record_evidence(
    actor: Actor,
    check: Check,
    *,
    evidence: EvidenceKind = EvidenceKind.SEEN,
    **details: Unpack[Details],
) -> Check:
    """Say what was seen; whoever verified earlier evidence has not verified this."""
    check = _held(actor, check, may=policies.can_record(actor, check))
    requirement = queries.asked_of_check(check)
    particulars.refuse(requirement, details)
    _refuse(recruitment.lacking_to_record(check, details.get("dated_on")))
    forget_verdict(check)
    check.evidence = evidence
    particulars.write(check, details)
    check.required = requirement is not None and requirement.blocks
    check.seen_by_id, check.seen_at = actor.person_id, clock.now()
    move(check, CheckState.SEEN, by=CHECK, actor=actor)
    return check


@atomic
def record_with_document(
    actor: Actor,
    check: Check,
    stored: documents.Stored,
    *,
    evidence: EvidenceKind = EvidenceKind.DOCUMENT,
    **details: Unpack[Details],
) -> Check:
    """Say what was seen and keep the document itself; refused for criminal records."""
    if check.kind is CheckKind.CRIMINAL_RECORD:
        raise DomainError(lazy("We never keep a criminal record certificate"), "file")
    check = record_evidence(actor, check, evidence=evidence, **details)
    documents.attach(actor, (Check.__tablename__, check.id), stored)
    return check


@atomic
def verify(
    actor: Actor,
    check: Check,
    *,
    sole_sign_off: bool = False,
    reason: str = "",
    remote: bool = False,
) -> Check:
    """A second person finds the evidence right; one person alone only openly, with a reason.

    From elsewhere only the responsible individual may.
    """
    check = _held(actor, check, may=policies.can_verify(actor, check))
    if check.state is not CheckState.SEEN:
        raise Conflict(lazy("There is no new evidence to verify"))
    if remote and not policies.can_verify_remotely(actor, check):
        raise DomainError(lazy("Only the responsible individual verifies from elsewhere"), "remote")
    alone = check.seen_by_id == actor.person_id
    if alone and not sole_sign_off:
        raise DomainError(
            lazy("You recorded this evidence: a second person must verify it"), "sole_sign_off"
        )
    if alone and not reason.strip():
        raise DomainError(lazy("Say why no second person can verify this"), "reason")
    if not agency.is_accepted(check):
        _refuse(recruitment.lacking_to_verify(check))
    check.verified_by_id, check.verified_at = actor.person_id, clock.now()
    check.remote, check.sole_sign_off = remote, alone
    check.sole_reason = reason.strip()[:300] if alone else ""
    if check.kind is CheckKind.IDENTITY:
        _settle_names(check.appointment)
    move(check, CheckState.SATISFACTORY, by=CHECK, actor=actor)
    return check


def _refuse(lacking: DomainError | None) -> None:
    """What must be on file first is said in the words of its part."""
    if lacking is not None:
        raise lacking


def _settle_names(appointment: Appointment) -> None:
    """Two people have seen who this is: the names of today are the person's."""
    spell = appointment.person_in_post
    if spell is not None:
        appointment.given_name, appointment.family_name = spell.given_name, spell.family_name
        employment.settle_names(spell)
    appointment.settled_given_name = appointment.given_name
    appointment.settled_family_name = appointment.family_name


@atomic
def mark_unsatisfactory(actor: Actor, check: Check, *, reason: str) -> Check:
    """Say that the evidence is not good enough, or no longer is; nobody starts on it."""
    check = _held(actor, check, may=policies.can_record(actor, check))
    if not reason.strip():
        raise DomainError(lazy("Say what is not satisfactory"), "reason")
    requirement = queries.asked_of_check(check)
    forget_verdict(check)
    check.required = requirement is not None and requirement.blocks
    check.not_applicable_reason = ""
    move(check, CheckState.UNSATISFACTORY, by=CHECK, actor=actor, reason=reason.strip()[:400])
    _fall(actor, check)
    return check


def _fall(actor: Actor, check: Check) -> None:
    """Evidence found wanting is wanting wherever it was brought to."""
    for one in moves.brought_from(check):
        if one.state in {CheckState.SEEN, CheckState.SATISFACTORY}:
            forget_verdict(one)
            reason = "found wanting where it came from"
            move(one, CheckState.UNSATISFACTORY, by=CHECK, actor=actor, reason=reason)
        _fall(actor, one)


@atomic
def mark_not_applicable(actor: Actor, check: Check, *, reason: str) -> Check:
    """Say why a check does not apply, where the rules let it not apply."""
    check = _held(actor, check, may=policies.can_verify(actor, check))
    requirement = queries.asked_of_check(check)
    must_apply = requirement is not None and not requirement.may_not_apply
    if must_apply or check.kind in REPEATING:  # the history alone sets those aside
        raise DomainError(lazy("The law asks for this check of everybody in this role"))
    if not reason.strip():
        raise DomainError(lazy("Say why this does not apply"), "reason")
    forget_verdict(check)
    check.required, check.not_applicable_reason = False, reason.strip()[:300]
    move(check, CheckState.NOT_APPLICABLE, by=CHECK, actor=actor)
    return check


def _held(actor: Actor, check: Check, *, may: bool) -> Check:
    """The check, its appointment held against a start at the same moment."""
    if not may:
        raise NotAllowed(lazy("Your role does not include this"))
    if queries.has_their_address(actor, check.appointment):
        raise NotAllowed(lazy("Somebody else records and verifies checks about you"))
    appointment = locked(check.appointment)
    if appointment.state is AppointmentState.WITHDRAWN:
        raise Conflict(lazy("This appointment was withdrawn"))
    return locked(check)


def forget_verdict(check: Check) -> None:
    """Take the verification away, without saying yet where the check stands."""
    check.verified_by_id = check.verified_at = None
    check.remote = check.sole_sign_off = False
    check.sole_reason = ""
