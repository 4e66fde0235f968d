"""Signing in and out: a new token at every change, of which the database holds only a digest."""

from dataclasses import dataclass

from sqlalchemy import update

from workforce.accounts import queries
from workforce.accounts.models import Person, SignInSession
from workforce.accounts.rules import lifetimes
from workforce.accounts.services import passwords
from workforce.core import audit, clock, registry, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.core.translation import lazy

WRONG = lazy("Check your email address and password, and try again")
UNCONFIRMED = lazy("Confirm your email address first. Open the newest link we sent you")


class Unconfirmed(DomainError):
    """The password is right, but the address was never confirmed."""

    code = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Opened:
    """A sign-in that has just begun: its token, and the language of its person."""

    token: str
    person_id: int
    language: str


def sign_in(email: str, password: str, *, browser: str = "") -> Opened:
    """Begin a sign-in, or refuse in the same words whatever is wrong.

    One verification is made whether or not the address is known.
    """
    person = queries.person_with_email(email)
    right = passwords.matches(person.password_hash if person else None, password)
    if person is None or not right or not may_enter(person):
        raise DomainError(WRONG)
    if person.email_confirmed_at is None:
        raise Unconfirmed(UNCONFIRMED)
    known, person_id = person.password_hash, person.id
    renewed = passwords.renewed(known, password)
    return begin(person_id, known, renewed=renewed, browser=browser)


def sign_in_invented(email: str, *, browser: str = "") -> Opened:
    """Begin a sign-in of an invented person, in demo mode only."""
    person = queries.person_with_email(email)
    if person is None or not registry.settings().demo or not queries.is_invented(person):
        raise NotFound(lazy("Page not found"))
    return begin(person.id, person.password_hash, browser=browser)


def may_enter(person: Person) -> bool:
    """Whether the account is open, and not an invented one outside demo mode."""
    invented = queries.is_invented(person) and not registry.settings().demo
    return person.closed_at is None and not invented


@atomic
def begin(person_id: int, known: str, *, renewed: str | None = None, browser: str = "") -> Opened:
    """Begin a sign-in of somebody who has just proved who they are.

    `known` is the password hash on which the proof was made: a change since then undoes it.
    """
    person = locked(session().get_one(Person, person_id))
    if person.password_hash != known or not may_enter(person):
        raise Conflict(WRONG)
    if renewed is not None:
        person.password_hash = renewed
    token, present = secrets.new_token(), clock.now()
    row = SignInSession(
        token_digest=secrets.digest(token),
        person_id=person_id,
        seen_at=present,
        expires_at=present + lifetimes.LONGEST,
        browser=browser[:80],
    )
    session().add(row)
    audit.record(person.as_actor, "sign-in", row)
    return Opened(token, person_id, person.language)


@atomic
def note_second_factor(session_id: int) -> str:
    """Note that this browser has proved the second factor, and give it a new token."""
    row, token = session().get_one(SignInSession, session_id), secrets.new_token()
    row.second_factor_at, row.token_digest = clock.now(), secrets.digest(token)
    return token


@atomic
def note_seen(session_id: int) -> None:
    """Note that a browser is in use."""
    session().execute(
        update(SignInSession).where(SignInSession.id == session_id).values(seen_at=clock.now())
    )


@atomic
def act_for(session_id: int, membership_public_id: str | None) -> None:
    """Remember for which organisation this browser acts from now on."""
    session().execute(
        update(SignInSession)
        .where(SignInSession.id == session_id)
        .values(membership_public_id=membership_public_id)
    )


@atomic
def sign_out(token: str) -> None:
    """End one sign-in; ending it again does nothing."""
    row = queries.session_of(token)
    if row is not None:
        row.ended_at = clock.now()
        audit.record(row.person.as_actor, "sign-out", row)


@atomic
def end_browser(actor: Actor, public_id: str) -> None:
    """End one of the person's own sign-ins, by its public id."""
    row = queries.browser_of(actor, public_id)
    if row is None:
        raise NotFound(lazy("Page not found"))
    row.ended_at = clock.now()
    audit.record(actor, "sign-out", row)


@atomic
def sign_out_everywhere(actor: Actor, *, but: int | None = None) -> int:
    """End every sign-in of the person, except the one with this number; says how many."""
    rows = [row for row in queries.browsers(actor.person_id) if row.id != but]
    for row in rows:
        row.ended_at = clock.now()
        audit.record(actor, "sign-out", row)
    return len(rows)
