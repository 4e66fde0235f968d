"""From a request to join, proved by a second channel, to an approved organisation."""

from datetime import date

from workforce.accounts.models import Person
from workforce.core import audit, clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed, NotFound
from workforce.core.secrets import digest, new_code, same
from workforce.core.translation import lazy
from workforce.messages import services as messages
from workforce.providers import policies
from workforce.providers.models import ORGANISATION, Organisation
from workforce.providers.queries import members as holders
from workforce.providers.queries import organisations
from workforce.providers.rules import claims, councils, proof
from workforce.providers.services import members
from workforce.providers.states import OrganisationKind, OrganisationState, Role

MOST_OPEN_REQUESTS = 5
SUPPORT_ONLY = lazy("Only platform support can do this")
CHANGED = lazy("This has changed since you opened the page. Check it and try again")


@atomic
def ask(
    actor: Actor,
    *,
    kind: OrganisationKind,
    name: str,
    registration_number: str = "",
    authorities: str = "",
) -> Organisation:
    """Ask for an organisation to join; it can do nothing, and nobody sees it, until approved."""
    person = _asker(actor)
    number = claims.number_of(registration_number)
    if kind == OrganisationKind.PLATFORM:
        raise NotAllowed(SUPPORT_ONLY)
    if kind == OrganisationKind.PROVIDER and not number:
        raise DomainError(
            lazy("Enter the registration number of one of your homes"), "registration_number"
        )
    _refuse_repeats(person, kind, name, number)
    row = Organisation(
        kind=kind,
        name=name.strip(),
        registration_number=number or None,
        asked_by=person,
        authority_codes=_councils(authorities) if kind == OrganisationKind.SECTOR_BODY else [],
    )
    session().add(row)
    lifecycle.begin(row, actor=actor)
    audit.record(actor, "ask-to-join", row, kind=kind.value)
    return row


@atomic
def set_contact(
    actor: Actor, organisation: Organisation, *, contact: str, source: str, checked_on: date
) -> None:
    """Note the address that support found with the regulator; an earlier code is void."""
    row = _for_support(actor, organisation)
    if row.state not in {OrganisationState.ASKED, OrganisationState.CODE_SENT}:
        raise Conflict(CHANGED)
    if checked_on > clock.today():
        raise DomainError(lazy("The day you checked must be today or earlier"), "checked_on")
    address = contact.strip().lower()
    if row.asked_by is not None and address == row.asked_by.email:
        raise DomainError(
            lazy("This is the address the person signs in with. Find another with the regulator"),
            "contact",
        )
    if row.state == OrganisationState.CODE_SENT:
        lifecycle.move(row, OrganisationState.ASKED, by=ORGANISATION, actor=actor)
    row.proof_contact, row.proof_source, row.proof_checked_on = address, source, checked_on
    _void_code(row)
    audit.record(actor, "set-proof-contact", row)


@atomic
def send_code(actor: Actor, organisation: Organisation) -> None:
    """Send a new code to the contact, and tell whoever asked that it is on its way."""
    row = _for_support(actor, organisation)
    if not row.proof_contact:
        raise DomainError(lazy("Enter the contact that you checked first"), "contact")
    if row.state == OrganisationState.ASKED:
        lifecycle.move(row, OrganisationState.CODE_SENT, by=ORGANISATION, actor=actor)
    elif row.state != OrganisationState.CODE_SENT:
        raise Conflict(CHANGED)
    code = new_code(proof.CODE_LENGTH)
    row.proof_code_digest = digest(proof.sealed(row.public_id, code))
    row.proof_sent_at, row.proof_attempt_count = clock.now(), 0
    row.proof_expires_at = clock.now() + proof.GOOD_FOR
    audit.record(actor, "send-proof-code", row)
    until = clock.london(row.proof_expires_at).date().isoformat()
    messages.write(
        row.proof_contact,
        "providers/proof_code",
        {"organisation": row.name, "asker": _name(row), "code": code, "until": until},
    )
    _tell_asker(row, "providers/code_sent", until=until)


@atomic
def prove(actor: Actor, organisation: Organisation, *, code: str) -> proof.Attempt:
    """Type in the code; a wrong one is counted, so the answer is a value and no exception."""
    row = locked(organisation)
    if not actor.is_person or row.asked_by_id != actor.person_id:
        raise NotFound(lazy("Page not found"))
    if row.state != OrganisationState.CODE_SENT:
        raise Conflict(CHANGED)
    attempt = proof.judge(
        agrees=same(row.proof_code_digest or "", digest(proof.sealed(row.public_id, code))),
        attempts=row.proof_attempt_count,
        expires_at=row.proof_expires_at if row.proof_code_digest else None,
        now=clock.now(),
    )
    if attempt == proof.Attempt.RIGHT:
        lifecycle.move(row, OrganisationState.PROVED, by=ORGANISATION, actor=actor)
        row.proved_at = clock.now()
        _void_code(row)
    elif attempt != proof.Attempt.EXPIRED:
        row.proof_attempt_count = min(row.proof_attempt_count + 1, proof.MOST_ATTEMPTS)
        audit.record(actor, "mistype-proof-code", row, count=row.proof_attempt_count)
    return attempt


