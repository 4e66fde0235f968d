"""The audit trail is append-only and its chain shows every change."""

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import atomic, db, session

ACTOR = Actor.system("test")


@atomic
def _write(count: int) -> None:
    for number in range(count):
        audit.record(ACTOR, "do-thing", ("thing", number), step=number)


def test_a_sealed_trail_is_sound_and_says_how_many_wait(app: Flask) -> None:
    _ = app
    _write(3)
    assert audit.seal() == 3
    _write(2)
    verdict = audit.verify()
    assert verdict.sound
    assert (verdict.sealed_count, verdict.waiting_count) == (3, 2)
    assert audit.seal() == 2
    assert audit.seal() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET action = 'other'",
        "DELETE FROM audit_entry",
        "UPDATE audit_seal SET hash = ''",
        "DELETE FROM audit_seal",
    ],
)
def test_the_database_refuses_to_change_the_trail(app: Flask, statement: str) -> None:
    _ = app
    _write(1)
    audit.seal()
    with pytest.raises(DatabaseError, match="append-only"):
        session().execute(text(statement))
    session().rollback()


def test_a_change_behind_the_databases_back_breaks_the_chain(real_app: Flask) -> None:
    _ = real_app
    _write(3)
    audit.seal()
    with db.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER USER"))
        else:
            connection.execute(text("DROP TRIGGER audit_entry_no_update"))
        connection.execute(text("UPDATE audit_entry SET actor_id = 'nobody' WHERE id = 2"))
    verdict = audit.verify()
    assert not verdict.sound
    assert verdict.broken_at == 2
