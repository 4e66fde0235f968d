"""How many addresses may be released, from dated data, and until when each is open."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Limits:
    """The figures of a day: per releasing person, per candidate, and what alerts support."""

    a_day: int
    a_week: int
    open_for_candidate: int
    homes_that_alert: int
    within_days: int
    longest_days: int


@lru_cache(maxsize=1)
def _known() -> tuple[tuple[date, Limits], ...]:
    file = resources.files("workforce.applications") / "data" / "place_release.json"
    found = []
    for one in json.loads(file.read_text("utf-8"))["limits"]:
        begins = date.fromisoformat(one.pop("from"))
        found.append((begins, Limits(**one)))
    return tuple(sorted(found, key=lambda pair: pair[0]))


def limits_on(day: date) -> Limits:
    """The limits of a day; before the first that is known, the first."""
    begun = [limits for begins, limits in _known() if begins <= day]
    return begun[-1] if begun else _known()[0][1]
