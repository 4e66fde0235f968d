"""The database: base class, connections that lose nothing, and `atomic`, the only commit."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

import psycopg
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Engine,
    Index,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    event,
    select,
    type_coerce,
    update,
)
from sqlalchemy.exc import DisconnectionError, IntegrityError
from sqlalchemy.orm import (
    DeclarativeBase,
    ORMExecuteState,
    Session,
    SessionTransaction,
    declared_attr,
    registry,
)

from workforce.core import secrets, types
from workforce.core.errors import Conflict, DomainError

P = ParamSpec("P")
R = TypeVar("R")


def _rule_name(rule: CheckConstraint, table: object) -> str:
    """What a CHECK is about: its own name, or the column whose enum it guards."""
    _ = table
    if getattr(rule, "_type_bound", False):
        return f"{next(iter(rule.columns)).name}_is_known"
    return str(rule.name)


NAMES: dict[str, Any] = {
    "constraint_name": _rule_name,
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

_writing: ContextVar[bool] = ContextVar("writing", default=False)


class Base(DeclarativeBase):
    """The base of every table; names its table after the class, singular and in snake case."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={StrEnum: types.enum(StrEnum), str: String(400)},
    )

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy hands over the class
        """The class name in snake case."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


RowT = TypeVar("RowT", bound=Base)

ROTATION_BATCH = 500
TRUSTED_SECONDS = 5
# The second option matters only to tests, which lend the session a connection of theirs.
OPTIONS = {"expire_on_commit": False, "join_transaction_mode": "create_savepoint"}
db = SQLAlchemy(model_class=Base, disable_autonaming=True, session_options=OPTIONS)


def session() -> Session:
    """The session of this request, job or command."""
    return cast("Session", db.session())


def atomic(verb: Callable[P, R]) -> Callable[P, R]:
    """Make a use case happen whole or not at all; the outermost one commits.

    It ends the read transaction of the caller, so that everything is read afresh under the
    write transaction; a violated constraint comes back in the words written beside it.
    """

    @wraps(verb)
    def whole(*args: P.args, **kwargs: P.kwargs) -> R:
        if _writing.get():
            return verb(*args, **kwargs)
        current = session()
        current.rollback()
        current.expire_all()
        token = _writing.set(True)
        try:
            result = verb(*args, **kwargs)
            current.commit()
        except IntegrityError as wrong:
            current.rollback()
            raise refusal(wrong) from wrong
        except BaseException:
            current.rollback()
            raise
        finally:
            _writing.reset(token)
        return result

    return whole


@contextmanager
def still_reading() -> Iterator[Session]:
    """Read many things as they stood at one moment, in one read-only transaction."""
    current = session()
    current.rollback()
    if isinstance(current.get_bind(), Engine) and current.get_bind().dialect.name == "postgresql":
        current.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    try:
        yield current
    finally:
        current.rollback()


def locked(row: RowT) -> RowT:
    """The same row, read afresh and held against other writers until the use case ends.

    Rows that only refer to it may still be added: otherwise two use cases that hold rows in
    different orders would block each other for good on PostgreSQL. What the use case has changed
    of the row already is written first: read afresh, it would be lost without a word.
    """
    if session().is_modified(row):
        session().flush()
    session().refresh(row, with_for_update={"of": type(row), "key_share": True})
    return row


def is_postgresql() -> bool:
    """Whether the database is PostgreSQL rather than SQLite."""
    return session().get_bind().dialect.name == "postgresql"


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, record: Any) -> None:  # noqa: ANN401 - any driver's connection
    _ = record
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "busy_timeout=20000",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "cache_size=-32000",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        # A deferred transaction that writes late loses updates or locks (house.md, finding 3).
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


@event.listens_for(Session, "after_begin")
def _read_in_one_trip(
    current: Session, transaction: SessionTransaction, connection: Connection
) -> None:
    """On PostgreSQL a read sends no BEGIN and no ROLLBACK: three trips to the server become one.

    Each statement sees what was committed before it, as in a READ COMMITTED transaction.
    """
    if (
        connection.dialect.name == "postgresql"
        and not (_writing.get() or transaction.nested)
        and isinstance(current.get_bind(), Engine)
        and "isolation_level" not in connection.get_execution_options()
    ):
        driver: Any = connection.connection.dbapi_connection
        driver.autocommit = True


@event.listens_for(Engine, "checkin")
def _lay_back(connection: Any, record: Any) -> None:  # noqa: ANN401 - any driver's connection
    record.info["idle_since"] = time.monotonic()
    if connection is not None and not isinstance(connection, sqlite3.Connection):
        connection.autocommit = False


@event.listens_for(Engine, "checkout")
def _still_alive(connection: Any, record: Any, proxy: object) -> None:  # noqa: ANN401 - as above
    """Ask a connection that lay idle whether its server is still there, before it is used."""
    _ = proxy
    idle_since = record.info.get("idle_since")
    if isinstance(connection, sqlite3.Connection) or idle_since is None:
        return
    if time.monotonic() - idle_since < TRUSTED_SECONDS:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except psycopg.Error as gone:
        raise DisconnectionError from gone


@event.listens_for(Session, "before_flush")
def _only_in_use_cases(current: Session, *_: object) -> None:
    changed = current.new or current.deleted or any(map(current.is_modified, current.dirty))
    if changed and not _writing.get():
        raise RuntimeError("Rows are written only inside a use case: put @atomic on the service")


@event.listens_for(Session, "do_orm_execute")
def _no_loose_statements(state: ORMExecuteState) -> None:
    if (state.is_insert or state.is_update or state.is_delete) and not _writing.get():
        raise RuntimeError("Rows are written only inside a use case: put @atomic on the service")


@lru_cache(maxsize=1)
def _refusals() -> dict[str, DomainError]:
    """The words beside each constraint, by its name and by the columns that SQLite reports."""
    words: dict[str, DomainError] = {}
    for table in Base.metadata.tables.values():
        for rule in [*table.constraints, *table.indexes]:
            if not isinstance(rule, UniqueConstraint | CheckConstraint | Index):
                continue
            if "refusal" not in rule.info:
                continue
            error = Conflict(rule.info["refusal"], rule.info.get("field"))
            words[str(rule.name)] = error
            if not isinstance(rule, CheckConstraint):
                words[", ".join(f"{table.name}.{column.name}" for column in rule.columns)] = error
    return words


def refusal(wrong: IntegrityError) -> Exception:
    """The friendly refusal of a violated constraint, or the database's own error."""
    diagnosis = getattr(wrong.orig, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or str(wrong.orig).partition(": ")[2]
    known = _refusals().get(name.removeprefix("index '").removesuffix("'"))
    return wrong if known is None else Conflict(known.message, known.field)


def encrypted_columns() -> Iterator[tuple[Table, Column[object]]]:
    """Every column of every table that is kept encrypted."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, types.EncryptedText | types.EncryptedJson):
                yield table, column


def rotate_secrets() -> int:
    """Rewrite every stored secret under the newest key; returns how many. Safe to run again."""
    count = 0
    for table, column in encrypted_columns():
        last = 0
        while (step := _rotate_batch(table, column, last)) is not None:
            count, last = count + step[0], step[1]
    return count


@atomic
def _rotate_batch(table: Table, column: Column[object], after: int) -> tuple[int, int] | None:
    """Rotate the next rows of one column; None when there are no more."""
    stored = type_coerce(column, Text())
    query = select(table.c.id, stored).where(table.c.id > after, column.is_not(None))
    rows = session().execute(query.order_by(table.c.id).limit(ROTATION_BATCH)).all()
    if not rows:
        return None
    change = (
        update(table)
        .where(table.c.id == bindparam("row_id"))
        .values({column.name: type_coerce(bindparam("secret"), Text())})
    )
    session().connection().execute(
        change, [{"row_id": number, "secret": secrets.rotated(text)} for number, text in rows]
    )
    return len(rows), rows[-1][0]
