"""Registering: one answer whether or not the address is known, and no account without its owner.

Somebody could register another person's address and wait for the owner to open the link. So the
link alone is not enough: it wants the browser that registered, or the password chosen there.
"""

from dataclasses import dataclass, replace

from sqlalchemy import select

from workforce.accounts import queries
from workforce.accounts.models import Person
from workforce.accounts.rules import lifetimes
from workforce.accounts.rules import passwords as rules
from workforce.accounts.services import links, passwords, sessions
from workforce.accounts.states import LinkPurpose
from workforce.core import audit, clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.messages import services as letters

NOT_YOURS = lazy(
    "This is not the password that this account was registered with. If you registered more "
    "than once, use the newest link. If somebody else registered your address, register again"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who registers: names, address, language, and where they were going."""

    email: str
    given_name: str
    family_name: str
    language: str = "en"
    onwards: str = "/"
    marker: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What their password must not be made of."""
        return (self.given_name, self.family_name, self.email)


def refuse_weak(password: str, own_words: tuple[str, ...]) -> None:
    """Refuse a password that is short or easy to guess."""
    wrong = rules.weakness(password, own_words)
    if wrong is not None:
        raise DomainError(wrong, "password")


def register(who: Candidate, *, password: str) -> None:
    """Make an account and send the link that confirms it, or tell the owner they have one.

    Either way one password is hashed and one letter written, and nothing else is answered.
    """
    who = replace(who, email=lifetimes.canonical(who.email))
    refuse_weak(password, who.words)
    password_hash = passwords.hashed(password)
    try:
        _keep(who, password_hash)
    except Conflict:  # the same address was registered at the same moment
        _keep(who, password_hash)


@atomic
def _keep(who: Candidate, password_hash: str) -> None:
    person = (
        session()
        .scalars(select(Person).where(Person.email == who.email).with_for_update())
        .one_or_none()
    )
    if person is not None and person.email_confirmed_at is not None:
        letters.write(person, "accounts/already_registered", link=("accounts_public.sign_in", {}))
        return
    if person is None:
        person = Person(email=who.email)
        session().add(person)
    person.given_name, person.family_name = who.given_name, who.family_name
    person.password_hash, person.language = password_hash, who.language
    session().flush()
    audit.record(Actor.anonymous(), "register", person)
    _send_link(person, who.marker, who.onwards)


@atomic
def send_confirmation_again(email: str, *, marker: str, onwards: str = "/") -> None:
    """Send a new link to somebody who has proved the password but never confirmed."""
    person = queries.person_with_email(email)
    if person is not None and person.email_confirmed_at is None:
        _send_link(person, marker, onwards)


def _send_link(person: Person, marker: str, onwards: str) -> None:
    token = links.new_link(person, LinkPurpose.CONFIRM_EMAIL, marker=marker)
    values = {"token": token} | ({"next": onwards} if onwards != "/" else {})
    letters.write(person, "accounts/confirm_email", link=("accounts_links.confirm_email", values))


def needs_password(token: str, marker: str) -> bool:
    """Whether the browser that opened a link must prove the password as well."""
    link = queries.link(LinkPurpose.CONFIRM_EMAIL, token)
    known = link.browser_digest if link is not None else None
    return not (known and marker and secrets.same(known, secrets.digest(marker)))


def confirm_email(token: str, *, password: str, marker: str, browser: str = "") -> sessions.Opened:
    """Confirm the address by the link, from the same browser or with the password; sign in."""
    link = queries.link(LinkPurpose.CONFIRM_EMAIL, token)
    if link is None:
        raise Conflict(links.SPENT)
    known = link.person.password_hash
    if needs_password(token, marker) and not passwords.matches(known, password):
        raise DomainError(NOT_YOURS, "password")
    return _confirm(token, known, browser)


@atomic
def _confirm(token: str, known: str, browser: str) -> sessions.Opened:
    person = links.use(LinkPurpose.CONFIRM_EMAIL, token).person
    if person.password_hash != known:
        raise Conflict(links.SPENT)
    person.email_confirmed_at = clock.now()
    audit.record(person.as_actor, "confirm-email", person)
    return sessions.begin(person.id, known, browser=browser)


@atomic
def add_person(
    actor: Actor, *, email: str, given_name: str, family_name: str, language: str = "en"
) -> Person:
    """An account without a password, for somebody who will choose one by a link."""
    person = Person(
        email=lifetimes.canonical(email),
        given_name=given_name,
        family_name=family_name,
        language=language,
        password_hash=passwords.NONE,
    )
    session().add(person)
    audit.record(actor, "add-person", person)
    return person
