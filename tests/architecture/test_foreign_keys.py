"""Everything falls downward: foreign keys too."""

import importlib

from tests.architecture.source import modules, storeys
from workforce.core.db import Base


def test_foreign_keys_fall() -> None:
    homes = tables()
    heights = storeys()
    found = [
        f"{table} ({homes[table]}) → {target} ({homes[target]})"
        for table, target in keys()
        if homes[target] != homes[table] and heights[homes[target]] >= heights[homes[table]]
    ]
    assert not found, f"A key points to a storey below or to its own: {found}"


def test_rows_of_the_ground_floor_name_others_without_a_key() -> None:
    homes = tables()
    found = [pair for pair in keys() if homes[pair[0]] == "core" != homes[pair[1]]]
    assert not found


def tables() -> dict[str, str]:
    """The storey of every table."""
    for module in modules():
        if module.room == "models" or module.feature in {"core", "web"}:
            importlib.import_module(".".join(module.parts).removesuffix(".__init__"))
    found = {}
    for mapper in Base.registry.mappers:
        storey = mapper.class_.__module__.split(".")[1]
        for table in mapper.tables:
            found[str(table.key if hasattr(table, "key") else table)] = storey
    return found


def keys() -> list[tuple[str, str]]:
    tables()
    return [
        (table.key, key.column.table.key)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
    ]
