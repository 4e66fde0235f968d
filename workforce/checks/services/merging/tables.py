"""Which tables say something about a person of an employer: found, never listed by hand."""

from sqlalchemy import Index, Table, UniqueConstraint

from workforce.checks.models import MergeProposal
from workforce.core.db import Base

ORGANISATION, REFERENCE = "organisation_id", "person_reference"
# What says which row it is, not what it says.
OWN = frozenset({"id", "public_id", "created_at", "source", ORGANISATION, REFERENCE})


def tables_of_people() -> list[Table]:
    """Every table with an employer and a reference of a person, in a stable order."""
    return [
        table
        for table in Base.metadata.sorted_tables
        if {ORGANISATION, REFERENCE} <= set(table.columns.keys())
        and table.name != MergeProposal.__tablename__
    ]


def is_one_a_person(table: Table) -> bool:
    """Whether a table holds at most one row for each person."""
    wanted = {ORGANISATION, REFERENCE}
    rules: list[Index | UniqueConstraint] = [one for one in table.indexes if one.unique]
    rules += [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    return wanted in [
        {column.name for column in rule.columns} for rule in rules if not _is_partial(rule)
    ]


def keys_beside(table: Table) -> list[list[str]]:
    """What else is in each key of a table that names the person: one row for each of these."""
    wanted = {ORGANISATION, REFERENCE}
    rules: list[Index | UniqueConstraint] = [one for one in table.indexes if one.unique]
    rules += [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    keys = [[column.name for column in rule.columns] for rule in rules if not _is_partial(rule)]
    beside = [[name for name in key if name not in wanted] for key in keys if wanted < set(key)]
    return sorted(beside)


def is_ledger(table: Table) -> bool:
    """Whether a table only remembers what was told already."""
    return bool(table.info.get("ledger"))


def _is_partial(rule: object) -> bool:
    options = getattr(rule, "dialect_options", {})
    return any(options[name].get("where") is not None for name in options)
