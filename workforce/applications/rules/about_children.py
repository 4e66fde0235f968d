"""Words that may tell of a child who lives in a home: the writer is asked, never refused."""

import re

AGE = (
    r"\b(?:aged?|who is|turns|turned)\s+(?:[5-9]|1[0-7])\b",
    r"\b(?:[5-9]|1[0-7])(?:\s|-)*(?:years?|yrs?|yo)\b(?:(?:\s|-)*old)?",
    r"\b(?:[5-9]|1[0-7])(?:\s|-)*year(?:\s|-)*olds?\b",
)
NAMED = (
    r"\b(?:child|boy|girl|young (?:person|man)|resident)\s+(?:called|named|said|told|asked)\b",
    r"\b(?:our|the|one|a|this|that)\s+(?:boy|girl|young person|resident)\b",
)
TELLING = tuple(re.compile(one, re.IGNORECASE) for one in (*AGE, *NAMED))


def spoken_of(text: str) -> str:
    """The first words of a text that may tell of one child; empty where there are none."""
    found = [match for one in TELLING if (match := one.search(text))]
    return min(found, key=lambda match: match.start()).group() if found else ""
