"""Writing what somebody else verified as seen here: the facts of evidence, never its content."""

from datetime import datetime

from workforce.checks import queries
from workforce.checks.models import CHECK, AgencyCheck, Check
from workforce.checks.services import evidence
from workforce.checks.states import AppointmentState, CheckState, EvidenceKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import locked
from workforce.core.errors import Conflict
from workforce.core.lifecycle import move
from workforce.core.translation import lazy

FACTS = (
    "dated_on",
    "expires_on",
    "certificate_number",
    "certificate_level",
    "certificate_workforce",
    "barred_list_checked",
    "discloses",
    "update_service",
)


def stands(theirs: AgencyCheck | Check) -> bool:
    """Whether two people found it right and it has not run out."""
    ended = theirs.expires_on is not None and theirs.expires_on < clock.today()
    return theirs.state is CheckState.SATISFACTORY and not ended


def held(check: Check) -> Check:
    """The check, its appointment held against a start at the same moment."""
    appointment = locked(check.appointment)
    if appointment.state is AppointmentState.WITHDRAWN:
        raise Conflict(lazy("This appointment was withdrawn"))
    return locked(check)


def copy(actor: Actor, check: Check, theirs: AgencyCheck | Check, moment: datetime) -> None:
    """Take the facts over as seen; whoever verified them elsewhere has not verified them here."""
    requirement = queries.asked_of_check(check)
    evidence.forget_verdict(check)
    for name in FACTS:
        setattr(check, name, getattr(theirs, name))
    check.issued_for_us, check.consent_on = False, None
    check.not_applicable_reason, check.carried_from_id = "", None
    check.required = requirement is not None and requirement.blocks
    check.evidence = EvidenceKind.SEEN
    check.seen_by_id, check.seen_at = actor.person_id, moment
    move(check, CheckState.SEEN, by=CHECK, actor=actor)
