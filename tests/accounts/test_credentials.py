"""Passwords and addresses are changed with proof, and whoever should know is told."""

import pytest
from sqlalchemy.orm import Session

from tests.factories.accounts import (
    PASSWORD,
    letters_to,
    make_person,
    make_sign_in,
    path_in,
    sign_in,
)
from tests.page import StrictClient
from workforce.accounts import queries
from workforce.accounts.services import credentials, passwords
from workforce.core.errors import Conflict

ANN, NEW = "ann@example.org", "ann.new@example.org"
OTHER = "four other plain words"


def templates(address: str) -> list[str]:
    return [letter.template.removeprefix("accounts/") for letter in letters_to(address)]


def test_a_forgotten_password_is_replaced_by_a_link(client: StrictClient) -> None:
    person = make_person(ANN)
    _row, elsewhere = make_sign_in(person)
    answer = client.submit("/forgotten-password", email=ANN)
    assert client.page(answer.location).h1 == "Check your email"
    path = path_in(letters_to(ANN)[0])
    answer = client.submit(path, password=OTHER)
    assert answer.location == "/sign-in"
    assert "Your password is changed" in client.page("/sign-in").main
    assert queries.session_of(elsewhere) is None
    client.refused("/sign-in", email=ANN, password=PASSWORD)
    assert client.submit("/sign-in", email=ANN, password=OTHER).status_code == 303
    assert client.page(path, status=404).h1 == "This link does not work"
    assert templates(ANN) == ["reset_password", "password_changed"]


def test_an_unknown_address_gets_the_same_answer_and_one_letter(client: StrictClient) -> None:
    make_person(ANN)
    known = client.submit("/forgotten-password", email=ANN)
    unknown = client.submit("/forgotten-password", email="bob@example.org")
    assert known.location == unknown.location
    assert templates("bob@example.org") == ["no_account"]
    assert templates(ANN) == ["reset_password"]


def test_only_the_newest_link_for_a_password_works(client: StrictClient) -> None:
    make_person(ANN)
    client.submit("/forgotten-password", email=ANN)
    client.submit("/forgotten-password", email=ANN)
    first, second = (path_in(letter) for letter in letters_to(ANN))
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_a_weak_new_password_is_refused_and_leaves_the_link_good(client: StrictClient) -> None:
    make_person(ANN)
    client.submit("/forgotten-password", email=ANN)
    path = path_in(letters_to(ANN)[0])
    page = client.refused(path, password="password1234")
    assert "easy to guess" in page.errors["password"]
    assert client.submit(path, password=OTHER).status_code == 303


def test_a_link_for_a_password_confirms_the_address_too(
    client: StrictClient, session: Session
) -> None:
    person = make_person(ANN, confirmed=False)
    client.submit("/forgotten-password", email=ANN)
    client.submit(path_in(letters_to(ANN)[0]), password=OTHER)
    session.expire_all()
    assert person.email_confirmed_at is not None


def test_the_password_is_changed_with_the_present_one(client: StrictClient) -> None:
    person = make_person(ANN)
    _row, elsewhere = make_sign_in(person)
    sign_in(client, person)
    page = client.refused("/account/password", current="wrong", password=OTHER)
    assert page.errors == {"current": "Your current password is not correct"}
    answer = client.submit("/account/password", current=PASSWORD, password=OTHER)
    assert answer.location == "/account"
    assert client.get("/account").status_code == 200
    assert queries.session_of(elsewhere) is None
    assert passwords.matches(person.password_hash, OTHER)
    assert templates(ANN) == ["password_changed"]


def test_an_address_changes_only_when_the_new_one_answers(
    client: StrictClient, session: Session
) -> None:
    person = make_person(ANN)
    sign_in(client, person)
    answer = client.submit("/account/email", email=NEW, password=PASSWORD)
    assert client.page(answer.location).h1 == "Check your email"
    session.expire_all()
    assert person.email == ANN
    assert templates(ANN) == ["email_change_asked"]
    client.submit(path_in(letters_to(NEW)[0]))
    session.expire_all()
    assert person.email == NEW
    assert templates(ANN) == ["email_change_asked", "email_changed"]


