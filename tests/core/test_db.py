"""Writing happens in use cases only, whole or not at all."""

from decimal import Decimal
from typing import cast

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.dialects import sqlite

from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.audit import AuditEntry, record
from workforce.core.db import atomic, session
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
