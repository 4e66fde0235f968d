"""Typed words that name a filter become that filter, once; the rest stay words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workforce.vacancies.rules import filters as filtering
from workforce.vacancies.rules.phrases import Tokens, phrases
from workforce.vacancies.rules.search import Search
from workforce.vacancies.rules.words import tokens


@dataclass(frozen=True, slots=True)
class Understood:
    """A phrase as it was typed, and the filter that it was taken for."""

    phrase: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A search as it was understood, and which of its phrases became filters."""

    search: Search
    understood: tuple[Understood, ...] = ()

    def of_campaigns(self, running: Iterable[str]) -> "Reading":
        """The same search, without a campaign that does not run."""
        slug = self.search.filters.campaign
        if not slug or slug in set(running):
            return self
        others = filtering.without(self.search.filters, "campaign")
        return replace(self, search=self.search.narrowed(others))

    def in_words(self, one: Understood) -> Search:
        """The search in which one phrase stays words; its filter goes with it."""
        others = filtering.without(self.search.filters, one.name, one.value)
        said = f"{one.phrase} {self.search.words}".strip()
        kept = (*self.search.as_words, one.phrase)
        return replace(self.search.narrowed(others).saying(said), as_words=kept)


def understood(search: Search) -> Reading:
    """The search with its telling phrases as filters, but for those that are to stay words."""
    kept = frozenset(tokens(phrase) for phrase in search.as_words) | phrases().stay_words
    parts = list(_parts(search.words.split(), kept))
    found = tuple(part for part in parts if isinstance(part, Understood))
    rest = " ".join(part for part in parts if isinstance(part, str))
    here = tokens(rest)
    still = tuple(phrase for phrase in search.as_words if _occurs(tokens(phrase), here))
    if not found:
        return Reading(replace(search, as_words=still))
    added = filtering.read(filtering.grouped((one.name, one.value) for one in found))
    narrowed = search.narrowed(search.filters.beside(added)).saying(rest)
    return Reading(replace(narrowed, as_words=still), found)


def _parts(typed: list[str], kept: frozenset[Tokens]) -> Iterator[Understood | str]:
    start = 0
    while start < len(typed):
        length = _length(typed, start, kept)
        phrase = " ".join(typed[start : start + length])
        answer = None if tokens(phrase) in kept else phrases().named.get(tokens(phrase))
        yield Understood(phrase, *answer) if answer else phrase
        start += length


def _length(typed: list[str], start: int, kept: frozenset[Tokens]) -> int:
    """How many typed words a phrase takes from here: one that stays words, or the longest known."""
    longest = min(phrases().longest, len(typed) - start)
    said = [tokens(" ".join(typed[start : start + length + 1])) for length in range(longest)]
    for known in (kept, phrases().named):
        for length in range(longest, 0, -1):
            if said[length - 1] in known:
                return length
    return 1


def _occurs(phrase: Tokens, said: Tokens) -> bool:
    if not phrase:
        return False
    starts = range(len(said) - len(phrase) + 1)
    return any(said[start : start + len(phrase)] == phrase for start in starts)