def test_asking_for_a_new_address_wants_the_password(client: StrictClient) -> None:
    sign_in(client, make_person(ANN))
    page = client.refused("/account/email", email=NEW, password="wrong")
    assert page.errors == {"password": "Your current password is not correct"}
    assert letters_to(NEW) == []


def test_an_address_of_somebody_else_gets_the_same_answer_and_no_link(
    client: StrictClient,
) -> None:
    make_person(NEW)
    sign_in(client, make_person(ANN))
    answer = client.submit("/account/email", email=NEW, password=PASSWORD)
    assert answer.location == "/account/email/check-your-email"
    assert templates(NEW) == ["already_registered"]


def test_an_address_taken_while_the_letter_was_on_its_way_is_refused_kindly(
    client: StrictClient,
) -> None:
    sign_in(client, make_person(ANN))
    client.submit("/account/email", email=NEW, password=PASSWORD)
    path = path_in(letters_to(NEW)[0])
    make_person(NEW)
    page = client.refused(path)
    assert page.errors == {"": "This email address is already in use"}


def test_the_old_address_cannot_take_the_account_back_by_an_older_link(
    client: StrictClient,
) -> None:
    person = make_person(ANN)
    client.submit("/forgotten-password", email=ANN)
    old = path_in(letters_to(ANN)[0])
    sign_in(client, person)
    client.submit("/account/email", email=NEW, password=PASSWORD)
    client.submit(path_in(letters_to(NEW)[0]))
    assert client.get(old).status_code == 404


@pytest.mark.usefixtures("app")
def test_a_password_proved_before_it_changed_changes_nothing() -> None:
    person = make_person(ANN)
    with pytest.raises(Conflict):
        credentials._change_password(person.as_actor, "another hash", "new hash", None)


def test_name_and_language_are_changed(client: StrictClient, session: Session) -> None:
    person = make_person(ANN)
    sign_in(client, person)
    page = client.page("/account/name")
    assert page.form_values()["given_name"] == "Sam"
    client.submit("/account/name", given_name="Sâm", family_name="Tŷ")
    session.expire_all()
    assert person.name == "Sâm Tŷ"
    answer = client.submit("/account/language", preferred="cy")
    assert answer.location == "/account"
    session.expire_all()
    assert person.language == "cy"
    assert client.page("/account").soup.select("html[lang=cy]")


def test_browsers_are_listed_and_signed_out_one_by_one(client: StrictClient) -> None:
    person = make_person(ANN)
    sign_in(client, person)
    other, token = make_sign_in(person)
    page = client.page("/account/browsers")
    assert page.main.count("Firefox, Linux") >= 2
    assert "This browser" in page.main
    client.post(f"/account/browsers/{other.public_id}/sign-out")
    assert queries.session_of(token) is None
    assert client.get("/account").status_code == 200


def test_nobody_signs_anothers_browser_out(client: StrictClient) -> None:
    theirs, token = make_sign_in(make_person())
    sign_in(client, make_person(ANN))
    assert client.post(f"/account/browsers/{theirs.public_id}/sign-out").status_code == 404
    assert queries.session_of(token) is not None


def test_signing_out_everywhere_includes_this_browser(client: StrictClient) -> None:
    person = make_person(ANN)
    sign_in(client, person)
    _row, token = make_sign_in(person)
    assert client.post("/account/browsers/sign-out-everywhere").location == "/sign-in"
    assert client.get("/account").status_code == 303
    assert queries.session_of(token) is None


def test_a_new_password_stops_an_address_change_somebody_else_asked_for(
    client: StrictClient, session: Session
) -> None:
    person = make_person(ANN)
    sign_in(client, person)
    client.submit("/account/email", email=NEW, password=PASSWORD)
    taking_over = path_in(letters_to(NEW)[0])
    with client.session_transaction() as cookie:
        cookie.clear()
    client.submit("/forgotten-password", email=ANN)
    client.submit(path_in(letters_to(ANN)[-1]), password=OTHER)
    assert client.get(taking_over).status_code == 404
    session.expire_all()
    assert person.email == ANN