@atomic
def approve(actor: Actor, organisation: Organisation) -> None:
    """Let a proved organisation in; whoever asked becomes its owner."""
    row = _for_support(actor, organisation)
    if row.asked_by is None or row.state != OrganisationState.PROVED:
        raise Conflict(lazy("The code has not been typed in yet"))
    if actor.person_id == row.asked_by_id:
        raise NotAllowed(lazy("Somebody else of support must approve your own request"))
    lifecycle.move(row, OrganisationState.APPROVED, by=ORGANISATION, actor=actor)
    row.approved_at = clock.now()
    members.begin(actor, row.asked_by, row, Role.OWNER)
    _tell_asker(row, "providers/joined")


@atomic
def refuse(actor: Actor, organisation: Organisation, *, reason: str) -> None:
    """Refuse a request, saying why; the contact that was checked is forgotten."""
    row = _for_support(actor, organisation)
    lifecycle.move(row, OrganisationState.REFUSED, by=ORGANISATION, actor=actor, reason=reason)
    row.reason, row.proof_contact = reason, None
    _void_code(row)
    _tell_asker(row, "providers/refused", reason=reason)


@atomic
def suspend(actor: Actor, organisation: Organisation, *, reason: str) -> None:
    """Stop an organisation at once: its members act for it no more, and it publishes nothing."""
    row = _for_support(actor, organisation)
    if row.kind == OrganisationKind.PLATFORM:
        raise NotAllowed(lazy("The platform itself cannot be suspended"))
    lifecycle.move(row, OrganisationState.SUSPENDED, by=ORGANISATION, actor=actor, reason=reason)
    row.reason = reason
    for owner in holders.holders(row.id, Role.OWNER):
        messages.write(owner, "providers/suspended", {"organisation": row.name, "reason": reason})


@atomic
def resume(actor: Actor, organisation: Organisation, *, reason: str) -> None:
    """End a suspension."""
    row = _for_support(actor, organisation)
    if row.state != OrganisationState.SUSPENDED:
        raise Conflict(CHANGED)
    lifecycle.move(row, OrganisationState.APPROVED, by=ORGANISATION, actor=actor, reason=reason)
    row.reason = ""
    for owner in holders.holders(row.id, Role.OWNER):
        messages.write(owner, "providers/resumed", {"organisation": row.name})


def _asker(actor: Actor) -> Person:
    person = session().get(Person, actor.person_id) if actor.person_id else None
    if person is None:
        raise NotAllowed(lazy("Sign in first"))
    person = locked(person)
    if person.email_confirmed_at is None:
        raise NotAllowed(lazy("Confirm your email address first"))
    return person


def _councils(authorities: str) -> list[str]:
    named = councils.named_in(authorities)
    if named.unknown:
        names = ", ".join(named.unknown)
        raise DomainError(lazy("We could not find %(names)s", names=names), "authorities")
    return list(named.codes)


def _refuse_repeats(person: Person, kind: OrganisationKind, name: str, number: str) -> None:
    waiting = [
        one for one in organisations.requests_of(person.id) if one.state in organisations.WAITING
    ]
    wanted = (kind, number or None, claims.company_key(name))
    for one in waiting:
        if (one.kind, one.registration_number, claims.company_key(one.name)) == wanted:
            raise Conflict(lazy("You have already asked for this organisation to join"), "name")
    if len(waiting) >= MOST_OPEN_REQUESTS:
        raise DomainError(
            lazy("You have several requests waiting. Wait until support has looked at them")
        )


def _for_support(actor: Actor, organisation: Organisation) -> Organisation:
    if not policies.can_support(actor):
        raise NotAllowed(SUPPORT_ONLY)
    return locked(organisation)


def _void_code(row: Organisation) -> None:
    row.proof_code_digest = row.proof_expires_at = row.proof_sent_at = None
    row.proof_attempt_count = 0


def _name(row: Organisation) -> str:
    return row.asked_by.name if row.asked_by else ""


def _tell_asker(row: Organisation, template: str, **words: str) -> None:
    if row.asked_by is not None and row.asked_by.closed_at is None:
        messages.write(
            row.asked_by,
            template,
            {"organisation": row.name, **words},
            link=("providers_joining.request_to_join", {"join_request_id": row.public_id}),
        )
