"""Changing what an existing table promises, on both databases, without copying its rows.

SQLite cannot alter a constraint, and dropping a table to which others point fails as soon as it
has rows. Its manual allows constraints that do not touch stored data to be edited in the schema.
"""

import re

from sqlalchemy import Connection, text


def promise(connection: Connection, table: str, name: str, rule: str) -> None:
    """Add a named CHECK or FOREIGN KEY to a table."""
    if connection.dialect.name == "postgresql":
        _run(connection, f'ALTER TABLE "{table}" ADD CONSTRAINT {name} {rule}')
        return
    _rewrite(connection, table, added(definition(connection, table), name, rule))


def release(connection: Connection, table: str, name: str) -> None:
    """Take a named CHECK or FOREIGN KEY from a table."""
    if connection.dialect.name == "postgresql":
        _run(connection, f'ALTER TABLE "{table}" DROP CONSTRAINT {name}')
        return
    _rewrite(connection, table, removed(definition(connection, table), name))


def replace(connection: Connection, table: str, name: str, rule: str) -> None:
    """Let a named constraint say something else."""
    release(connection, table, name)
    promise(connection, table, name, rule)


def one_of(column: str, *values: str) -> str:
    """The CHECK of a column of readable values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return f"CHECK ({column} IN ({listed}))"


def definition(connection: Connection, table: str) -> str:
    """How SQLite has a table written down."""
    query = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
    return str(connection.execute(query, {"name": table}).scalar_one())


def added(statement: str, name: str, rule: str) -> str:
    """A CREATE TABLE statement with one constraint more, on a line of its own."""
    body = statement[: statement.rindex(")")].rstrip()
    return f"{body},\n\tCONSTRAINT {name} {rule}\n)"


def removed(statement: str, name: str) -> str:
    """A CREATE TABLE statement without one of its constraints."""
    found = re.search(rf",\s*CONSTRAINT {re.escape(name)}\s", statement)
    if found is None:
        raise LookupError(f"{name} is not a constraint of this table")
    return statement[: found.start()] + statement[_end(statement, found.end()) :]


def _end(statement: str, start: int) -> int:
    """Where the constraint that goes on from `start` ends: at a comma or bracket of its own."""
    depth, quoted = 0, False
    for place in range(start, len(statement)):
        mark = statement[place]
        if mark == "'":
            quoted = not quoted
        elif not quoted and mark == "(":
            depth += 1
        elif not quoted and mark in "),":
            if depth == 0:
                return place
            depth -= mark == ")"
    raise LookupError("This constraint does not end")


def _rewrite(connection: Connection, table: str, statement: str) -> None:
    _run(connection, "PRAGMA writable_schema = ON")
    change = "UPDATE sqlite_master SET sql = :sql WHERE type = 'table' AND name = :name"
    connection.execute(text(change), {"sql": statement, "name": table})
    _run(connection, "PRAGMA writable_schema = RESET")


def _run(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement)
