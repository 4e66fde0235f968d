"""Words in which nobody is named: what tells who somebody is, taken out of what they wrote."""

import re
from collections.abc import Iterable

MASK = "…"
SHORTEST = 2
ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"(?<![\w.])(?:\+|\(?0)(?:[\s().-]?\d){8,13}(?!\d)")
POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b")
LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)


def masked(text: str, telling: Iterable[str]) -> str:
    """A text without names that tell who wrote it, e-mail addresses, numbers, postcodes, links."""
    for pattern in (LINK, ADDRESS, NUMBER, POSTCODE):
        text = pattern.sub(MASK, text)
    names = sorted(set(_parts(telling)), key=len, reverse=True)
    if not names:
        return text
    listed = "|".join(re.escape(one) for one in names)
    return re.sub(rf"(?<!\w)(?:{listed})(?!\w)", MASK, text, flags=re.IGNORECASE)


def _parts(telling: Iterable[str]) -> Iterable[str]:
    for one in telling:
        whole = one.strip()
        for part in (whole, *re.split(r"[\s-]+", whole)):
            if len(part) >= SHORTEST:
                yield part
