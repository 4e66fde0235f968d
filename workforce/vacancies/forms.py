"""What was typed: searches, adverts and closing dates."""

from werkzeug.datastructures import MultiDict

from workforce.vacancies.rules.search import Search, asked


def search_of(typed: MultiDict[str, str]) -> Search:
    """The search that a link or the search form asks for; odd values are ignored."""
    return asked(
        q=typed.get("q", ""),
        location=typed.get("location", ""),
        radius=typed.get("radius", ""),
        roles=typed.getlist("role"),
        sort=typed.get("sort", ""),
    )
