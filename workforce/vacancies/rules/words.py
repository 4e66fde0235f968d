"""One tokeniser for search, alerts and the index: the same words whatever the database."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from workforce.vacancies.rules.synonyms import synonyms

# A term of a query: one of its alternatives must match, each a group of tokens that all must.
Term = tuple[tuple[str, ...], ...]

LONGEST_TOKEN = 40
TOKENISER = 1  # one more whenever the same text would give other tokens
MOST_TERMS = 12
WORD = re.compile(r"[a-z0-9]+")
POSSESSIVE = re.compile(r"['’]s?\b")
# Words that say nothing about which job is meant; a query never insists on them.
IDLE_WORDS = """
    a an and are as at by for from in is job my near of on opportunity or post role the to vacancy
    with work ac am mewn o swydd y yn yr
"""
IDLE = frozenset(IDLE_WORDS.split())
SHORTEST_PLURAL = 4
ONE_OF_MANY = {"children": "child", "men": "man", "women": "woman", "plant": "plentyn"}


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in order: lower case, accents off, lightly stemmed."""
    return tuple(_tokens(text[:20_000]))


def _tokens(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for word in WORD.findall(POSSESSIVE.sub("", bare)):
        yield stem(word[:LONGEST_TOKEN])


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its plural ending; nothing more is taken off, so that few words collide."""
    singular = _singular(word)
    return ONE_OF_MANY.get(singular, singular)


def _singular(word: str) -> str:
    if len(word) < SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > SHORTEST_PLURAL else word[:-1]
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def search_text(*sections: str) -> str:
    """What the index holds of a vacancy: every token once, and the ideas its phrases stand for."""
    known: set[str] = set()
    for section in sections:
        words = tokens(section)
        known.update(words)
        known.update(_ideas(words))
    return " ".join(sorted(known))


def made_by() -> list[object]:
    """What the tokens of a text depend on; synonyms of one direction are no part of the index."""
    return [TOKENISER, ONE_OF_MANY, synonyms().both_ways]


def _ideas(words: tuple[str, ...]) -> Iterator[str]:
    """The ideas of all phrases that occur, also of those inside longer ones."""
    table = _phrases()
    for start in range(len(words)):
        for length in table.lengths:
            yield from table.both_ways.get(words[start : start + length], ())


def terms(query: str) -> tuple[Term, ...]:
    """What a query asks for: all of these must match. The longest known phrase wins."""
    words = tokens(query)
    found: list[Term] = []
    start = 0
    while start < len(words) and len(found) < MOST_TERMS:
        term, length = _term(words, start)
        start += length
        if term is not None and term not in found:
            found.append(term)
    return tuple(found)


def _term(words: tuple[str, ...], start: int) -> tuple[Term | None, int]:
    table = _phrases()
    for length in table.lengths:
        phrase = words[start : start + length]
        if len(phrase) == length and phrase in table.meant:
            return (phrase, *((idea,) for idea in table.meant[phrase])), length
    word = words[start]
    return (None if word in IDLE else ((word,),)), 1


def matches(wanted: Iterable[Term], indexed: str) -> bool:
    """Whether an indexed text answers a query: what both databases compute, in plain words."""
    known = frozenset(indexed.split())
    return all(any(known.issuperset(group) for group in term) for term in wanted)


def fts5(wanted: Iterable[Term]) -> str:
    """The query for SQLite's FTS5; every token is quoted, so that nothing typed is syntax."""
    return " AND ".join(_joined(term, '"', " AND ", " OR ") for term in wanted)


def tsquery(wanted: Iterable[Term]) -> str:
    """The query for PostgreSQL's to_tsquery; every token is quoted."""
    return " & ".join(_joined(term, "'", " & ", " | ") for term in wanted)


def _joined(term: Term, quote: str, all_of: str, any_of: str) -> str:
    groups = [all_of.join(f"{quote}{token}{quote}" for token in group) for group in term]
    return f"({any_of.join(f'({group})' for group in groups)})"


class _Phrases:
    """The synonyms file as tokens: which phrases hold which idea, and which a query means."""

    def __init__(self) -> None:
        """Read each phrase with the tokeniser, so that it is found however it is written."""
        both: dict[tuple[str, ...], tuple[str, ...]] = {}
        for group in synonyms().both_ways:
            idea = "idea" + "".join(tokens(group[0]))
            for words in map(tokens, group):
                both[words] = (*both.get(words, ()), idea)
        meant = dict(both)
        for phrase, targets in synonyms().one_way.items():
            ideas = [idea for target in targets for idea in both[tokens(target)]]
            meant[tokens(phrase)] = (*meant.get(tokens(phrase), ()), *ideas)
        self.both_ways, self.meant = both, meant
        self.lengths = sorted({len(phrase) for phrase in meant}, reverse=True)


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    return _Phrases()
