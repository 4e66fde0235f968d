"""A way back for people who lost phone and email: proof, notice, three days, and no data shown."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.accounts import (
    letters_to,
    make_person,
    make_second_factor,
    make_sign_in,
    path_in,
    sign_in,
    sign_out,
)
from tests.factories.providers import make_member
from tests.page import StrictClient
from workforce.accounts import jobs, queries
from workforce.accounts.models import RECOVERY, AccountRecovery
from workforce.accounts.rules import lifetimes
from workforce.accounts.states import RecoveryState
from workforce.core import clock, lifecycle
from workforce.core.db import atomic
from workforce.providers.states import Role

OLD, NEW = "ann@example.org", "ann.new@example.org"
OTHER = "four other plain words"
PROOF: dict[str, Any] = {
    "email": OLD,
    "new_address": NEW,
    "evidence": "in-person",
    "reason": "Seen at the office, conversation 1234",
}


def templates(address: str) -> list[str]:
    return [letter.template.removeprefix("accounts/") for letter in letters_to(address)]


def as_support(client: StrictClient) -> None:
    sign_in(client, make_member(Role.SUPPORT).person)


def record_proof(client: StrictClient, **changes: str) -> None:
    as_support(client)
    answer = client.submit("/support/recoveries/new", **{**PROOF, **changes})
    assert answer.location == "/support/recoveries"


@atomic
def pass_time(session: Session, time: timedelta) -> None:
    for row in session.scalars(select(AccountRecovery)):
        row.ready_at -= time
        row.closes_at -= time


def test_the_account_is_taken_back_at_the_new_address(
    client: StrictClient, session: Session
) -> None:
    person = make_person(OLD)
    make_second_factor(person)
    _row, elsewhere = make_sign_in(person)
    record_proof(client)
    assert templates(OLD) == ["recovery_opened"]
    assert templates(NEW) == ["recovery_waiting"]
    assert jobs.recovery_links(clock.today()) == "sent 0"
    pass_time(session, lifetimes.RECOVERY_WAIT)
    assert jobs.recovery_links(clock.today()) == "sent 1"
    assert jobs.recovery_links(clock.today()) == "sent 0"
    letter = letters_to(NEW)[-1]
    assert letter.template == "accounts/recover"
    sign_out(client)
    answer = client.submit(path_in(letter), password=OTHER)
    assert answer.location == "/sign-in"
    session.expire_all()
    assert person.email == NEW
    assert not person.has_second_factor
    assert queries.session_of(elsewhere) is None
    assert templates(OLD)[-1] == "email_changed"
    assert client.submit("/sign-in", email=NEW, password=OTHER).status_code == 303
    assert client.get(path_in(letter)).status_code == 404
    row = session.scalars(select(AccountRecovery)).one()
    assert [change.to_state for change in lifecycle.history(row)] == ["waiting", "sent", "done"]


def test_support_is_shown_nothing_of_the_person(client: StrictClient) -> None:
    make_person(OLD, given_name="Angharad", family_name="Llwyd")
    record_proof(client)
    text = str(client.page("/support/recoveries").soup)
    for told in (OLD, NEW, "Angharad", "Llwyd", "conversation 1234"):
        assert told not in text


def test_an_unknown_address_looks_the_same_to_support_all_the_way(
    client: StrictClient, session: Session
) -> None:
    record_proof(client)
    assert "Waiting" in client.page("/support/recoveries").main
    pass_time(session, lifetimes.RECOVERY_WAIT)
    assert jobs.recovery_links(clock.today()) == "sent 1"
    assert "Link sent" in client.page("/support/recoveries").main
    assert templates(OLD) == []
    assert templates(NEW) == ["recovery_waiting", "no_account"]
    pass_time(session, timedelta(days=4))
    jobs.tidied_counts(clock.today())
    assert "Not used in time" in client.page("/support/recoveries").main


def test_the_old_address_stops_it(client: StrictClient, session: Session) -> None:
    person = make_person(OLD)
    record_proof(client)
    sign_out(client)
    client.submit(path_in(letters_to(OLD)[0]))
    pass_time(session, lifetimes.RECOVERY_WAIT)
    assert jobs.recovery_links(clock.today()) == "sent 0"
    assert templates(NEW) == ["recovery_waiting"]
    session.expire_all()
    assert person.email == OLD
    assert client.get(path_in(letters_to(OLD)[0])).status_code == 404


def test_the_owner_who_is_signed_in_is_warned_and_stops_it(
    client: StrictClient, session: Session
) -> None:
    person = make_person(OLD)
    record_proof(client)
    sign_in(client, person)
    assert "lost the phone and the email" in client.page("/account").main
    assert client.submit("/account").location == "/account"
    assert "lost the phone and the email" not in client.page("/account").main
    session.expire_all()
    assert session.scalars(select(AccountRecovery)).one().state == RecoveryState.STOPPED
    assert client.post("/account/recovery/stop").status_code == 404


def test_support_stops_it_even_after_the_link_went_out(
    client: StrictClient, session: Session
) -> None:
    make_person(OLD)
    record_proof(client)
    pass_time(session, lifetimes.RECOVERY_WAIT)
    jobs.recovery_links(clock.today())
    row = session.scalars(select(AccountRecovery)).one()
    client.post(f"/support/recoveries/{row.public_id}/stop")
    assert client.get(path_in(letters_to(NEW)[-1])).status_code == 404
    assert client.post(f"/support/recoveries/{row.public_id}/stop").status_code == 409
    assert client.post("/support/recoveries/abcdefghjkmnpqrs/stop").status_code == 404


def test_a_second_proof_replaces_the_first(client: StrictClient, session: Session) -> None:
    make_person(OLD)
    record_proof(client)
    record_proof(client, new_address="third@example.org")
    rows = session.scalars(select(AccountRecovery).order_by(AccountRecovery.id)).all()
    assert [row.state for row in rows] == [RecoveryState.STOPPED, RecoveryState.WAITING]


def test_only_support_records_a_proof(client: StrictClient) -> None:
    assert client.get("/support/recoveries").status_code == 303
    sign_in(client, make_person())
    assert client.get("/support/recoveries").status_code == 403
    sign_in(client, make_member(Role.OWNER).person)
    assert client.get("/support/recoveries/new").status_code == 403


def test_support_cannot_recover_its_own_account(client: StrictClient) -> None:
    member = make_member(Role.SUPPORT)
    sign_in(client, member.person)
    page = client.refused("/support/recoveries/new", **{**PROOF, "email": member.person.email})
    assert page.errors == {"email": "You cannot recover your own account. Ask a colleague"}
    page = client.refused("/support/recoveries/new", **{**PROOF, "new_address": OLD.upper()})
    assert "other than the one that was lost" in page.errors["new_address"]


def test_address_and_reason_are_encrypted(client: StrictClient, session: Session) -> None:
    make_person(OLD)
    record_proof(client)
    raw = session.connection().exec_driver_sql("SELECT new_address, reason FROM account_recovery")
    for value in raw.one():
        assert NEW not in value
        assert "conversation" not in value


def test_a_weak_password_does_not_use_the_link_up(client: StrictClient, session: Session) -> None:
    make_person(OLD)
    record_proof(client)
    pass_time(session, lifetimes.RECOVERY_WAIT)
    jobs.recovery_links(clock.today())
    path = path_in(letters_to(NEW)[-1])
    client.refused(path, password="password1234")
    assert client.submit(path, password=OTHER).status_code == 303


@pytest.mark.parametrize("start", list(RecoveryState))
def test_only_waiting_and_sent_recoveries_go_on(start: RecoveryState) -> None:
    active = {RecoveryState.WAITING, RecoveryState.SENT}
    assert (start in RECOVERY.active) is (start in active)
