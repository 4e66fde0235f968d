"""Signing in: one answer and one verification whatever is wrong, and a new token each time."""

import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher, profiles
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.accounts import PASSWORD, letters_to, make_person, sign_in
from tests.page import StrictClient
from workforce.accounts import queries
from workforce.accounts.models import SignInSession
from workforce.accounts.services import passwords, sessions
from workforce.core import clock, secrets
from workforce.core.db import atomic
from workforce.core.errors import Conflict, DomainError
from workforce.core.types import Source

WRONG = "Check your email address and password, and try again"


@pytest.fixture
def verifications(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every verification of a password that was made."""
    made: list[str] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, stored: str, password: str) -> bool:
        made.append(stored)
        return verify(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    return made


def token_of(client: StrictClient) -> str:
    with client.session_transaction() as cookie:
        return str(cookie.get("_user_id", ""))


def test_a_person_signs_in_with_the_right_password(client: StrictClient) -> None:
    make_person("ann@example.org")
    answer = client.submit("/sign-in", email="Ann@Example.org", password=PASSWORD)
    assert answer.status_code == 303
    assert answer.location == "/"
    assert client.get("/account").status_code == 200


def test_the_database_holds_only_a_digest_of_the_token(
    client: StrictClient, session: Session
) -> None:
    make_person("ann@example.org")
    client.submit("/sign-in", email="ann@example.org", password=PASSWORD)
    row = session.scalars(select(SignInSession)).one()
    assert row.token_digest == secrets.digest(token_of(client))
    assert token_of(client) not in str(vars(row))


def test_signing_in_forgets_what_the_browser_held_before(client: StrictClient) -> None:
    person = make_person("ann@example.org")
    sign_in(client, make_person())
    with client.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"
    before = token_of(client)
    page = client.page("/account")
    values = {**page.form_values(0)} if page.soup.select("main form[method=post]") else {}
    answer = client.post("/sign-in", data={**values, "email": person.email, "password": PASSWORD})
    assert answer.status_code == 303
    with client.session_transaction() as cookie:
        assert "planted" not in cookie
    assert token_of(client) != before
    assert queries.session_of(before) is None


@pytest.mark.parametrize("case", ["unknown", "wrong", "closed", "without", "invented"])
def test_whatever_is_wrong_the_answer_is_the_same_and_costs_one_verification(
    client: StrictClient, verifications: list[str], case: str
) -> None:
    if case == "wrong":
        make_person("ann@example.org", "another password of tests")
    elif case == "closed":
        make_person("ann@example.org", closed_at=clock.now())
    elif case == "without":
        make_person("ann@example.org", password_hash=passwords.NONE)
    elif case == "invented":
        make_person("ann@example.org", source=Source.INVENTED)
    page = client.refused("/sign-in", email="ann@example.org", password=PASSWORD)
    assert page.errors == {"": WRONG}
    assert len(verifications) == 1


def test_the_pages_for_a_known_and_an_unknown_address_do_not_differ(client: StrictClient) -> None:
    make_person("ann@example.org")
    known = client.refused("/sign-in", email="ann@example.org", password="not the password")
    unknown = client.refused("/sign-in", email="bob@example.org", password="not the password")
    same = str(known.soup).replace("ann@example.org", "bob@example.org")
    assert without_tokens(same) == without_tokens(str(unknown.soup))


def without_tokens(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if "csrf_token" not in line)


def test_an_unconfirmed_person_is_sent_a_new_link_once_the_password_is_right(
    client: StrictClient,
) -> None:
    make_person("ann@example.org", confirmed=False)
    page = client.refused("/sign-in", email="ann@example.org", password=PASSWORD)
    assert page.errors == {"": "Confirm your email address first. Open the newest link we sent you"}
    assert [letter.template for letter in letters_to("ann@example.org")] == [
        "accounts/confirm_email"
    ]
    assert token_of(client) == ""


def test_next_leads_only_to_places_of_our_own(client: StrictClient) -> None:
    make_person("ann@example.org")
    for wanted, reached in (
        ("/account/browsers", "/account/browsers"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/%0d%0aevil", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ):
        client.post("/sign-out")
        answer = client.post(
            f"/sign-in?next={wanted}", data={"email": "ann@example.org", "password": PASSWORD}
        )
        assert answer.location == reached


def test_a_door_for_people_sends_to_sign_in_and_back(client: StrictClient) -> None:
    answer = client.get("/account/browsers")
    assert answer.location == "/sign-in?next=/account/browsers"


def test_signing_out_ends_the_sign_in_itself(client: StrictClient) -> None:
    sign_in(client, make_person())
    token = token_of(client)
    assert client.post("/sign-out").status_code == 303
    assert queries.session_of(token) is None
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    assert client.get("/account").status_code == 303


def test_signing_out_twice_does_no_harm(client: StrictClient) -> None:
    assert client.post("/sign-out").status_code == 303


def test_signing_out_wants_the_token_of_the_form(client: StrictClient) -> None:
    person = make_person()
    sign_in(client, person)
    assert client.post("/sign-out", csrf=False).status_code == 400
    assert client.get("/account").status_code == 200


@pytest.mark.parametrize(
    "seen, expires, status",
    [
        (timedelta(minutes=119), timedelta(hours=1), 200),
        (timedelta(minutes=121), timedelta(hours=1), 303),
        (timedelta(minutes=1), timedelta(seconds=-1), 303),
    ],
)
def test_a_sign_in_ends_when_idle_or_old(
    client: StrictClient, session: Session, seen: timedelta, expires: timedelta, status: int
) -> None:
    row = sign_in(client, make_person())
    age(session, row.id, seen_at=clock.now() - seen, expires_at=clock.now() + expires)
    assert client.get("/account").status_code == status


def test_use_is_noted_now_and_then_and_keeps_the_sign_in_awake(
    client: StrictClient, session: Session
) -> None:
    row = sign_in(client, make_person())
    age(session, row.id, seen_at=clock.now() - timedelta(minutes=6))
    client.get("/account")
    session.expire_all()
    assert clock.now() - session.get_one(SignInSession, row.id).seen_at < timedelta(minutes=1)
    client.get("/account")
    assert not [one for one in client.queries if one.startswith("UPDATE")]


def age(session: Session, number: int, **values: object) -> None:
    @atomic
    def change() -> None:
        row = session.get_one(SignInSession, number)
        for name, value in values.items():
            setattr(row, name, value)

    change()


def test_a_password_kept_under_old_parameters_is_hashed_anew(
    client: StrictClient, session: Session
) -> None:
    old = PasswordHasher.from_parameters(dataclasses.replace(profiles.CHEAPEST, time_cost=2)).hash(
        PASSWORD
    )
    person = make_person("ann@example.org", password_hash=old)
    client.submit("/sign-in", email="ann@example.org", password=PASSWORD)
    session.expire_all()
    assert person.password_hash != old
    assert passwords.matches(person.password_hash, PASSWORD)


@pytest.mark.usefixtures("app")
def test_passwords_are_kept_with_argon2id() -> None:
    assert passwords.hashed(PASSWORD).startswith("$argon2id$")


@pytest.mark.usefixtures("app")
def test_a_password_changed_during_the_sign_in_undoes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    person = make_person("ann@example.org")
    begin = sessions.begin

    def change_first(number: int, known: str, **rest: Any) -> sessions.Opened:
        assert number == person.id
        return begin(number, known + "x", **rest)

    monkeypatch.setattr(sessions, "begin", change_first)
    with pytest.raises(Conflict, match="Check your email"):
        sessions.sign_in("ann@example.org", PASSWORD)


def test_invented_people_sign_in_by_one_click_in_demo_mode_only(
    client: StrictClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_person("recruiter@demo.example.org", "demo-password-only", source=Source.INVENTED)
    assert "Demo people" not in client.page("/sign-in").main
    assert client.post("/sign-in/demo/recruiter").status_code == 404
    with pytest.raises(DomainError):
        sessions.sign_in("recruiter@demo.example.org", "demo-password-only")
    settings = dataclasses.replace(app.extensions["settings"], demo=True)
    monkeypatch.setitem(app.extensions, "settings", settings)
    page = client.page("/sign-in")
    assert "recruiter@demo.example.org" in page.main
    assert "candidate@demo.example.org" not in page.main
    assert client.post("/sign-in/demo/candidate").status_code == 404
    assert client.post("/sign-in/demo/nobody").status_code == 404
    assert client.post("/sign-in/demo/recruiter").status_code == 303
    assert client.get("/account").status_code == 200
    monkeypatch.setitem(app.extensions, "settings", dataclasses.replace(settings, demo=False))
    assert client.get("/account").status_code == 303


@pytest.mark.parametrize(
    "browser, account, agreed",
    [("", "cy", "cy"), ("en", "cy", "cy"), ("cy", "en", "cy"), ("", "en", "en")],
)
def test_browser_and_person_agree_on_a_language(
    client: StrictClient, session: Session, browser: str, account: str, agreed: str
) -> None:
    person = make_person("ann@example.org", language=account)
    if browser:
        client.set_cookie("language", browser)
    client.submit("/sign-in", email="ann@example.org", password=PASSWORD)
    session.expire_all()
    cookie = client.get_cookie("language")
    assert cookie is not None
    assert (cookie.value, person.language) == (agreed, agreed)


def test_a_language_chosen_while_signed_in_is_remembered_for_letters(
    client: StrictClient, session: Session
) -> None:
    person = make_person()
    sign_in(client, person)
    client.get("/account?lang=cy")
    session.expire_all()
    assert person.language == "cy"


def test_the_page_is_the_same_when_it_is_given_back(client: StrictClient) -> None:
    page = client.refused("/sign-in", email="not an address", password="")
    assert page.errors == {
        "email": "Enter an email address in the correct format, like name@example.com",
        "password": "Enter your password",
    }
