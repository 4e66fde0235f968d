"""The one resolver: whatever is typed comes back as an area, a point, a question or a miss."""

import re
from collections.abc import Sequence

from workforce.places.rules import names
from workforce.places.rules.gazetteer import outcode, postal_parts
from workforce.places.rules.index import NATIONWIDE, Entry, index, meaning_of_outcode
from workforce.places.rules.resolution import Resolution
from workforce.places.states import Kind

_POSTAL_AT_END = re.compile(
    r"[\s,](?P<postal>[A-Z]{1,2}[0-9][A-Z0-9]?(?:\s*[0-9][A-Z]{2})?)$",
)


def resolve(text: str | None) -> Resolution:
    """What a typed location means; never an exception, whatever was typed."""
    typed = names.tidied(text)
    return (
        _nationwide(typed)
        or _token(typed)
        or _postal(typed)
        or _named(typed)
        or _postal_at_end(typed)
        or _qualified(typed)
        or Resolution(Kind.UNKNOWN, typed)
    )


def _nationwide(typed: str) -> Resolution | None:
    if names.key(typed) not in NATIONWIDE or (typed and not names.key(typed)):
        return None
    return Resolution(Kind.NATIONWIDE, typed, "nationwide")


def _token(typed: str) -> Resolution | None:
    kind, colon, rest = typed.lower().partition(":")
    if colon and kind == Kind.OUTCODE:
        known = outcode(rest)
        return meaning_of_outcode(known, Kind.OUTCODE) if known else None
    entry = index().tokens.get(typed.lower())
    return entry.meaning.typed_as(typed) if entry else None


def _postal(typed: str) -> Resolution | None:
    parts = postal_parts(typed)
    if parts is None:
        return None
    code, longer = parts
    known = outcode(code)
    if known is None:
        return Resolution(Kind.UNKNOWN, code)
    return meaning_of_outcode(known, Kind.POSTCODE if longer else Kind.OUTCODE)


def _postal_at_end(typed: str) -> Resolution | None:
    """A whole address, or a place with its postcode: only the postcode counts."""
    match = _POSTAL_AT_END.search(typed.upper())
    return _postal(match["postal"]) if match and outcode(match["postal"]) else None


def _named(typed: str) -> Resolution | None:
    written = names.key(typed)
    exact = list(index().names.get(written, ()))
    short = [entry for entry in index().shorts.get(written, ()) if entry not in exact]
    if exact:
        return _chosen(typed, [*exact, *short])
    if written in index().labels:
        return index().labels[written].meaning.typed_as(typed)
    if len({names.key(entry.names[0]) for entry in short}) > 1:
        return _question(typed, short)
    return _chosen(typed, short)


def _chosen(typed: str, entries: Sequence[Entry]) -> Resolution | None:
    """The area of this name with other meanings beside it; one place; or a question."""
    if not entries:
        return None
    first, *others = entries
    if not first.meaning.is_area:
        return _question(typed, entries) if others else first.meaning.typed_as(typed)
    namesakes = [*others, *index().names.get(names.key(first.names[0]), ())]
    choices = dict.fromkeys(entry.meaning.choice for entry in namesakes if entry is not first)
    return first.meaning.typed_as(typed).beside(*choices)


def _question(typed: str, entries: Sequence[Entry]) -> Resolution:
    choices = tuple(entry.meaning.choice for entry in entries)
    return Resolution(Kind.AMBIGUOUS, typed, choices=choices)


def _qualified(typed: str) -> Resolution | None:
    """A name followed by a comma and where that is: "Reading, Berkshire", "Leeds, UK"."""
    name, comma, where = typed.rpartition(",")
    if not comma or not names.key(name):
        return None
    around = resolve(where)
    if around.is_nationwide:
        known = resolve(name)
        return known.typed_as(typed) if known.found else known
    inside = [
        entry
        for entry in index().names.get(names.key(name), ())
        if entry.meaning.authority_codes <= around.authority_codes
    ]
    return _chosen(typed, inside)
