"""Fields are encrypted, and their keys can be changed."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select, text

from workforce.core import clock, secrets
from workforce.core.db import atomic, rotate_secrets, session
from workforce.messages.models import Letter

OLD = "a-secret-that-only-the-tests-ever-use"
NEW = "another-secret-for-the-tests-of-rotation"


@atomic
def _letter() -> None:
    session().add(
        Letter(
            template="x",
            address="ann@example.org",
            context={"name": "Ann"},
            next_attempt_at=clock.now(),
            keep_until=clock.now(),
        )
    )


def _keys(app: Flask, patch: pytest.MonkeyPatch, *keys: str) -> None:
    changed = replace(app.extensions["settings"], secret_key=keys[0], previous_secret_keys=keys[1:])
    patch.setitem(app.extensions, "settings", changed)


def test_after_rotation_the_old_key_is_not_needed(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    _letter()
    _keys(app, monkeypatch, NEW, OLD)
    assert session().scalars(select(Letter)).one().address == "ann@example.org"
    assert rotate_secrets() == 2
    session().rollback()
    session().expire_all()
    _keys(app, monkeypatch, NEW)
    letter = session().scalars(select(Letter)).one()
    assert (letter.address, letter.context) == ("ann@example.org", {"name": "Ann"})
    assert rotate_secrets() == 2


def test_without_the_key_nothing_is_read(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    _letter()
    _keys(app, monkeypatch, NEW)
    with pytest.raises(secrets.Unreadable):
        session().scalars(select(Letter)).one()


def test_what_is_kept_does_not_show_what_was_written(app: Flask) -> None:
    _ = app
    _letter()
    assert "ann" not in str(session().execute(text("SELECT address FROM letter")).one())


def test_public_ids_have_no_look_alikes_and_do_not_repeat() -> None:
    made = {secrets.new_public_id() for _ in range(2000)}
    assert len(made) == 2000
    assert not set("".join(made)) & set("ilo01")
