"""Addresses, months and words of a campaign's page."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

MOST_MONTHS = 24
LONGEST = 60
DIRECT = ""
RESERVED = frozenset({"new", "interest", "search"})
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CODE = re.compile(r"[a-z0-9-]{1,60}")


def is_slug(text: str) -> bool:
    """Whether a text can stand in an address: small letters, figures, single dashes."""
    return len(text) <= LONGEST and SLUG.fullmatch(text) is not None and text not in RESERVED


def code_of(text: str | None) -> str:
    """The code of a tracked link as it came in an address; anything else is dropped."""
    return text if text and CODE.fullmatch(text) else DIRECT


def months(starts_on: date, ends_on: date) -> tuple[date, ...]:
    """The first day of every month that two days touch, in order."""
    first = starts_on.year * 12 + starts_on.month - 1
    last = ends_on.year * 12 + ends_on.month - 1
    return tuple(date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1))


def is_open(starts_on: date, ends_on: date, today: date) -> bool:
    """Whether a day is one of the campaign's."""
    return starts_on <= today <= ends_on


def lacks_welsh(part: Mapping[str, Any]) -> bool:
    """Whether a part of a page says something in English that it does not say in Welsh."""
    pairs = (("title", "welsh_title"), ("words", "welsh_words"))
    return any(part[english] and not part[welsh] for english, welsh in pairs)


def picture_names(content: Mapping[str, Any]) -> frozenset[str]:
    """The public names of the pictures that a published page holds."""
    return frozenset(part["picture"] for part in content["blocks"] if part["picture"])
