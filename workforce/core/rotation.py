"""Key rotation: every encrypted column rewritten under the newest key, in small transactions."""

from collections.abc import Iterator

from sqlalchemy import Column, Table, Text, bindparam, select, type_coerce, update

from workforce.core import secrets
from workforce.core.db import Base, atomic, session
from workforce.core.types import EncryptedJson, EncryptedText

BATCH = 500


def encrypted_columns() -> Iterator[tuple[Table, Column[object]]]:
    """Every column of every table that is kept encrypted."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, EncryptedText | EncryptedJson):
                yield table, column


def rotate() -> int:
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
    rows = session().execute(query.order_by(table.c.id).limit(BATCH)).all()
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
