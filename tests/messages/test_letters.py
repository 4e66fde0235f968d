"""Letters: written with the change that caused them, posted after it, once."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
import time_machine
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from flask import Flask
from jinja2 import ChoiceLoader, DictLoader
from sqlalchemy import select, text

from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.integrations import mail
from workforce.messages import jobs, services
from workforce.messages.models import Letter
from workforce.messages.states import LetterState

TODAY = clock.today()


class Inbox:
    """What a real SMTP server of ours received; refuses as often as it is told."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        self.refusals: list[str] = []

    async def handle_DATA(self, server: SMTP, peer: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        _ = server, peer
        if self.refusals:
            return self.refusals.pop(0)
        content = envelope.content
        self.received.append(content if isinstance(content, bytes) else (content or "").encode())
        return "250 OK"


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, str]]:
    kept = Inbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    yield kept, f"smtp://127.0.0.1:{port}"
    controller.stop()


@atomic
def _write(language: str = "en") -> None:
    services.write("a@example.org", "messages/test", {"name": "Ann"}, language=language)


@pytest.fixture(autouse=True)
def _letter_words(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Subject: {{ _('A test letter') }}\n\n{{ _('Hello %(name)s', name=name) }}\n"
    own = app.jinja_env.loader
    assert own is not None
    letters = DictLoader({"letters/messages/test.txt": words})
    monkeypatch.setattr(app.jinja_env, "loader", ChoiceLoader([letters, own]))


def _use(app: Flask, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    changed = replace(app.extensions["settings"], mail_url=url)
    monkeypatch.setitem(app.extensions, "settings", changed)


def test_a_letter_reaches_a_real_smtp_server_once(
    app: Flask, monkeypatch: pytest.MonkeyPatch, inbox: tuple[Inbox, str]
) -> None:
    kept, url = inbox
    _use(app, monkeypatch, url)
    _write()
    assert jobs.post_letters(TODAY) == "posted 1, put off 0"
    assert jobs.post_letters(TODAY) == "posted 0, put off 0"
    message = message_from_bytes(kept.received[0], policy=policy.default)
    assert message["Subject"] == "A test letter"
    assert "Hello Ann" in message.get_content()


def test_a_letter_refused_for_now_is_tried_again_later(
    app: Flask, monkeypatch: pytest.MonkeyPatch, inbox: tuple[Inbox, str]
) -> None:
    kept, url = inbox
    kept.refusals = ["451 try later"]
    _use(app, monkeypatch, url)
    _write()
    assert jobs.post_letters(TODAY) == "posted 0, put off 1"
    assert jobs.post_letters(TODAY) == "posted 0, put off 0"
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        assert jobs.post_letters(TODAY) == "posted 1, put off 0"


def test_a_letter_refused_for_good_is_given_up(
    app: Flask, monkeypatch: pytest.MonkeyPatch, inbox: tuple[Inbox, str]
) -> None:
    kept, url = inbox
    kept.refusals = ["554 never"]
    _use(app, monkeypatch, url)
    _write()
    jobs.post_letters(TODAY)
    assert session().scalars(select(Letter)).one().state == LetterState.FAILED


def test_letters_wait_when_the_server_is_away(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    _use(app, monkeypatch, "smtp://127.0.0.1:1")
    _write()
    assert jobs.post_letters(TODAY) == "posted 0, put off 1"
    assert session().scalars(select(Letter)).one().state == LetterState.WAITING


def test_a_letter_is_written_to_a_folder_under_one_name(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _use(app, monkeypatch, f"folder:{tmp_path}")
    _write()
    jobs.post_letters(TODAY)
    assert len(list(tmp_path.glob("*.eml"))) == 1


def test_an_answer_to_a_letter_reaches_a_person(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _use(app, monkeypatch, f"folder:{tmp_path}")
    changed = replace(app.extensions["settings"], contact_email="people@example.org")
    monkeypatch.setitem(app.extensions, "settings", changed)
    _write()
    jobs.post_letters(TODAY)
    [written] = tmp_path.glob("*.eml")
    letter = message_from_bytes(written.read_bytes())
    assert letter["Reply-To"] == "people@example.org"
    assert letter["From"] != letter["Reply-To"]


def test_a_use_case_that_fails_writes_no_letter(app: Flask) -> None:
    _ = app

    @atomic
    def failing() -> None:
        services.write("a@example.org", "messages/test")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - ours
        failing()
    assert session().scalars(select(Letter)).all() == []


def test_addresses_and_words_are_encrypted_where_they_are_kept(app: Flask) -> None:
    _ = app
    _write()
    row = session().execute(text("SELECT address, context FROM letter")).one()
    assert "example.org" not in str(row)
    assert "Ann" not in str(row)


def test_old_letters_are_emptied(app: Flask) -> None:
    _ = app
    _write()
    assert services.forget_old(clock.now()) == 0
    assert services.forget_old(clock.now() + timedelta(days=31)) == 1
    assert session().scalars(select(Letter)).one().address is None


@atomic
def _write_text() -> None:
    services.write_text("+447700900123", "messages/test", {"name": "Ann"})


def test_a_text_message_leaves_through_its_own_gateway(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed = replace(app.extensions["settings"], texts_url=f"folder:{tmp_path}")
    monkeypatch.setitem(app.extensions, "settings", changed)
    _write_text()
    assert jobs.post_letters(TODAY) == "posted 1, put off 0"
    written = [path.read_text() for path in tmp_path.glob("*.txt")]
    assert len(written) == 1
    assert written[0].startswith("To: +447700900123")
    assert "Hello Ann" in written[0]


def test_a_gateway_that_is_away_is_tried_again(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = replace(app.extensions["settings"], texts_url="http://127.0.0.1:1/send")
    monkeypatch.setitem(app.extensions, "settings", changed)
    _write_text()
    assert jobs.post_letters(TODAY) == "posted 0, put off 1"


def test_the_folder_url_is_understood() -> None:
    assert isinstance(mail.post_of("folder:x", "a@b"), mail.FolderPost)
    with pytest.raises(ValueError, match="MAIL_URL"):
        mail.post_of("pigeon:x", "a@b")
