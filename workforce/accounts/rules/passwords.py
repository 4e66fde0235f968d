"""What a password must be: long, and not what anybody would guess first. No other conditions."""

import re
from collections.abc import Iterable

from workforce.accounts.rules.common_words import COMMON, PUBLISHED, ROWS
from workforce.core.translation import Lazy, lazy

SHORTEST, LONGEST = 12, 200
TOO_SHORT = lazy("Password must be 12 characters or more")
TOO_LONG = lazy("Password must be 200 characters or fewer")
TOO_EASY = lazy("This password is easy to guess. Choose another, such as three random words")

SHORTEST_OWN_WORD = 3
SHORTEST_RUN = 3
ENOUGH = 5
FOR_A_FURTHER_WORD = 4
DISGUISES = str.maketrans("01345789@$!|+", "oieasybgasilt")
YEARS = re.compile(r"(19|20)\d\d")
REPEATED = re.compile(r"(.)\1{2,}")
LONGEST_FIRST = sorted(COMMON, key=lambda word: (-len(word), word))


def weakness(password: str, own_words: Iterable[str]) -> Lazy | None:
    """What is wrong with a password, or None.

    `own_words` are the person's names and address: the first things anybody would try.
    """
    if len(password) < SHORTEST:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    plain = password.casefold()
    if plain in PUBLISHED:
        return TOO_EASY
    own = _parts(own_words)
    bare = _without_runs(plain)
    told = (_left(text, own) for text in (plain, bare, bare.translate(DISGUISES)))
    return TOO_EASY if min(told) < ENOUGH else None


def _parts(own_words: Iterable[str]) -> list[str]:
    """The words of names and addresses, longest first."""
    found = {part for text in own_words for part in re.split(r"[\W_]+", text.casefold())}
    long = (part for part in found if len(part) >= SHORTEST_OWN_WORD)
    return sorted(long, key=lambda word: (-len(word), word))


def _left(text: str, own: list[str]) -> int:
    """How much there is to guess once names, common words and figures at the end are known."""
    for word in own:
        text = text.replace(word, " ")
    common = 0
    for word in LONGEST_FIRST:
        if word in text:
            common += 1
            text = text.replace(word, " ")
    signs = set(_without_runs(text))
    letters = sum(sign.isalpha() for sign in signs)
    figures = sum(sign.isdigit() for sign in signs)
    return letters + figures // 2 + FOR_A_FURTHER_WORD * max(0, common - 1)


def _without_runs(text: str) -> str:
    """The text without years, repeated signs and rows of keys, forwards or backwards."""
    text = REPEATED.sub(" ", YEARS.sub(" ", text))
    kept, place = "", 0
    while place < len(text):
        length = _run_at(text, place)
        kept += " " if length else text[place]
        place += length or 1
    return kept


def _run_at(text: str, place: int) -> int:
    """The length of the longest run of neighbouring keys that begins here, or 0."""
    longest = 0
    for row in (*ROWS, *(row[::-1] for row in ROWS)):
        length = SHORTEST_RUN
        while place + length <= len(text) and text[place : place + length] in row:
            longest = max(longest, length)
            length += 1
    return longest
