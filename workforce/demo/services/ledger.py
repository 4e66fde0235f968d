"""Rows on their way into the database: numbered, named, marked as invented, written in bulk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Table, func, select, text
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from workforce.core import clock
from workforce.core.db import Base, is_postgresql, session
from workforce.core.lifecycle import StateChange
from workforce.core.types import Source
from workforce.demo.rules import chance

HELD_AT_MOST = 20_000
# Who did what before anybody watched: the demonstration itself.
ACTOR = ("system", "demo")
# From, to, when, and who: a person's id, or None for the demonstration itself.
Step = tuple[str | None, str, datetime, int | None]


@lru_cache(maxsize=8_192)
def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of a London day, in UTC."""
    return clock.day_start(day) + timedelta(hours=hour, minutes=minute)


def _write(table: Table, rows: list[dict[str, Any]]) -> None:
    """Write rows that name the same columns, as the driver takes them fastest.

    Only SQLAlchemy's care for every single row is left out, which costs more than the writing.
    """
    connection = session().connection()
    names, values = _prepared(table, rows, connection.dialect)
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
    table: Table, rows: list[dict[str, Any]], dialect: Dialect
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
    kept = [kind.bind_processor(dialect) for kind in types]
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

    Rows that name the same columns are held together.
    """

    table: Table
    last: int
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
        self._filled[model] = _Filling(
            table,
            session().scalar(select(func.max(table.c.id))) or 0,
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
        into.rows.setdefault(tuple(row), []).append(row)
        self._held += 1
        if self._held >= HELD_AT_MOST:
            self.flush()
        return into.last

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
                    _write(table, rows)
                filling[table.name].rows.clear()
        self._held = 0

    def close(self) -> None:
        """Write the rest, and let the database count on from the last id of each table."""
        self.flush()
        if not is_postgresql():
            return
        for into in self._filled.values():
            sequence = func.pg_get_serial_sequence(into.table.name, "id")
            session().execute(select(func.setval(sequence, into.last)))
