"""The second step: demanded of roles that see others' data, each code once."""

import dataclasses

import pyotp
import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.factories.accounts import (
    PASSWORD,
    letters_to,
    make_person,
    make_second_factor,
    sign_in,
    sign_out,
)
from tests.page import Page, StrictClient
from workforce.accounts.models import SignInSession
from workforce.accounts.rules import one_time
from workforce.accounts.services import second_factor
from workforce.core import clock, secrets

SET_UP = "/second-step/set-up"


def code_now(secret: str, steps: int = 0) -> str:
    return str(pyotp.HOTP(secret).at(one_time.step_of(clock.now().timestamp()) + steps))


def secret_on(page: Page) -> str:
    return page.text("main strong").replace(" ", "")


def set_up(client: StrictClient, **more: str) -> tuple[str, Page]:
    page = client.page(SET_UP)
    secret = secret_on(page)
    answer = client.post(SET_UP, data={**page.form_values(), "code": code_now(secret), **more})
    assert answer.status_code == 200
    return secret, Page(answer)


def test_a_role_that_sees_others_data_must_set_up_a_second_step(client: StrictClient) -> None:
    sign_in(client, make_person(second_factor_required=True), second_factor=False)
    answer = client.get("/account")
    assert answer.location == "/second-step/set-up?next=/account"
    assert client.post("/account/name").location == SET_UP
    assert client.get("/sign-in").status_code == 303
    assert client.post("/sign-out").status_code == 303


def test_setting_up_shows_ten_recovery_codes_once_and_lets_in(client: StrictClient) -> None:
    person = make_person("ann@example.org", second_factor_required=True)
    sign_in(client, person, second_factor=False)
    _secret, page = set_up(client)
    assert page.h1 == "Keep your recovery codes"
    assert len(page.texts("main li code")) == 10
    assert client.get("/account").status_code == 200
    assert [letter.template for letter in letters_to("ann@example.org")] == [
        "accounts/second_factor_on"
    ]
    manage = client.page("/account/second-step")
    assert "You have 10 recovery codes left." in manage.main
    assert page.texts("main li code")[0] not in manage.main


def test_the_picture_is_ours_and_allowed_by_the_policy(client: StrictClient) -> None:
    sign_in(client, make_person())
    answer = client.get(SET_UP)
    picture = Page(answer).soup.select_one("main img")
    assert picture is not None
    assert str(picture["src"]).startswith("data:image/svg+xml")
    assert picture["alt"]
    assert "img-src 'self' data:" in answer.headers["Content-Security-Policy"]


def test_a_wrong_code_sets_nothing_up_and_keeps_the_picture(client: StrictClient) -> None:
    person = make_person()
    sign_in(client, person)
    page = client.page(SET_UP)
    again = Page(client.post(SET_UP, data={**page.form_values(), "code": "000000"}))
    assert again.errors == {"code": "Enter the 6-digit code that your app shows now"}
    assert secret_on(again) == secret_on(page)
    assert not person.has_second_factor


def test_a_secret_offered_to_somebody_else_is_refused(client: StrictClient) -> None:
    other = make_person()
    sealed = secrets.encrypt(f"{other.id}:{one_time.new_secret()}")
    sign_in(client, make_person())
    assert client.post(SET_UP, data={"sealed": sealed, "code": "123456"}).status_code == 409
    assert client.post(SET_UP, data={"sealed": "rubbish", "code": "1"}).status_code == 409


def test_the_next_sign_in_asks_for_a_code(client: StrictClient) -> None:
    person = make_person("ann@example.org")
    secret, _codes = make_second_factor(person)
    client.submit("/sign-in", email="ann@example.org", password=PASSWORD)
    assert client.get("/account").location == "/second-step?next=/account"
    client.refused("/second-step", code="000000")
    answer = client.submit("/second-step?next=/account/name", code=code_now(secret))
    assert answer.location == "/account/name"
    assert client.get("/account").status_code == 200


def test_proving_the_second_step_gives_a_new_token(client: StrictClient, session: Session) -> None:
    person = make_person()
    secret, _codes = make_second_factor(person)
    row = sign_in(client, person, second_factor=False)
    before = row.token_digest
    client.submit("/second-step", code=code_now(secret))
    session.expire_all()
    assert session.get_one(SignInSession, row.id).token_digest != before


def test_a_code_seen_over_the_shoulder_does_not_work_twice(client: StrictClient) -> None:
    person = make_person()
    secret, _codes = make_second_factor(person)
    code = code_now(secret)
    sign_in(client, person, second_factor=False)
    assert client.submit("/second-step", code=code).status_code == 303
    sign_in(client, person, second_factor=False)
    client.refused("/second-step", code=code)
    client.refused("/second-step", code=code_now(secret, -1))
    assert client.submit("/second-step", code=code_now(secret, 1)).status_code == 303


