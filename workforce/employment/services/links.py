"""Linking a work record to the account of the person it is about, by a code on their address."""

from datetime import timedelta

from workforce.accounts import queries as accounts
from workforce.accounts.models import Person
from workforce.core import audit, clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.employment import policies, rules
from workforce.employment.models import LinkCode, PersonInPost
from workforce.employment.queries import people
from workforce.messages import services as messages

CODE_LENGTH = 10


@atomic
def send_link_code(actor: Actor, row: PersonInPost) -> LinkCode:
    """Send a code to the address in the record; an earlier code of the record stops working."""
    row = locked(row)
    if not policies.can_keep_person(actor, row):
        raise NotAllowed(lazy("Your role does not include this"))
    if row.email is None:
        raise DomainError(lazy("Add the person’s own email address first"), "email")
    if row.account_id is not None:
        raise DomainError(lazy("This record is linked to an account already"))
    for earlier in people.open_link_codes(row.id):
        earlier.used_at = clock.now()
    code = secrets.new_code(CODE_LENGTH)
    made = LinkCode(
        person_in_post_id=row.id,
        code_digest=secrets.digest(code),
        expires_at=clock.now() + timedelta(days=rules.LINK_CODE_DAYS),
    )
    session().add(made)
    messages.write(
        row.email,
        "employment/link_code",
        {"code": code, "organisation": row.organisation.name, "days": rules.LINK_CODE_DAYS},
        link=("employment_person.link", {}),
    )
    audit.record(actor, "send-link-code", row)
    return made


@atomic
def link_record(actor: Actor, code: str) -> PersonInPost:
    """Link the record of a code to the actor, whose confirmed address it must be sent to."""
    person = accounts.person(actor.person_id) if actor.person_id else None
    if person is None:
        raise NotAllowed(lazy("Sign in first"))
    typed = "".join(code.split()).replace("-", "").upper()
    found = people.link_code(secrets.digest(typed))
    if found is None or not _fits(locked(found), person):
        raise DomainError(
            lazy(
                "This code does not fit your account. Check it, and that your account uses the "
                "email address it was sent to"
            ),
            "code",
        )
    found.used_at = clock.now()
    row = found.person_in_post
    for spell in people.spells_of(row.organisation_id, [row.person_reference]):
        if spell.account_id is None and _same_address(spell, person):
            spell.account_id = person.id
            audit.record(actor, "link-record", spell)
    return row


def _fits(code: LinkCode, person: Person) -> bool:
    """Whether the code still works and this is the person it was sent to."""
    row = locked(code.person_in_post)
    return (
        code.used_at is None
        and clock.now() < code.expires_at
        and person.email_confirmed_at is not None
        and row.account_id in {None, person.id}
        and _same_address(row, person)
    )


def _same_address(row: PersonInPost, person: Person) -> bool:
    return row.email is not None and row.email.lower() == person.email.lower()
