"""What was typed into the search of the board."""

import re

from werkzeug.datastructures import MultiDict

from workforce.vacancies.rules.search import Search, from_query
from workforce.vacancies.rules.understanding import Reading, understood

TRACKED = re.compile(r"[a-z0-9-]{1,60}")


def read(typed: MultiDict[str, str]) -> Reading:
    """The search that a link or the search form asks for, and which words became filters."""
    return understood(from_query(typed.items(multi=True)))


def search_of(typed: MultiDict[str, str]) -> Search:
    """The search that a link or the search form asks for; odd values are ignored."""
    return read(typed).search


def via(typed: MultiDict[str, str]) -> str:
    """The code of the tracked link that led here; anything that is none is dropped."""
    code = typed.get("via", "")
    return code if TRACKED.fullmatch(code) else ""
