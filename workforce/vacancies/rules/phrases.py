"""The file of phrases that name a filter: whoever types one means the filter, not the words."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from workforce.vacancies.rules.synonyms import synonyms
from workforce.vacancies.rules.words import tokens

Tokens = tuple[str, ...]
Answer = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Which filter each phrase names, and the phrases that name none although a part does."""

    named: dict[Tokens, Answer]
    stay_words: frozenset[Tokens]
    longest: int


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The packaged file, read once; what means the same as a phrase names the same filter."""
    file = resources.files("workforce.vacancies") / "data" / "phrases.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    said = {
        tokens(phrase): (name, value)
        for name, values in content["filters"].items()
        for value, written in values.items()
        for phrase in written
    }
    stay = frozenset(map(tokens, content["stay_words"]))
    meant: dict[Tokens, Answer] = {}
    for group in synonyms().both_ways:
        alike = [tokens(phrase) for phrase in group]
        head = said.get(alike[0])
        if head is not None:
            meant |= dict.fromkeys(alike, head)
    known = meant | said
    return Phrases(known, stay, max(map(len, (*known, *stay))))
