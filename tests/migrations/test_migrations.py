"""Migrations give exactly what the models describe, and every one can be undone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Connection, inspect, text

from tests.conftest import ON_POSTGRESQL, new_database, settings_for
from workforce.app import create_app
from workforce.core.db import Base, db

VERSIONS = Path(__file__).resolve().parents[2] / "migrations" / "versions"
TRIGGERS = (
    "SELECT trigger_name, event_object_table, action_statement FROM information_schema.triggers"
    if ON_POSTGRESQL
    else "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
)


@pytest.fixture
def empty_app(tmp_path: Path, worker_name: str) -> Iterator[Flask]:
    """An application on a database without a single table."""
    app = create_app(settings_for(new_database(tmp_path, f"migrated_{worker_name}"), tmp_path))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_revisions_are_numbered_one_after_another_with_one_head() -> None:
    numbers = sorted(path.name[:4] for path in VERSIONS.glob("*.py"))
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]
    assert all(re.fullmatch(r"\d{4}_[a-z0-9_]+\.py", path.name) for path in VERSIONS.glob("*.py"))
    script = ScriptDirectory(str(VERSIONS.parent))
    assert script.get_heads() == [numbers[-1]]
    assert [revision.revision for revision in script.walk_revisions()] == numbers[::-1]


def test_upgrading_an_empty_database_leaves_nothing_to_migrate(empty_app: Flask) -> None:
    _ = empty_app
    flask_migrate.upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_object": _ours,
            },
        )
        assert compare_metadata(context, Base.metadata) == []


def test_migrations_give_what_the_models_would_have_made(
    empty_app: Flask, tmp_path: Path, worker_name: str
) -> None:
    _ = empty_app
    flask_migrate.upgrade()
    with db.engine.connect() as connection:
        migrated = described(connection)
    other = create_app(settings_for(new_database(tmp_path, f"made_{worker_name}"), tmp_path))
    with other.app_context():
        Base.metadata.create_all(db.engine)
        with db.engine.connect() as connection:
            made = described(connection)
        db.engine.dispose()
    assert migrated.keys() == made.keys()
    for name, table in made.items():
        assert migrated[name] == table, f"{name} differs"


def test_every_revision_goes_down_and_up_again(empty_app: Flask) -> None:
    _ = empty_app
    flask_migrate.upgrade()
    with db.engine.connect() as connection:
        before = described(connection)
    flask_migrate.downgrade(revision="base")
    with db.engine.connect() as connection:
        assert set(described(connection)) <= {"triggers"}
        assert described(connection).get("triggers", []) == []
    flask_migrate.upgrade()
    with db.engine.connect() as connection:
        assert described(connection) == before


def _ours(_thing: object, name: str | None, kind: str, *_: object) -> bool:
    return not (kind in {"table", "index"} and name is not None and "_search" in name)


def described(connection: Connection) -> dict[str, Any]:
    """Every table with its columns, keys and promises, and every trigger, in a stable order."""
    found = inspect(connection)
    tables: dict[str, Any] = {
        name: {
            "columns": sorted(
                (column["name"], str(column["type"]), column["nullable"], column["default"])
                for column in found.get_columns(name)
            ),
            "primary": found.get_pk_constraint(name)["constrained_columns"],
            "unique": sorted(
                (str(rule["name"]), rule["column_names"])
                for rule in found.get_unique_constraints(name)
            ),
            "checks": sorted(
                (str(rule["name"]), one_line(rule["sqltext"]))
                for rule in found.get_check_constraints(name)
            ),
            "keys": sorted(
                (rule["constrained_columns"], rule["referred_table"], str(rule["options"]))
                for rule in found.get_foreign_keys(name)
            ),
            "indexes": sorted(
                (str(index["name"]), str(index["column_names"]), bool(index["unique"]))
                for index in found.get_indexes(name)
            ),
        }
        for name in found.get_table_names()
        if name != "alembic_version" and "_search" not in name
    }
    triggers = sorted(
        (str(name), str(table), one_line(does))
        for name, table, does in connection.execute(text(TRIGGERS))
    )
    return {**tables, "triggers": triggers}


def one_line(statement: object) -> str:
    """SQL without its line breaks."""
    return " ".join(str(statement).split())
