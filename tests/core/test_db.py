"""Writing happens in use cases only, whole or not at all."""

from datetime import timedelta
from decimal import Decimal
from typing import Any, cast

import pytest
from flask import Flask
from sqlalchemy import func, select, text, update
from sqlalchemy.dialects import sqlite

from workforce.core import clock
from workforce.core import db as database
from workforce.core.actors import Actor
from workforce.core.audit import AuditEntry, record
from workforce.core.db import atomic, db, is_postgresql, session, still_reading
from workforce.core.errors import Conflict
from workforce.core.jobs import JobRun, WorkerBeat
from workforce.core.types import ExactDecimal

ACTOR = Actor.system("test")


def _count() -> int:
    return session().scalar(select(func.count()).select_from(AuditEntry)) or 0


def test_a_row_added_outside_a_use_case_is_refused(app: Flask) -> None:
    _ = app
    session().add(WorkerBeat(name="x"))
    with pytest.raises(RuntimeError, match="@atomic"):
        session().flush()
    session().rollback()


def test_a_loose_statement_is_refused(app: Flask) -> None:
    _ = app
    with pytest.raises(RuntimeError, match="@atomic"):
        session().execute(update(JobRun).values(summary="x"))


def test_an_exception_undoes_the_whole_use_case(app: Flask) -> None:
    _ = app

    @atomic
    def inner() -> None:
        record(ACTOR, "inner", ("thing", 1))

    @atomic
    def outer() -> None:
        inner()
        raise ValueError

    before = _count()
    with pytest.raises(ValueError):  # noqa: PT011 - ours
        outer()
    assert _count() == before


def test_the_inner_use_case_joins_the_outer_one(app: Flask) -> None:
    _ = app

    @atomic
    def inner() -> None:
        record(ACTOR, "inner", ("thing", 1))

    @atomic
    def outer() -> None:
        inner()
        inner()

    before = _count()
    outer()
    assert _count() == before + 2


def test_a_violated_constraint_comes_back_in_its_own_words(app: Flask) -> None:
    _ = app

    @atomic
    def claim() -> None:
        session().add(JobRun(name="a", slot="1", lease_until=clock.now()))

    claim()
    with pytest.raises(Conflict, match="Claimed already"):
        claim()


def test_exact_decimals_refuse_floats_and_round_halves_away_from_nought() -> None:
    kind = ExactDecimal(2)
    dialect = sqlite.dialect()
    assert kind.process_bind_param(Decimal("0.125"), dialect) == 13
    assert kind.process_bind_param(Decimal("-0.125"), dialect) == -13
    with pytest.raises(TypeError):
        kind.process_bind_param(cast("Decimal", 0.5), dialect)


def _in_a_transaction() -> bool:
    """Whether the server holds a transaction open for this session's connection."""
    driver = cast("Any", session().connection().connection.dbapi_connection)
    if is_postgresql():
        return bool(driver.info.transaction_status.name == "INTRANS")
    return bool(driver.in_transaction)


def test_only_writers_and_careful_readers_hold_a_transaction_on_postgresql(real_app: Flask) -> None:
    _ = real_app

    @atomic
    def write() -> bool:
        record(ACTOR, "seen", ("thing", 1))
        with session().begin_nested():
            session().flush()
        return _in_a_transaction()

    for _again in range(2):
        session().scalar(select(1))
        assert _in_a_transaction() is not is_postgresql()
        assert write()
        with still_reading() as reading:
            reading.scalar(select(1))
            assert _in_a_transaction()
    assert _count() == 2


def test_a_connection_that_died_while_it_lay_idle_is_replaced(
    real_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ = real_app
    if not is_postgresql():
        return  # SQLite has no server that could go away
    monkeypatch.setattr(database, "TRUSTED_SECONDS", 0)
    session().scalar(select(1))
    mine = session().connection().connection.dbapi_connection.info.backend_pid  # type: ignore[union-attr]
    session().rollback()
    with db.engine.connect() as spare, db.engine.connect() as other:
        _ = spare
        other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})
    db.session.remove()
    for _again in range(3):
        assert session().scalar(select(1)) == 1
        db.session.remove()


def test_a_row_held_keeps_what_the_use_case_has_changed_of_it_already(app: Flask) -> None:
    _ = app
    later = clock.now() + timedelta(days=1)

    @atomic
    def begin() -> WorkerBeat:
        row = WorkerBeat(name="worker", heard_at=clock.now())
        session().add(row)
        return row

    @atomic
    def change(row: WorkerBeat) -> None:
        row.heard_at = later
        database.locked(row)

    row = begin()
    change(row)
    session().expire_all()
    assert row.heard_at == later
