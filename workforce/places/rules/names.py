"""How names are compared: case, accents, punctuation and common short forms do not matter."""

import re
import unicodedata
from functools import lru_cache

LONGEST = 100
_APOSTROPHES = re.compile("['’‘`\N{ACUTE ACCENT}\N{MODIFIER LETTER APOSTROPHE}]")
_NOT_WORDS = re.compile(r"[^\w]+|_+")
_SAME_WORDS = {"saint": "st"}
_JOINING = {"upon", "on", "under", "in", "le", "next", "by", "super"}
_DRESSED = re.compile(r"^(?P<name>.+), (?:City|County) of$")


def tidied(text: str | None) -> str:
    """What was typed, with single spaces and no more than a name could be long."""
    return " ".join((text or "")[: LONGEST * 4].split())[:LONGEST].strip()


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """The form in which two ways of writing one name are equal; may be empty."""
    plain = _APOSTROPHES.sub("", _folded(text))
    words = _NOT_WORDS.sub(" ", plain.replace("&", " and ")).split()
    kept = [_SAME_WORDS.get(word, word) for word in words if word != "the"]
    return " ".join(kept or words)


def _folded(text: str) -> str:
    """Lower case, without accents or letters in fancy dress."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def short_key(text: str) -> str:
    """The part before "upon", "on", "under" and the like, or nothing: Newcastle, Stoke."""
    words = key(text).split()
    for position, word in enumerate(words):
        if position and word in _JOINING:
            return " ".join(words[:position])
    return ""


def undressed(name: str) -> str:
    """An official name as people say it: "Bristol, City of" is Bristol."""
    match = _DRESSED.match(name)
    return match["name"] if match else name


def slug(text: str) -> str:
    """A name as part of an address or a stable key: lower case, hyphens, plain letters."""
    plain = _APOSTROPHES.sub("", _folded(text))
    letters = plain.encode("ascii", "ignore").decode().replace("&", " and ")
    return "-".join(re.findall(r"[a-z0-9]+", letters))
