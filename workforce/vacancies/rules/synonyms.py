"""The synonyms file: words of the field that mean the same, both ways or one way."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups that mean the same, and phrases whose search also finds another phrase."""

    both_ways: tuple[tuple[str, ...], ...]
    one_way: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def synonyms() -> Synonyms:
    """The packaged file, read once."""
    file = resources.files("workforce.vacancies") / "data" / "synonyms.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    return Synonyms(
        both_ways=tuple(tuple(group) for group in content["both_ways"]),
        one_way={phrase: tuple(targets) for phrase, targets in content["one_way"].items()},
    )
