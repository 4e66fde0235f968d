"""Taking one's data away, and closing an account so that nothing says whose it was."""

import json
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.accounts import (
    PASSWORD,
    letters_to,
    make_person,
    make_second_factor,
    make_sign_in,
    sign_in,
)
from tests.page import StrictClient
from workforce.accounts import privacy, queries
from workforce.accounts.models import OneUseLink, Person, SignInSession
from workforce.accounts.services import closing, credentials, links
from workforce.accounts.states import LinkPurpose
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.errors import Conflict
from workforce.core.registry import Contribution, Registry

ANN = "ann@example.org"


def contribute(app: Flask, patch: pytest.MonkeyPatch, *parts: Contribution) -> None:
    patch.setitem(app.extensions, "contributions", Registry((privacy.CONTRIBUTION, *parts)))


def test_a_closed_account_says_nothing_of_its_owner(client: StrictClient, session: Session) -> None:
    person = make_person(ANN, given_name="Angharad", telephone="+441632960001")
    make_second_factor(person)
    _row, elsewhere = make_sign_in(person)
    sign_in(client, person)
    answer = client.submit("/account/close", password=PASSWORD, understood="y")
    assert answer.location == "/"
    session.expire_all()
    assert person.name == "Closed account"
    assert person.email == f"{person.public_id}@closed.invalid"
    assert person.telephone is person.totp_secret is None
    assert queries.session_of(elsewhere) is None
    assert [letter.template for letter in letters_to(ANN)] == ["accounts/closed"]
    client.refused("/sign-in", email=ANN, password=PASSWORD)
    make_person(ANN)


def test_closing_wants_the_password_and_a_tick(client: StrictClient) -> None:
    sign_in(client, make_person(ANN))
    page = client.refused("/account/close", password="wrong", understood="y")
    assert page.errors == {"password": "Your current password is not correct"}
    page = client.refused("/account/close", password=PASSWORD)
    assert list(page.errors.values()) == ["Tick the box if you want to close your account"]


def test_every_feature_erases_its_part_and_any_of_them_can_refuse(
    client: StrictClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased: list[int] = []

    def other(actor: Actor, number: int) -> None:
        assert actor.person_id == number
        erased.append(number)

    def refusing(actor: Actor, number: int) -> None:
        _ = actor, number
        raise Conflict("Hand your organisation over first")

    person = make_person(ANN)
    sign_in(client, person)
    contribute(
        app, monkeypatch, Contribution("one", erase=other), Contribution("two", erase=refusing)
    )
    page = client.refused("/account/close", password=PASSWORD, understood="y")
    assert page.errors == {"": "Hand your organisation over first"}
    assert person.closed_at is None
    contribute(app, monkeypatch, Contribution("one", erase=other))
    client.submit("/account/close", password=PASSWORD, understood="y")
    assert erased == [person.id, person.id]
    assert person.closed_at is not None


def test_a_person_takes_away_what_every_feature_holds_about_them(
    client: StrictClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = make_person(ANN)
    make_second_factor(person)
    sign_in(client, person)
    contribute(app, monkeypatch, Contribution("other", export=lambda number: {"number": number}))
    assert client.page("/account/data").h1 == "A copy of your data"
    answer = client.get("/account/data/download")
    assert "your-data.json" in answer.headers["Content-Disposition"]
    data = json.loads(answer.get_data(as_text=True))
    assert data["invented"] is False
    assert data["data"]["accounts"]["email"] == ANN
    assert data["data"]["other"] == {"number": person.id}
    text = answer.get_data(as_text=True)
    assert person.password_hash not in text
    assert str(person.totp_secret) not in text


@pytest.mark.usefixtures("app")
def test_erasing_twice_or_nobody_does_no_harm() -> None:
    person = make_person()
    for _ in range(2):
        closing.erase(Actor.system("test"), person.id)
    closing.erase(Actor.system("test"), 0)
    assert privacy.export(0) == {}


def test_retention_removes_what_is_old_and_nothing_else(session: Session) -> None:
    person, unconfirmed = make_person(), make_person(confirmed=False)
    old, _token = make_sign_in(person)
    kept, _token = make_sign_in(person)
    young = make_person(confirmed=False)

    @atomic
    def make_old() -> None:
        month = clock.now() - timedelta(days=31)
        session.get_one(SignInSession, old.id).ended_at = month
        session.get_one(Person, unconfirmed.id).created_at = month

    make_old()
    links.new_link(person, LinkPurpose.RESET_PASSWORD)
    for rule in privacy.CONTRIBUTION.retention:
        rule.erase(clock.today())
    session.expire_all()
    assert session.scalars(select(SignInSession.id)).all() == [kept.id]
    assert len(session.scalars(select(OneUseLink)).all()) == 1
    assert unconfirmed.closed_at is not None
    assert young.closed_at is None
    assert person.closed_at is None


def test_old_links_are_removed_after_they_expire(session: Session) -> None:
    token = credentials.password_link(Actor.system("test"), make_person())
    assert queries.link(LinkPurpose.RESET_PASSWORD, token) is not None
    assert links.remove_old(clock.now() + timedelta(hours=1)) == 0
    assert links.remove_old(clock.now() + timedelta(hours=3)) == 1
    assert session.scalars(select(OneUseLink)).all() == []
