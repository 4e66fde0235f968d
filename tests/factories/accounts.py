"""Makers of people, and a quick way to sign one in."""

from itertools import count
from typing import Any

from flask import current_app, url_for
from flask.testing import FlaskClient
from sqlalchemy import select

from workforce.accounts.models import Person, RecoveryCode, SignInSession
from workforce.accounts.rules import lifetimes, one_time
from workforce.accounts.services import passwords
from workforce.core import clock, secrets
from workforce.core.db import atomic, session
from workforce.messages.models import Letter

PASSWORD = "three plain words of tests"

_numbers = count(1)
_hashes: dict[str, str] = {}


@atomic
def make_person(
    email: str = "",
    password: str = PASSWORD,
    *,
    password_hash: str = "",
    given_name: str = "Sam",
    family_name: str = "Taylor",
    confirmed: bool = True,
    language: str = "en",
    **more: Any,
) -> Person:
    """A person with a confirmed address who can sign in."""
    row = Person(
        email=lifetimes.canonical(email or f"person{next(_numbers)}@example.org"),
        password_hash=password_hash or _hash_of(password),
        given_name=given_name,
        family_name=family_name,
        email_confirmed_at=clock.now() if confirmed else None,
        language=language,
        **more,
    )
    session().add(row)
    session().flush()
    return row


def _hash_of(password: str) -> str:
    if password not in _hashes:
        _hashes[password] = passwords.hashed(password)
    return _hashes[password]


@atomic
def make_sign_in(person: Person, *, second_factor: bool = True) -> tuple[SignInSession, str]:
    """A sign-in of a person, and the token that a cookie would hold."""
    token, present = secrets.new_token(), clock.now()
    row = SignInSession(
        token_digest=secrets.digest(token),
        person_id=person.id,
        seen_at=present,
        expires_at=present + lifetimes.LONGEST,
        second_factor_at=present if second_factor else None,
        browser="Firefox, Linux",
    )
    session().add(row)
    session().flush()
    return row, token


def sign_in(client: FlaskClient, person: Person, *, second_factor: bool = True) -> SignInSession:
    """Let a test's browser be signed in as a person, second factor proved, without a password."""
    row, token = make_sign_in(person, second_factor=second_factor)
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
        cookie["_fresh"] = True
    return row


def sign_out(client: FlaskClient) -> None:
    """Let a test's browser forget who was signed in."""
    with client.session_transaction() as cookie:
        cookie.clear()


def letters_to(address: str) -> list[Letter]:
    """Every letter to an address, oldest first."""
    session().rollback()
    session().expire_all()
    rows = session().scalars(select(Letter).order_by(Letter.id))
    return [letter for letter in rows if letter.address == address]


def path_in(letter: Letter) -> str:
    """The path that a letter's link leads to."""
    with current_app.test_request_context():
        return url_for(str(letter.endpoint), **(letter.endpoint_values or {}))


@atomic
def make_second_factor(person: Person) -> tuple[str, list[str]]:
    """A second step that was set up some time ago: its secret and ten recovery codes."""
    secret = one_time.new_secret()
    row = session().get_one(Person, person.id)
    row.totp_secret, row.totp_confirmed_at, row.totp_last_step = secret, clock.now(), 1
    codes = [secrets.new_code(one_time.RECOVERY_LENGTH) for _ in range(10)]
    session().add_all(
        RecoveryCode(person_id=person.id, code_digest=secrets.digest(code)) for code in codes
    )
    return secret, codes
