"""The criteria with which a job may begin: our suggestions by role, kept as data."""

import json
from functools import lru_cache
from importlib import resources
from typing import Any

from workforce.applications.states.choosing import Weight
from workforce.employment.states import JobRole

FILE = "data/starting_criteria.json"


def criteria_of(role: JobRole) -> list[tuple[Weight, str]]:
    """What we suggest candidates for a role are weighed by, the essential things first."""
    known = _suggested()
    drafted = [(Weight(weight), text) for weight, text in (*known["everybody"], *_of(known, role))]
    return sorted(drafted, key=lambda one: one[0] is not Weight.ESSENTIAL)


def _of(known: dict[str, Any], role: JobRole) -> list[list[str]]:
    found: list[list[str]] = known["roles"].get(role.value, [])
    return found


@lru_cache(maxsize=1)
def _suggested() -> dict[str, Any]:
    text = resources.files("workforce.applications").joinpath(FILE).read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
