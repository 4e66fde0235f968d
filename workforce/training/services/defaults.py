"""Loading the default requirements of the packaged data file."""

from typing import Any

from workforce.core.db import atomic, session
from workforce.core.types import Source
from workforce.training.models import Requirement
from workforce.training.queries import requirements
from workforce.training.rules import topics

SETTLED = ("months", "within_months", "basis", "basis_source", "confidence", "required_to")


@atomic
def load_defaults() -> int:
    """Bring the default requirements to what the data file says; returns how many changed.

    Run as often as you like: a row is found by topic, role, nation and first day. A row that
    the file no longer has stays, because completions were judged by it.
    """
    known = {_key(row): row for row in requirements.defaults()}
    changed = 0
    for rule in topics.default_requirements():
        values: dict[str, Any] = {name: getattr(rule, name) for name in SETTLED}
        row = known.get(_key(rule))
        if row is None:
            session().add(_new(rule, values))
            changed += 1
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed += 1
    return changed


def _new(rule: topics.DefaultRequirement, values: dict[str, Any]) -> Requirement:
    """The row of a rule; a rule is real in a demonstration too."""
    return Requirement(
        topic=rule.topic,
        role=rule.role,
        nation=rule.nation,
        required_from=rule.required_from,
        source=Source.REAL,
        **values,
    )


def _key(row: Requirement | topics.DefaultRequirement) -> tuple[object, ...]:
    return row.topic, row.role, row.nation, row.required_from
