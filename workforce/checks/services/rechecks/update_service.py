"""Asking the Update Service about a certificate, with consent, and what the answer settles."""

from datetime import date

from workforce.checks import policies, queries
from workforce.checks.models import CHECK, Check, RecheckPolicy, UpdateServiceCheck
from workforce.checks.queries import rechecks
from workforce.checks.rules import rechecks as rules
from workforce.checks.services import concerns, copying, evidence
from workforce.checks.states import CheckKind, CheckState, ConcernKind, UpdateServiceResult
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.lifecycle import move
from workforce.core.translation import lazy

NO_MATCH = "update-service-no-match"


@atomic
def ask_update_service(
    actor: Actor,
    check: Check,
    *,
    consented_on: date,
    asked_on: date,
    result: UpdateServiceResult,
) -> UpdateServiceCheck:
    """Log an answer; new information stops the person at once and opens a concern."""
    if check.kind is not CheckKind.CRIMINAL_RECORD or not policies.can_record(actor, check):
        raise NotAllowed(lazy("Your role does not include this"))
    if queries.has_their_address(actor, check.appointment):
        raise NotAllowed(lazy("Somebody else records and verifies checks about you"))
    if asked_on > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "asked_on")
    if consented_on > asked_on:
        raise DomainError(lazy("The consent must come before you ask"), "consented_on")
    check = copying.held(check)
    months = rechecks.months_between_update_service(check.appointment.organisation_id)
    good = result is UpdateServiceResult.NO_CHANGE
    row = UpdateServiceCheck(
        organisation_id=check.appointment.organisation_id,
        person_reference=check.appointment.person_reference,
        check_id=check.id,
        consented_on=consented_on,
        asked_on=asked_on,
        asked_by_id=actor.person_id,
        result=result,
        next_on=rules.ask_again_on(asked_on, months) if good else None,
    )
    session().add(row)
    session().flush()
    _settle(actor, check, row)
    audit.record(actor, "ask-update-service", row, result=result.value)
    return row


def _settle(actor: Actor, check: Check, row: UpdateServiceCheck) -> None:
    check.update_service = row.result is UpdateServiceResult.NO_CHANGE
    if row.result is UpdateServiceResult.NEW_INFORMATION:
        about = concerns.About(
            appointment=check.appointment, spell=check.appointment.person_in_post
        )
        concerns.open_concern(actor, about, ConcernKind.NEW_DISCLOSURE, aware_on=row.asked_on)
    held = check.state in {CheckState.SEEN, CheckState.SATISFACTORY}
    if held and row.result is UpdateServiceResult.NO_MATCH:
        evidence.forget_verdict(check)
        move(check, CheckState.UNSATISFACTORY, by=CHECK, actor=actor, reason=NO_MATCH)


@atomic
def decide_interval(actor: Actor, *, months: int) -> RecheckPolicy:
    """Decide after how many months the provider asks again; what is planned already stands."""
    if not policies.can_decide_rechecks(actor) or actor.organisation_id is None:
        raise NotAllowed(lazy("Your role does not include this"))
    row = rechecks.recheck_policy(actor.organisation_id)
    if row is None:
        row = RecheckPolicy(organisation_id=actor.organisation_id, months=months)
        session().add(row)
        session().flush()
    row.months = months
    audit.record(actor, "decide-recheck-interval", row, months=months)
    return row
