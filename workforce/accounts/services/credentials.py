"""Passwords and addresses: changed with proof, and every other browser signed out."""

from workforce.accounts import queries
from workforce.accounts.models import Person
from workforce.accounts.rules import lifetimes
from workforce.accounts.services import details, links, passwords, sessions
from workforce.accounts.services.registration import refuse_weak
from workforce.accounts.states import LinkPurpose
from workforce.core import audit, clock, registry
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.messages import services as letters

WRONG = lazy("Your current password is not correct")
SAME = lazy("This is your email address already")
CHANGED_MEANWHILE = lazy("This has changed since you opened the page. Check it and try again")


@atomic
def ask_reset(email: str, *, language: str = "en") -> None:
    """Send a link for a new password; where there is no account, say so to the address alone."""
    person = queries.person_with_email(email)
    if person is None or not sessions.may_enter(person):
        letters.write(
            lifetimes.canonical(email),
            "accounts/no_account",
            link=("accounts_public.register", {}),
            language=language,
        )
        return
    token = links.new_link(person, LinkPurpose.RESET_PASSWORD)
    link = ("accounts_links.reset_password", {"token": token})
    letters.write(person, "accounts/reset_password", link=link)
    audit.record(Actor.anonymous(), "ask-reset", person)


@atomic
def password_link(actor: Actor, person: Person) -> str:
    """The token of a link with which a person chooses a password, to be handed over by hand."""
    audit.record(actor, "make-password-link", person)
    return links.new_link(person, LinkPurpose.RESET_PASSWORD)


def reset_password(token: str, password: str) -> str:
    """Choose a new password by a link; gives back the address, whose tries can be forgotten."""
    link = queries.link(LinkPurpose.RESET_PASSWORD, token)
    if link is None:
        raise Conflict(links.SPENT)
    refuse_weak(password, words_of(link.person))
    return _reset(token, passwords.hashed(password))


@atomic
def _reset(token: str, password_hash: str) -> str:
    person = links.use(LinkPurpose.RESET_PASSWORD, token).person
    person.email_confirmed_at = person.email_confirmed_at or clock.now()
    _keep_password(person, password_hash, but=None)
    return person.email


def change_password(actor: Actor, *, current: str, new: str, session_id: int | None) -> None:
    """Change the password; every other browser is signed out."""
    person = prove(actor, current)
    refuse_weak(new, words_of(person))
    known = person.password_hash
    _change_password(actor, known, passwords.hashed(new), session_id)


@atomic
def _change_password(actor: Actor, known: str, new: str, session_id: int | None) -> None:
    person = _unchanged(actor, known)
    _keep_password(person, new, but=session_id)


def _keep_password(person: Person, password_hash: str, *, but: int | None) -> None:
    person.password_hash = password_hash
    # Whoever knew the old password may have asked for another address: that link ends as well.
    ended = [LinkPurpose.RESET_PASSWORD, LinkPurpose.CONFIRM_EMAIL, LinkPurpose.CHANGE_EMAIL]
    links.void(person.id, ended)
    sessions.sign_out_everywhere(person.as_actor, but=but)
    audit.record(person.as_actor, "change-password", person)
    letters.write(
        person, "accounts/password_changed", link=("accounts_public.forgotten_password", {})
    )


def prove(actor: Actor, password: str, field: str = "current") -> Person:
    """The actor's own row, once they have typed their password again."""
    person = details.own(actor)
    if not passwords.matches(person.password_hash, password):
        raise DomainError(WRONG, field)
    return person


def ask_new_email(actor: Actor, *, email: str, password: str) -> None:
    """Send a link to a new address, and tell the old one."""
    new = lifetimes.canonical(email)
    person = prove(actor, password, "password")
    if new == person.email:
        raise DomainError(SAME, "email")
    _ask_new_email(actor, person.password_hash, new)


@atomic
def _ask_new_email(actor: Actor, known: str, new: str) -> None:
    person = _unchanged(actor, known)
    letters.write(
        person, "accounts/email_change_asked", link=("accounts_public.forgotten_password", {})
    )
    owner = queries.person_with_email(new)
    if owner is not None:
        letters.write(owner, "accounts/already_registered", link=("accounts_public.sign_in", {}))
        return
    token = links.new_link(person, LinkPurpose.CHANGE_EMAIL, address=new)
    link = ("accounts_links.confirm_new_email", {"token": token})
    letters.write(new, "accounts/confirm_new_email", link=link, language=person.language)
    audit.record(actor, "ask-new-email", person)


@atomic
def confirm_new_email(token: str) -> None:
    """Take over the address that a link was sent to, and tell the old one."""
    link = links.use(LinkPurpose.CHANGE_EMAIL, token)
    if link.address is None:
        raise Conflict(links.SPENT)
    take_address(link.person, link.address)


@atomic
def take_address(person: Person, address: str) -> None:
    """Give a person a proved address; links sent to the old one stop working, and it is told."""
    letters.write(person.email, "accounts/email_changed", language=person.language)
    if person.email_confirmed_at is not None:
        _tell_features(person.email, address)
    person.email, person.email_confirmed_at = address, clock.now()
    session().flush()
    links.void(person.id, LinkPurpose)
    audit.record(person.as_actor, "change-email", person)


def _tell_features(old: str, new: str) -> None:
    """What goes to a confirmed address goes along to the one that its owner has proved."""
    for contribution in registry.registry().contributions:
        if contribution.moved_address is not None:
            contribution.moved_address(old, new)


def words_of(person: Person) -> tuple[str, ...]:
    """What a person's password must not be made of."""
    return (person.given_name, person.family_name, person.email)


def _unchanged(actor: Actor, known: str) -> Person:
    """The actor's row held for writing, unless its password has changed since it was proved."""
    person = locked(details.own(actor))
    if person.password_hash != known:
        raise Conflict(CHANGED_MEANWHILE)
    return person
