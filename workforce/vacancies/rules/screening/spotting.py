"""What an advert may not say: anything that narrows where the home is beyond its council area."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from workforce.core.translation import Lazy, lazy
from workforce.vacancies.rules.screening import children, landmarks

POSTCODE = re.compile(r"\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]?\s{0,2}[0-9][A-Za-z]{2}\b")
STREET_KINDS = (
    "avenue|ave|close|court|crescent|drive|gardens|green|grove|hill|lane|ln|mews|parade|park|"
    "place|rise|road|rd|row|square|street|st|terrace|view|walk|way"
)
NUMBERED_STREET = re.compile(
    rf"\b[0-9]{{1,4}}[A-Za-z]?,?\s+(?:[A-Z][\w'’-]*\s+){{1,3}}(?i:{STREET_KINDS})\b"
)
NUMBER_OF_A_DOOR = re.compile(r"^\s*(?:flat|unit)?\s*[0-9]+[A-Za-z]?\s+", re.IGNORECASE)
NOT_A_WORD = re.compile(r"[^a-z0-9]+")
# Words that many homes share: one of them alone names no home.
COMMON_WORDS = """
    a and care centre children childrens cottage court farm grange hall home house lodge manor of
    project residential school service services the unit villa
"""
COMMON = frozenset(COMMON_WORDS.split())
SHORTEST_PART = 4
SHORTEST_RUN_TOGETHER = 8


class Finding(StrEnum):
    """What was found in a text that must not be there."""

    HOME_NAME = "home-name"
    POSTCODE = "postcode"
    ADDRESS = "address"
    LANDMARK = "landmark"


ADVICE: dict[Finding, Lazy] = {
    Finding.HOME_NAME: lazy(
        "Take out the name of the home: “%(found)s”. An advert never says which home it is for"
    ),
    Finding.POSTCODE: lazy(
        "Take out the postcode: “%(found)s”. We show the council area and a rough distance"
    ),
    Finding.ADDRESS: lazy(
        "Take out the address: “%(found)s”. We show the council area and a rough distance"
    ),
    Finding.LANDMARK: lazy(
        "Take out “%(found)s”: it says where the home is. We show the council area and a rough "
        "distance"
    ),
}


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is secret about a home, and the names near it that anybody may know."""

    name: str = ""
    address: str = ""
    postcode: str = ""
    public_names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spotted:
    """One thing found, as it stands in the text or in the home's own particulars."""

    finding: Finding
    text: str

    @property
    def advice(self) -> Lazy:
        """What the writer is asked to do."""
        known = ADVICE[self.finding]
        return lazy(known.text, found=self.text)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What no word of an advert may tell: of its own homes, and of its employer's other ones."""

    own: tuple[Whereabouts, ...]
    others: tuple[Whereabouts, ...]

    @property
    def every(self) -> tuple[Whereabouts, ...]:
        """All the homes, those of the advert first."""
        return self.own + self.others

    def spot(self, text: str) -> Spotted | None:
        """The first thing in a text that would tell where any of the homes is."""
        own = (spotted for home in self.own for spotted in _spotted(text, home))
        others = (spotted for home in self.others for spotted in _known(text, home))
        return next(own, None) or next(others, None)


def spot(text: str, home: Whereabouts) -> Spotted | None:
    """The first thing in a text that would narrow where the home is, if there is any."""
    return next(_spotted(text, home), None)


def about_children(*texts: str) -> tuple[str, ...]:
    """All that may tell of a child in some texts, as it is written: their writer is asked."""
    return children.told(texts)


def names_home(text: str, name: str, public_names: frozenset[str] = frozenset()) -> bool:
    """Whether a text says the name of a home, whole or by the part that only it bears."""
    telling = any(_says(text, wanted) for wanted in _telling_names(name, public_names))
    return telling or _bears(text, name, public_names)


def _spotted(text: str, home: Whereabouts) -> Iterator[Spotted]:
    yield from _known(text, home)
    for match in POSTCODE.finditer(text):
        yield Spotted(Finding.POSTCODE, match.group())
    yield from _own_postcode(text, home.postcode)
    for match in NUMBERED_STREET.finditer(text):
        yield Spotted(Finding.ADDRESS, match.group())
    for landmark in landmarks.found(text):
        yield Spotted(Finding.LANDMARK, landmark)


def _known(text: str, home: Whereabouts) -> Iterator[Spotted]:
    """What tells of one home by its own particulars."""
    if home.name and names_home(text, home.name, home.public_names):
        yield Spotted(Finding.HOME_NAME, home.name)
    if home.postcode and _squashed(home.postcode) in _read(text)[1]:
        yield Spotted(Finding.POSTCODE, home.postcode)
    for part in address_parts(home.address, home.public_names):
        if _says(text, part):
            yield Spotted(Finding.ADDRESS, part)


def _own_postcode(text: str, postcode: str) -> Iterator[Spotted]:
    """The first half of the postcode: it narrows a council area down."""
    outcode = _squashed(postcode)[:-3]
    if outcode and re.search(rf"\b{outcode}\b", text, re.IGNORECASE):
        yield Spotted(Finding.POSTCODE, outcode.upper())


def address_parts(address: str, public_names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The telling parts of an address: each line without its number, public names left out."""
    public = {_words(name) for name in public_names}
    parts = []
    for line in re.split(r"[,;\n\r]+", address):
        part = NUMBER_OF_A_DOOR.sub("", line).strip()
        words = _words(part)
        if len(words) >= SHORTEST_PART and not words.isdigit() and words not in public:
            parts.append(part)
    return tuple(parts)


def _telling_names(name: str, public_names: frozenset[str]) -> Iterator[str]:
    yield name
    public = {_words(public) for public in public_names}
    rest = " ".join(word for word in _words(name).split() if word not in COMMON)
    # A short rest may be an everyday word ("hope"); `_bears` looks for it written as a name.
    if len(rest) >= SHORTEST_RUN_TOGETHER and rest not in public:
        yield rest


def _bears(text: str, name: str, public_names: frozenset[str]) -> bool:
    """Whether a text has the short telling part of a name, with a capital inside a sentence."""
    rest = " ".join(word for word in _words(name).split() if word not in COMMON)
    # "Home 6" has no telling word: a number alone stands in every advert.
    if not rest or rest.replace(" ", "").isdigit():
        return False
    if rest in {_words(public) for public in public_names}:
        return False
    return re.search(rf"(?<=[a-z,] ){re.escape(rest.title())}\b", text) is not None


def _says(text: str, wanted: str) -> bool:
    words = _words(wanted)
    if not words:
        return False
    said, run_together = _read(text)
    if f" {words} " in f" {said} ":
        return True
    together = words.replace(" ", "")
    return len(together) >= SHORTEST_RUN_TOGETHER and together in run_together


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[str, str]:
    """The words of a text, and all of them run together; it is held against many homes."""
    words = _words(text)
    return words, words.replace(" ", "")


def _words(text: str) -> str:
    """Lower-case words with single spaces, apostrophes gone: “St. Mary’s” is “st marys”."""
    return NOT_A_WORD.sub(" ", re.sub(r"['’]", "", text.casefold())).strip()


def _squashed(text: str) -> str:
    return _words(text).replace(" ", "")
