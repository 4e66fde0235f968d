"""What is written of a concern stands in its page alone: no letter, flash, trail or log has it."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, message_flashed
from sqlalchemy import MetaData, select, text
from sqlalchemy.orm import Session

from tests.checks.steps import of, sign_in_as
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks.models import Concern
from workforce.checks.queries import concerns as reading
from workforce.checks.services import concerns as writing
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.audit import AuditEntry
from workforce.core.lifecycle import StateChange
from workforce.messages.models import Letter
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
SAID, DONE, DECIDED = "Zebra on the landing", "Heron was told", "Otter was unfounded"
WORDS = ("zebra", "heron", "otter")


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), name="Bramble House")


@pytest.fixture
def flashed(app: Flask) -> Iterator[list[str]]:
    said: list[str] = []

    def hear(_sender: Any, message: str, **_more: Any) -> None:
        said.append(str(message))

    with message_flashed.connected_to(hear, app):
        yield said


def tended(client: StrictClient, home: Home) -> Concern:
    """A concern from its first day to its last, by pages, with forms that are refused too."""
    make_member(Role.RESPONSIBLE_INDIVIDUAL, home.organisation)
    appointment = make.make_appointment(home, complete=True)
    sign_in_as(client, home, Role.RECRUITER)
    client.refused(f"{of(appointment)}/concern", details=SAID)
    client.submit(f"{of(appointment)}/concern", kind="allegation", details=SAID)
    sign_in_as(client, home, Role.OWNER)
    [concern] = reading.concerns_for(Actor.system("tests"))
    where = f"/concerns/{concern.public_id}"
    client.refused(f"{where}/close", state="may-work", outcome=DECIDED)
    for task in [one.public_id for one in concern.tasks]:
        early: dict[str, Any] = {"how": DONE, "done_on-year": "1999"}
        client.refused(f"/concern-tasks/{task}", **early)
        assert client.submit(f"/concern-tasks/{task}", how=DONE).status_code == 303
    writing.remind(TODAY)
    sign_in_as(client, home, Role.RESPONSIBLE_INDIVIDUAL)
    assert client.submit(f"{where}/close", state="may-work", outcome=DECIDED).status_code == 303
    shown = client.page(where).main
    assert all(word in shown for word in (SAID, DONE, DECIDED))
    return concern


def said_in(found: object) -> list[str]:
    return [word for word in WORDS if word in str(found).lower()]


def test_no_log_line_and_no_flash_has_a_word_of_it(
    client: StrictClient, home: Home, flashed: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    tended(client, home)
    assert len(flashed) > len(WORDS)
    assert not said_in(flashed)
    assert not said_in(caplog.text)


def test_no_letter_no_entry_of_the_trail_and_no_history_has_a_word_of_it(
    client: StrictClient, home: Home, session: Session
) -> None:
    concern = tended(client, home)
    letters = session.scalars(select(Letter)).all()
    assert [letter.template for letter in letters] == ["checks/tasks_due"]
    assert not said_in([(letter.context, letter.endpoint_values) for letter in letters])
    entries = session.scalars(select(AuditEntry)).all()
    about = {one.action for one in entries if one.subject_kind == "concern"}
    assert {"open-concern", "open-concern-page"} <= about
    assert not said_in([one.content() for one in entries])
    changes = session.scalars(select(StateChange)).all()
    assert concern.id in {one.subject_id for one in changes if one.subject_kind == "concern"}
    assert not said_in([(one.reason, one.actor_id) for one in changes])


def test_nothing_at_all_that_is_stored_shows_a_word_of_it(
    client: StrictClient, home: Home, session: Session
) -> None:
    tended(client, home)
    metadata = MetaData()
    metadata.reflect(session.connection())
    read = 0
    for name in metadata.tables:
        rows = session.execute(text(f'SELECT * FROM "{name}"')).all()  # noqa: S608
        read += len(rows)
        assert not said_in(rows), name
    assert read > len(metadata.tables)
