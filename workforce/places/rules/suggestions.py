"""What to offer while somebody types where; everything offered resolves."""

from bisect import bisect_left
from functools import lru_cache
from itertools import islice, takewhile

from workforce.places.rules import names
from workforce.places.rules.gazetteer import gazetteer, outcode_of, postal_parts
from workforce.places.rules.index import Entry, index
from workforce.places.rules.resolution import Choice
from workforce.places.states import Kind

SHORTEST = 3
MOST = 5


def suggest(prefix: str, limit: int = MOST) -> tuple[Choice, ...]:
    """Up to `limit` areas, places or outcodes that begin with what was typed, best first."""
    typed = names.tidied(prefix)
    if len(typed) < SHORTEST or limit < 1:
        return ()
    found = _outcodes(typed) if postal_parts(typed) else _named(typed)
    return tuple(islice(found, limit))


def _outcodes(typed: str) -> list[Choice]:
    code, longer = postal_parts(typed) or ("", False)
    begun = [known for known in gazetteer().outcodes if known.startswith(code)]
    exact = outcode_of(code)
    codes = [exact] if exact and longer else sorted({*begun, *filter(None, [exact])}, key=_length)
    return [Choice(f"outcode:{known}", known, Kind.OUTCODE) for known in codes]


def _length(code: str) -> tuple[int, str]:
    return len(code), code


def _named(typed: str) -> list[Choice]:
    written = names.key(typed)
    if not written:
        return []
    listed = _sorted_names()
    start = bisect_left(listed, written, key=lambda item: item[0])
    begun = takewhile(lambda item: item[0].startswith(written), islice(listed, start, None))
    best = sorted(begun, key=lambda item: (item[0] != written, item[1].rank))
    return list(dict.fromkeys(entry.meaning.choice for _, entry in best))


@lru_cache(maxsize=1)
def _sorted_names() -> list[tuple[str, Entry]]:
    pairs = [(name, entry) for name, entries in index().names.items() for entry in entries]
    pairs += list(index().labels.items())
    return sorted(pairs, key=lambda item: (item[0], item[1].rank))
