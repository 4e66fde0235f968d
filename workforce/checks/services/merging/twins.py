"""Rows of two references that say the same of the same thing: of such, one is enough."""

from typing import Any

from sqlalchemy import Table, select

from workforce.checks.services.merging.tables import OWN, is_ledger, keys_beside
from workforce.core.db import session


def twins(table: Table, kept: list[int], other: list[int]) -> list[int]:
    """The other's rows that the kept reference has already; they stay where they are.

    A ledger only says that something was told: there the key is enough. Elsewhere all must be
    equal, or the rows are two facts that cannot both be true.
    """
    keys = keys_beside(table)
    if not keys or not kept:
        return []
    rows = {row["id"]: row for row in _rows(table, [*kept, *other])}
    names = [name for name in table.columns.keys() if name not in OWN]  # noqa: SIM118 - a collection
    found = set()
    for key in keys:
        said = {_values(rows[one], key): rows[one] for one in kept}
        for one in other:
            twin = said.get(_values(rows[one], key))
            same = twin is not None and _values(twin, names) == _values(rows[one], names)
            if same or (twin is not None and is_ledger(table)):
                found.add(one)
    return sorted(found)


def _rows(table: Table, ids: list[int]) -> list[Any]:
    query = select(table).where(table.c.id.in_(ids))
    return list(session().execute(query).mappings())


def _values(row: Any, names: list[str]) -> tuple[Any, ...]:  # noqa: ANN401 - a row of any table
    return tuple(row[name] for name in names)
