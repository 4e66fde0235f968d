"""The command that makes the first support person."""

import json

from flask import Flask
from sqlalchemy.orm import Session

from tests.factories.accounts import PASSWORD, make_person
from tests.page import StrictClient
from workforce.accounts import queries

BOSS = "boss@example.org"


def run(app: Flask, *words: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["accounts", *words])
    return result.exit_code, result.output


def test_the_first_support_person_chooses_a_password_by_the_printed_link(
    app: Flask, client: StrictClient
) -> None:
    code, said = run(app, "create-support", "Boss@Example.org", "--given-name", "Mair")
    assert code == 0
    link = said.splitlines()[-1]
    assert link.startswith("http://localhost/reset-password/")
    path = link.removeprefix("http://localhost")
    client.submit(path, password=PASSWORD)
    assert client.submit("/sign-in", email=BOSS, password=PASSWORD).status_code == 303
    assert client.get("/support/recoveries").location.startswith("/second-step/set-up")


def test_running_it_again_gives_a_new_link_until_there_is_a_password(
    app: Flask, client: StrictClient
) -> None:
    first, second = (
        json.loads(run(app, "create-support", BOSS, "--json")[1])["link"] for _ in range(2)
    )
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_somebody_with_an_account_keeps_the_password(app: Flask, session: Session) -> None:
    person = make_person(BOSS)
    code, said = run(app, "create-support", BOSS, "--json")
    assert (code, json.loads(said)) == (0, {"email": BOSS, "link": None})
    assert run(app, "create-support", BOSS)[1].endswith("signs in as before.\n")
    session.expire_all()
    assert person.second_factor_required


def test_what_is_no_address_is_refused_in_one_sentence(app: Flask) -> None:
    code, said = run(app, "create-support", "boss")
    assert code == 1
    assert "boss is not an email address" in said
    assert queries.person_with_email("boss") is None


def test_the_commands_explain_themselves(app: Flask) -> None:
    for words in (["--help"], ["create-support", "--help"]):
        code, said = run(app, *words)
        assert code == 0
        assert "support" in said
