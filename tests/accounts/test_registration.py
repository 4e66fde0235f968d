"""Registering: one answer for everybody, and nobody gets an account at another's address."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories.accounts import PASSWORD, letters_to, make_person, path_in, sign_in, sign_out
from tests.page import Page, StrictClient
from workforce.accounts import queries
from workforce.accounts.models import Person
from workforce.accounts.services import registration
from workforce.core.db import db
from workforce.core.errors import Conflict
from workforce.messages.models import Letter

ADDRESS = "ann@example.org"
ANSWERS: dict[str, Any] = {
    "given_name": "Ann",
    "family_name": "Evans",
    "email": ADDRESS,
    "password": PASSWORD,
}


def candidate(**changes: str) -> registration.Candidate:
    values = {"email": ADDRESS, "given_name": "Ann", "family_name": "Evans", **changes}
    return registration.Candidate(**values)


def link_to(address: str = ADDRESS) -> str:
    letter = letters_to(address)[-1]
    assert letter.template == "accounts/confirm_email"
    return path_in(letter)


def test_a_candidate_registers_confirms_and_is_signed_in(client: StrictClient) -> None:
    answer = client.submit("/register", **ANSWERS)
    assert answer.location == "/register/check-your-email"
    assert client.page(answer.location).h1 == "Check your email"
    path = link_to()
    assert client.page(path).h1 == "Confirm your email address"
    answer = client.submit(path)
    assert answer.status_code == 303
    page = client.page("/account")
    assert "Ann Evans" in page.main
    assert "Your email address is confirmed" in page.main


def test_where_somebody_was_going_survives_registration(client: StrictClient) -> None:
    client.submit("/register?next=/account/browsers", **ANSWERS)
    path = link_to()
    assert "next=/account/browsers" in path
    assert client.submit(path).location == "/account/browsers"


def test_a_mail_scanner_that_opens_the_link_uses_nothing_up(client: StrictClient) -> None:
    client.submit("/register", **ANSWERS)
    path = link_to()
    for _ in range(3):
        assert client.get(path).status_code == 200
    client.strict = False  # an answer to HEAD has no page to be strict about
    assert client.head(path).status_code == 200
    client.strict = True
    assert client.submit(path).status_code == 303


def test_a_link_works_once_and_says_so_kindly_the_second_time(client: StrictClient) -> None:
    client.submit("/register", **ANSWERS)
    path = link_to()
    client.submit(path)
    page = client.page(path, status=404)
    assert page.h1 == "This link does not work"
    assert client.post(path).status_code == 404


def test_a_link_that_never_was_gets_the_same_page(client: StrictClient) -> None:
    assert client.page("/confirm-email/nonsense", status=404).h1 == "This link does not work"


def test_another_browser_must_prove_the_password_chosen_at_registration(
    client: StrictClient,
) -> None:
    client.submit("/register", **ANSWERS)
    path = link_to()
    sign_out(client)
    page = client.refused(path, password="not the password")
    assert page.errors["password"].startswith("This is not the password")
    assert client.submit(path, password=PASSWORD).status_code == 303
    assert client.get("/account").status_code == 200


def test_nobody_can_register_anothers_address_and_wait_for_the_owner(client: StrictClient) -> None:
    client.submit("/register", **{**ANSWERS, "password": "chosen by a stranger"})
    sign_out(client)
    client.submit("/register", **ANSWERS)
    first, second = (path_in(letter) for letter in letters_to(ADDRESS))
    assert client.get(first).status_code == 404
    client.submit(second)
    sign_out(client)
    client.refused("/sign-in", email=ADDRESS, password="chosen by a stranger")


def test_a_known_address_gets_the_same_answer_and_a_letter_of_its_own(
    client: StrictClient, session: Session
) -> None:
    person = make_person(ADDRESS, given_name="Owner")
    answer = client.submit("/register", **ANSWERS)
    assert answer.location == "/register/check-your-email"
    assert [letter.template for letter in letters_to(ADDRESS)] == ["accounts/already_registered"]
    session.expire_all()
    assert person.given_name == "Owner"


def test_known_and_unknown_addresses_cost_one_hash_and_leave_the_same_cookie(
    client: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_person(ADDRESS)
    made: list[str] = []
    real = PasswordHasher.hash

    def counted(self: PasswordHasher, password: str) -> str:
        made.append(password)
        return real(self, password)

    monkeypatch.setattr(PasswordHasher, "hash", counted)
    kept = []
    for address in (ADDRESS, "new@example.org"):
        sign_out(client)
        made.clear()
        client.submit("/register", **{**ANSWERS, "email": address})
        assert len(made) == 1
        with client.session_transaction() as cookie:
            kept.append(set(cookie))
    assert kept[0] == kept[1]


def test_the_password_must_not_be_made_of_the_name(client: StrictClient) -> None:
    page = client.refused("/register", **{**ANSWERS, "password": "ann-evans-ann-1"})
    assert page.errors == {
        "password": "This password is easy to guess. Choose another, such as three random words"
    }
    assert letters_to(ADDRESS) == []


def test_empty_answers_are_asked_for(client: StrictClient) -> None:
    page = client.refused("/register", given_name="", family_name="", email="", password="")
    assert page.errors == {
        "given_name": "Enter your first name",
        "family_name": "Enter your last name",
        "email": "Enter your email address",
        "password": "Enter a password",
    }


def test_a_new_person_has_the_language_of_the_page(client: StrictClient) -> None:
    client.get("/register?lang=cy")
    client.submit("/register", **ANSWERS)
    assert letters_to(ADDRESS)[0].language == "cy"


def test_whoever_is_signed_in_has_no_need_to_register(client: StrictClient) -> None:
    sign_in(client, make_person())
    assert client.get("/register").status_code == 303


def test_several_people_registering_one_address_at_once_make_one_account(real_app: Flask) -> None:
    def run() -> None:
        with real_app.app_context():
            registration.register(candidate(), password=PASSWORD)
            db.session.remove()

    at_once(run, 6)
    found = db.session.scalar(select(func.count()).select_from(Person))
    letters = db.session.scalar(select(func.count()).select_from(Letter))
    assert (found, letters) == (1, 6)


def test_two_uses_of_one_link_at_once_give_one_sign_in(real_app: Flask) -> None:
    registration.register(candidate(), password=PASSWORD)
    letter = letters_to(ADDRESS)[0]
    token = str((letter.endpoint_values or {})["token"])
    db.session.rollback()
    answers: list[str] = []

    def run() -> None:
        with real_app.app_context():
            try:
                registration.confirm_email(token, password=PASSWORD, marker="")
                answers.append("in")
            except Conflict:
                answers.append("spent")
            db.session.remove()

    at_once(run, 4)
    assert sorted(answers) == ["in", "spent", "spent", "spent"]
    person = queries.person_with_email(ADDRESS)
    assert person is not None
    assert len(queries.browsers(person.id)) == 1


def at_once(run: Callable[[], None], count: int) -> None:
    """Run the same thing in several threads and wait for all."""
    failures: list[BaseException] = []

    def guarded() -> None:
        try:
            run()
        except BaseException as wrong:  # noqa: BLE001
            failures.append(wrong)

    threads = [threading.Thread(target=guarded) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_pages_speak_welsh(client: StrictClient) -> None:
    page = client.page("/register?lang=cy")
    assert isinstance(page, Page)
    assert page.h1 == "Creu cyfrif"
