"""How migrations reach the database: through the application, one revision after another."""

from alembic import context
from flask import current_app

from workforce.core.db import Base, db

config = context.config
config.set_main_option(
    "sqlalchemy.url", str(db.engine.url.render_as_string(hide_password=False)).replace("%", "%%")
)
target_metadata = Base.metadata


def included(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:  # noqa: FBT001 - Alembic's signature
    """Leave out what SQLite's full-text search keeps for itself."""
    _ = thing, reflected, other
    return not (kind in {"table", "index"} and name is not None and "_search" in name)


def run_online() -> None:
    """Bring the connected database up to date, each revision in its own transaction."""
    lent = config.attributes.get("connection")
    if lent is not None:
        _run(lent)
        return
    with db.engine.connect() as connection:
        _run(connection)


def _run(connection: object) -> None:
    context.configure(
        connection=connection,  # type: ignore[arg-type]
        target_metadata=target_metadata,
        include_object=included,
        compare_type=True,
        compare_server_default=True,
        transaction_per_migration=True,
        render_as_batch=False,
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    current_app.logger.error("migrations-need-a-database")
    raise SystemExit("Migrations run against a database: set DATABASE_URL")
run_online()
