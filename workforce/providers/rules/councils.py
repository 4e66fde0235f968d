"""Which councils a sector body names, one to a line."""

import re
from dataclasses import dataclass

from workforce.places import rules as places

_AREAS = frozenset(
    {places.Kind.AUTHORITY, places.Kind.COUNTY, places.Kind.COOPERATIVE, places.Kind.REGION}
)


@dataclass(frozen=True, slots=True)
class Named:
    """The codes of the councils named, and what could not be found."""

    codes: tuple[str, ...]
    unknown: tuple[str, ...]


def named_in(text: str) -> Named:
    """The councils named in a text, by line or separated by semicolons."""
    codes: set[str] = set()
    unknown: list[str] = []
    for name in filter(None, map(str.strip, re.split(r"[\n;]", text))):
        found = places.resolve(name)
        if found.kind in _AREAS:
            codes |= found.authority_codes
        else:
            unknown.append(name)
    return Named(tuple(sorted(codes)), tuple(unknown))
