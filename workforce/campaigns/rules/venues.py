"""Whether a place is a home: by its postcode, its name, or the door it stands behind."""

import re
from collections.abc import Iterator

from workforce.vacancies.rules import screening
from workforce.vacancies.rules.screening import Whereabouts

BETWEEN_LINES = re.compile(r"[,;\n\r]+")
NOT_A_WORD = re.compile(r"[^a-z0-9]+")


def is_at_home(place: Whereabouts, home: Whereabouts) -> bool:
    """Whether a place is where a home is; the same town or street alone is another place."""
    if home.postcode and _tight(home.postcode) == _tight(place.postcode):
        return True
    said = f"{place.name}\n{place.address}"
    if home.name and screening.names_home(said, home.name, home.public_names):
        return True
    return not set(_doors(home.address)).isdisjoint(_doors(said))


def _doors(text: str) -> Iterator[str]:
    """The lines of an address that have a number: 12 High Street, Flat 3."""
    for line in BETWEEN_LINES.split(text):
        words = NOT_A_WORD.sub(" ", line.casefold().replace("’", "").replace("'", "")).strip()
        if any(letter.isdigit() for letter in words) and " " in words:
            yield words


def _tight(text: str) -> str:
    return NOT_A_WORD.sub("", text.casefold())
