"""A person lets one employer show another what it verified, and the other takes it over as seen."""

from collections.abc import Collection
from datetime import date

from workforce.accounts import queries as accounts
from workforce.checks import policies, queries
from workforce.checks.models import Check, ShareConsent
from workforce.checks.queries import agency, sharing
from workforce.checks.rules import taking_over
from workforce.checks.rules.taking_over import May, Way
from workforce.checks.services import copying, rechecks
from workforce.checks.states import CheckKind, UpdateServiceResult
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.translation import _, lazy
from workforce.providers.models import Organisation


@atomic
def give_consent(
    actor: Actor,
    source: Organisation,
    to: Organisation,
    *,
    kinds: Collection[CheckKind],
    expires_on: date,
) -> ShareConsent:
    """Let one employer’s record of some checks be shown to another, until a day."""
    if actor.person_id is None:
        raise NotAllowed(lazy("Sign in first"))
    today = clock.today()
    offered = {one.kind for one in sharing.shareable(actor.person_id, source.id)}
    asking = {one.id for one in sharing.employers_who_ask(actor.person_id)}
    if not kinds or not set(kinds) <= offered or to.id not in asking or to.id == source.id:
        raise DomainError(lazy("Choose from what can be shared now"), "kinds")
    if not today < expires_on <= taking_over.longest_share(today):
        raise DomainError(
            lazy("The last day must be after today, and within six months"), "expires_on"
        )
    row = ShareConsent(
        account_id=actor.person_id,
        from_organisation_id=source.id,
        to_organisation_id=to.id,
        kinds=sorted(kind.value for kind in kinds),
        given_on=today,
        expires_on=expires_on,
    )
    session().add(row)
    session().flush()
    audit.record(actor, "share-checks", row)
    return row


@atomic
def withdraw_consent(actor: Actor, consent: ShareConsent) -> None:
    """Take one’s word back: nothing more is shown; what was verified since stands."""
    consent = locked(consent)
    if actor.person_id != consent.account_id:
        raise NotAllowed(lazy("Your role does not include this"))
    if consent.withdrawn_at is None:
        consent.withdrawn_at = clock.now()
        audit.record(actor, "withdraw-share", consent)


@atomic
def take_over(actor: Actor, check: Check, *, asked_update_service: bool = False) -> Check:
    """Take over as seen what another employer verified; a second person still verifies it here."""
    if not policies.can_record(actor, check) or queries.has_their_address(actor, check.appointment):
        raise NotAllowed(lazy("Your role does not include this"))
    check = copying.held(check)
    rule = taking_over.rule_of(check.kind, Way.CONSENT)
    if rule.may is May.NEVER:
        raise DomainError(_(rule.why))
    theirs = _shown(check)
    certificate = rule.may is May.UPDATE_SERVICE
    if certificate and not (theirs.update_service and asked_update_service):
        raise DomainError(_(rule.why), "update_service")
    copying.copy(actor, check, theirs, clock.now())
    check.carried_from_id = theirs.id
    if certificate:
        _log_answer(actor, check)
    audit.record(actor, "take-over-check", check, carried_from=theirs.id)
    return check


def _log_answer(actor: Actor, check: Check) -> None:
    """That this employer asked the Update Service today stands in the log, which plans the next."""
    today, unchanged = clock.today(), UpdateServiceResult.NO_CHANGE
    rechecks.ask_update_service(actor, check, consented_on=today, asked_on=today, result=unchanged)


def _shown(check: Check) -> Check:
    """What the person shares of the matter, held against their taking it back at this moment."""
    today, appointment = clock.today(), check.appointment
    for consent in sharing.consents_for(appointment, today):
        locked(consent)
    theirs = sharing.shown_to(appointment, today).get((check.kind, check.subject))
    if theirs is None or not copying.stands(locked(theirs)):
        raise DomainError(lazy("Nothing is shared with you for this check"))
    return theirs


@atomic
def link_agency_work(actor: Actor) -> int:
    """Link what agencies hold under the person’s own confirmed address to their account.

    The homes that have taken them know the account too, so that they may have a door pass.
    """
    person = accounts.person(actor.person_id or 0)
    if person is None or person.email_confirmed_at is None:
        raise NotAllowed(lazy("Confirm your email address first"))
    workers = agency.unlinked_with_address(person.email)
    for worker in workers:
        worker.account_id = person.id
        for proposal in agency.taken_of(worker, clock.today()):
            row = proposal.appointment
            if row is not None and (row.email or "").lower() == person.email.lower():
                row.account_id = row.account_id or person.id
        audit.record(actor, "link-agency-worker", worker)
    return len(workers)
