"""What was typed into the search of the board."""

from werkzeug.datastructures import MultiDict

from workforce.vacancies.rules.search import Search, from_query


def search_of(typed: MultiDict[str, str]) -> Search:
    """The search that a link or the search form asks for; odd values are ignored."""
    return from_query(typed.items(multi=True))
