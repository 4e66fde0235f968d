"""A home accepts what an agency holds, row by row; what the agency doubts falls back here."""

from datetime import datetime

from workforce.checks import policies, queries
from workforce.checks.models import CHECK, Acceptance, AgencyCheck, Check
from workforce.checks.queries import agency
from workforce.checks.rules import taking_over
from workforce.checks.rules.taking_over import Way
from workforce.checks.services import copying
from workforce.checks.services import evidence as checks
from workforce.checks.states import CheckState
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import _, lazy

NOT_STANDING = lazy("Two people of the agency have not verified this, or it has ended")
NOT_NOW = lazy("Nothing can be accepted for this person now")
DOUBTED = "the agency no longer stands for it"
REPLACED = "the agency has new evidence, which nobody here has looked at"
LEFT = "the person has left the agency"


@atomic
def accept(actor: Actor, check: Check) -> Acceptance:
    """Accept one check of the agency as seen; a second person of the home still verifies it."""
    if not policies.can_record(actor, check) or queries.has_their_address(actor, check.appointment):
        raise NotAllowed(lazy("Your role does not include this"))
    theirs = _theirs(check)
    worker = locked(theirs.worker)
    if agency.is_about(actor, worker):
        raise NotAllowed(lazy("Somebody else records and verifies checks about you"))
    if worker.left_on is not None or agency.is_frozen(worker):
        raise Conflict(NOT_NOW)
    if not copying.stands(locked(theirs)):
        raise Conflict(NOT_STANDING)
    check = copying.held(check)
    moment = clock.now()
    for earlier in agency.acceptances_of_check(check):
        earlier.fell_at = moment
    session().flush()
    copying.copy(actor, check, theirs, moment)
    row = Acceptance(
        agency_check_id=theirs.id,
        check_id=check.id,
        accepted_at=moment,
        accepted_by_id=actor.person_id,
    )
    session().add(row)
    session().flush()
    audit.record(actor, "accept-agency-check", row)
    return row


def _theirs(check: Check) -> AgencyCheck:
    """What the agency holds of the same matter, if it may be accepted; else a refusal with why."""
    appointment = check.appointment
    worker = agency.worker_of(appointment)
    if worker is None:
        raise DomainError(lazy("No agency offered this person to you"))
    if agency.agreed(appointment.organisation_id, worker.organisation_id) is None:
        raise Conflict(lazy("You no longer work with this agency"))
    wanted = (check.kind, check.subject)
    theirs = next((one for one in worker.checks if (one.kind, one.subject) == wanted), None)
    rule = taking_over.rule_of(check.kind, Way.AGENCY)
    service = theirs is not None and theirs.update_service
    if not rule.allows(appointment.home.nation, update_service=service):
        raise DomainError(_(rule.why))
    if theirs is None or not copying.stands(theirs):
        raise DomainError(NOT_STANDING)
    return theirs


@atomic
def fall(theirs: AgencyCheck, reason: str) -> int:
    """Whatever was accepted of a check that the agency does not stand for falls in every home.

    So does what was brought from there, to another home or another owner, as long as it still is
    the evidence that was accepted.
    """
    moment, count = clock.now(), 0
    for row in agency.acceptances_of(theirs):
        row.fell_at = moment
        check = _locked(row.check)
        if check.seen_at == row.accepted_at:
            count += _fell(check, reason)
        count += _fell_along(check, row.accepted_at, reason)
    return count


def _fell_along(check: Check, accepted_at: datetime, reason: str) -> int:
    count = 0
    for copy in agency.copies_of(check, accepted_at):
        count += _fell(_locked(copy), reason) + _fell_along(copy, accepted_at, reason)
    return count


def _locked(check: Check) -> Check:
    """The check, its appointment held against a start; one that was withdrawn too."""
    locked(check.appointment)
    return locked(check)


def _fell(check: Check, reason: str) -> int:
    if check.state not in {CheckState.SEEN, CheckState.SATISFACTORY}:
        return 0
    checks.forget_verdict(check)
    move(check, CheckState.UNSATISFACTORY, by=CHECK, actor=Actor.system("agency"), reason=reason)
    return 1
