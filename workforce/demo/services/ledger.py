"""Rows on their way into the database: numbered, named, marked as invented, written in bulk."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Table, func, select, text
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from workforce.core import clock, secrets
from workforce.core.db import Base, is_postgresql, session
from workforce.core.lifecycle import StateChange
from workforce.core.types import EncryptedText, Source
from workforce.demo.rules import chance

HELD_AT_MOST = 4_000
SHARED_TEXTS = 4_096
# Who did what before anybody watched: the demonstration itself.
ACTOR = ("system", "demo")
# From, to, when, and who: a person's id, or None for the demonstration itself.
Step = tuple[str | None, str, datetime, int | None]
Encrypt = Callable[[str | None], str | None]


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of a London day, in UTC."""
    return _start(day) + timedelta(hours=hour, minutes=minute)


@lru_cache(maxsize=8_192)
def _start(day: date) -> datetime:
    return clock.day_start(day)


def _write(table: Table, rows: list[dict[str, Any]], encrypt: Encrypt) -> None:
    """Write rows that name the same columns, as the driver takes them fastest.

    Only SQLAlchemy's care for every single row is left out, which costs more than the writing.
    """
    connection = session().connection()
    names, values = _prepared(table, rows, connection.dialect, encrypt)
    columns = ", ".join(f'"{name}"' for name in names)
    if not is_postgresql():
        marks = ", ".join("?" * len(names))
        command = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'  # noqa: S608 - our names
        connection.exec_driver_sql(command, list(values))
        return
    driver: Any = connection.connection.dbapi_connection
    command = f'COPY "{table.name}" ({columns}) FROM STDIN'
    with driver.cursor() as cursor, cursor.copy(command) as copy:
        for row in values:
            copy.write_row(row)


def _prepared(
    table: Table, rows: list[dict[str, Any]], dialect: Dialect, encrypt: Encrypt
) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The names of the columns, and the rows as the types of the columns keep them.

    A column that is not named has its default.
    """
    settled = {
        column.name: column.default.arg
        for column in table.columns
        if column.name not in rows[0] and isinstance(column.default, ScalarElementColumnDefault)
    }
    names, defaults = [*rows[0], *settled], tuple(settled.values())
    types = [table.c[name].type.dialect_impl(dialect) for name in names]
    kept = [
        encrypt if isinstance(kind, EncryptedText) else kind.bind_processor(dialect)
        for kind in types
    ]
    values = (
        tuple(
            keep(value) if keep else value
            for keep, value in zip(kept, (*row.values(), *defaults), strict=True)
        )
        for row in rows
    )
    return names, values


@dataclass(slots=True)
class _Filling:
    """A table being filled: the last id given, what its rows carry, and those not yet written.

    Rows that name the same columns are held together. Some tables give their rows no number.
    """

    table: Table
    last: int
    numbered: bool
    named: bool
    sourced: bool
    stamped: bool
    rows: dict[tuple[str, ...], list[dict[str, Any]]] = field(default_factory=dict)


class Ledger:
    """Collects rows of any table and writes them many at a time, parents before children.

    Ids are handed out here and not by the database, so that rows can name each other before
    they are written, and so that the same plan gives the same ids in an empty database.
    """

    def __init__(self, seed: int, today: date) -> None:
        self._luck = chance.stream(seed, "public ids")
        self._made_at = at(today - timedelta(days=1), 12)
        self._filled: dict[type[Base], _Filling] = {}
        self._held = 0
        # A text that many rows share is encrypted once: behind these texts is nobody.
        shared = lru_cache(maxsize=SHARED_TEXTS)(secrets.encrypt)
        self._encrypt: Encrypt = lambda text: None if text is None else shared(text)

    def public_id(self) -> str:
        """The next public id."""
        return chance.public_id(self._luck)

    def claim(self, model: type[Base]) -> None:
        """Keep other writers out of a table, so that the ids handed out here stay free.

        SQLite lets in one writer at a time anyway.
        """
        table = Base.metadata.tables[model.__tablename__]
        if is_postgresql():
            session().execute(text(f'LOCK TABLE "{table.name}" IN SHARE ROW EXCLUSIVE MODE'))
        numbered = "id" in table.c
        last = session().scalar(select(func.max(table.c.id))) if numbered else None
        self._filled[model] = _Filling(
            table,
            last or 0,
            numbered=numbered,
            named="public_id" in table.c,
            sourced="source" in table.c,
            stamped="created_at" in table.c,
        )

    def add(self, model: type[Base], **values: Any) -> int:
        """Put a row on its way; returns its id."""
        if model not in self._filled:
            self.claim(model)
        into = self._filled[model]
        into.last += 1
        row: dict[str, Any] = {"id": into.last}
        if into.named:
            row["public_id"] = values.get("public_id") or self.public_id()
        if into.sourced:
            row["source"] = Source.INVENTED
        if into.stamped:
            row["created_at"] = self._made_at
        row |= values
        self._hold(into, row)
        return into.last

    def lay(self, model: type[Base], **values: Any) -> None:
        """Put a row on its way that has neither a number nor a name."""
        if model not in self._filled:
            self.claim(model)
        self._hold(self._filled[model], values)

    def _hold(self, into: _Filling, row: dict[str, Any]) -> None:
        into.rows.setdefault(tuple(row), []).append(row)
        self._held += 1
        if self._held >= HELD_AT_MOST:
            self.flush()

    def history(self, model: type[Base], number: int, steps: Iterable[Step]) -> None:
        """Note the moves of a row, oldest first."""
        subject_kind = str(model.__tablename__)
        for start, to, moment, person_id in steps:
            kind, actor = ACTOR if person_id is None else ("person", str(person_id))
            self.add(
                StateChange,
                subject_kind=subject_kind,
                subject_id=number,
                from_state=start,
                to_state=to,
                actor_kind=kind,
                actor_id=actor,
                reason="",
                created_at=moment,
            )

    def flush(self) -> None:
        """Write what is held, in the order in which tables need each other."""
        filling = {into.table.name: into for into in self._filled.values()}
        for table in Base.metadata.sorted_tables:
            if table.name in filling:
                for rows in filling[table.name].rows.values():
                    _write(table, rows, self._encrypt)
                filling[table.name].rows.clear()
        self._held = 0

    def close(self) -> None:
        """Write the rest, and let the database count on from the last id of each table."""
        self.flush()
        if not is_postgresql():
            return
        for into in filter(lambda one: one.numbered, self._filled.values()):
            sequence = func.pg_get_serial_sequence(into.table.name, "id")
            session().execute(select(func.setval(sequence, into.last)))
