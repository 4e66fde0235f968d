"""Whether a text gives a home away: an office may be named, the home may not."""

import re
from collections.abc import Iterable

from workforce.vacancies.rules import screening
from workforce.vacancies.rules.screening import Whereabouts

NOT_A_WORD = re.compile(r"[^a-z0-9]+")


def gives_away(text: str, homes: Iterable[Whereabouts]) -> bool:
    """Whether a text says the name, the postcode or a line of the address of any home."""
    words = f" {_words(text)} "
    tight = words.replace(" ", "")
    return any(_says(text, words, tight, home) for home in homes)


def _says(text: str, words: str, tight: str, home: Whereabouts) -> bool:
    if home.name and screening.names_home(text, home.name, home.public_names):
        return True
    postcode = _words(home.postcode).replace(" ", "")
    if postcode and postcode in tight:
        return True
    parts = screening.address_parts(home.address, home.public_names)
    return any(f" {_words(part)} " in words for part in parts)


def _words(text: str) -> str:
    return NOT_A_WORD.sub(" ", text.replace("’", "").replace("'", "").casefold()).strip()