def test_a_recovery_code_lets_in_once_and_the_person_is_told(client: StrictClient) -> None:
    person = make_person("ann@example.org")
    _secret, codes = make_second_factor(person)
    sign_in(client, person, second_factor=False)
    assert client.submit("/second-step", code=codes[0].lower()).status_code == 303
    sign_in(client, person, second_factor=False)
    client.refused("/second-step", code=codes[0])
    letter = letters_to("ann@example.org")[-1]
    assert letter.template == "accounts/recovery_code_used"
    assert letter.context == {"left": 9}


def test_a_password_alone_cannot_replace_the_second_step(client: StrictClient) -> None:
    person = make_person()
    make_second_factor(person)
    sign_in(client, person, second_factor=False)
    assert client.get(SET_UP).location.startswith("/second-step?next=")
    sealed = second_factor.offer(person.as_actor)
    answer = client.post(SET_UP, data={"sealed": sealed, "code": "000000"})
    assert answer.status_code == 303
    for door in ("recovery-codes", "turn-off"):
        assert "/second-step" in client.get(f"/account/second-step/{door}").location


def test_another_phone_is_set_up_by_whoever_proved_the_first(client: StrictClient) -> None:
    person = make_person()
    old, _codes = make_second_factor(person)
    sign_in(client, person)
    for password in ("", "wrong"):
        sealed = second_factor.offer(person.as_actor)
        code = code_now(second_factor.secret_in(person.as_actor, sealed))
        client.refused(SET_UP, sealed=sealed, code=code, password=password)
        assert person.totp_secret == old
    new, _page = set_up(client, password=PASSWORD)
    assert new != old
    assert person.totp_secret == new


def test_new_recovery_codes_replace_the_old(client: StrictClient) -> None:
    person = make_person()
    _secret, codes = make_second_factor(person)
    sign_in(client, person)
    client.refused("/account/second-step/recovery-codes", password="wrong")
    page = Page(client.submit("/account/second-step/recovery-codes", password=PASSWORD))
    fresh = page.texts("main li code")
    assert len(fresh) == 10
    sign_in(client, person, second_factor=False)
    client.refused("/second-step", code=codes[0])
    assert client.submit("/second-step", code=fresh[0]).status_code == 303


def test_it_is_turned_off_with_the_password_unless_a_role_needs_it(client: StrictClient) -> None:
    person = make_person()
    make_second_factor(person)
    sign_in(client, person)
    client.refused("/account/second-step/turn-off", password="wrong")
    answer = client.submit("/account/second-step/turn-off", password=PASSWORD)
    assert answer.location == "/account/second-step"
    assert not person.has_second_factor
    needed = make_person(second_factor_required=True)
    make_second_factor(needed)
    sign_in(client, needed)
    answer = client.submit("/account/second-step/turn-off", password=PASSWORD)
    assert answer.status_code == 403
    assert needed.has_second_factor


def test_a_demo_never_demands_a_code_but_lets_people_try(
    client: StrictClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = dataclasses.replace(app.extensions["settings"], demo=True)
    monkeypatch.setitem(app.extensions, "settings", settings)
    person = make_person(second_factor_required=True)
    sign_in(client, person, second_factor=False)
    assert client.get("/account").status_code == 200
    secret, page = set_up(client)
    assert page.h1 == "Keep your recovery codes"
    sign_out(client)
    sign_in(client, person, second_factor=False)
    assert client.get("/account").status_code == 200
    assert client.submit("/second-step", code=code_now(secret, 1)).status_code == 303


def test_a_role_sets_and_lifts_the_demand(session: Session) -> None:
    person = make_person()
    second_factor.require(person, required=True)
    session.expire_all()
    assert person.second_factor_required
    second_factor.require(person, required=False)
    session.expire_all()
    assert not person.second_factor_required


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "-12345"])
def test_only_six_plain_digits_can_be_a_code(code: str) -> None:
    assert one_time.proved_step(one_time.new_secret(), code, 1000, None) is None


def test_a_code_is_good_one_step_early_or_late_and_no_more() -> None:
    secret = one_time.new_secret()
    for distance in range(-3, 4):
        code = str(pyotp.HOTP(secret).at(1000 + distance))
        expected = 1000 + distance if abs(distance) <= 1 else None
        assert one_time.proved_step(secret, code, 1000, None) == expected
