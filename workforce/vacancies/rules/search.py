"""What a search asks for: shaped from what was typed, whatever was typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workforce.employment.states import JobRole
from workforce.places import rules as places
from workforce.vacancies.rules import filters as filtering
from workforce.vacancies.rules.filters import Filters, Pairs
from workforce.vacancies.rules.words import Term, terms
from workforce.vacancies.states import Sort

__all__ = ["Filters", "Search", "asked", "from_query", "larger_radii"]

LONGEST_WORDS = 200
MOST_PHRASES = 12


@dataclass(frozen=True, slots=True)
class Search:
    """One search of the board; the same value answers a page, a feed, an alert and the API.

    `as_words` are phrases that stay words, although they name a filter.
    """

    words: str
    terms: tuple[Term, ...]
    place: places.Resolution
    radius: int
    filters: Filters
    sort: Sort
    as_words: tuple[str, ...] = ()

    @property
    def roles(self) -> tuple[JobRole, ...]:
        """The roles looked for; none means every role."""
        return self.filters.roles

    @property
    def answerable(self) -> bool:
        """Whether the place means one thing, so that there is something to look for."""
        return self.place.found

    @property
    def is_local(self) -> bool:
        """Whether the place limits the search."""
        return self.place.found and not self.place.is_nationwide

    @property
    def query(self) -> Pairs:
        """The parameters from which the same search is made again; the page is not among them."""
        asks = [("q", self.words), *(("as_words", phrase) for phrase in self.as_words)]
        if not self.place.is_nationwide:
            asks.append(("location", self.place.token or self.place.text))
        if self.is_local or self.radius:
            asks.append(("radius", str(self.radius)))
        asks += self.filters.pairs
        if self.sort is not _usual_order(self.place):
            asks.append(("sort", self.sort.value))
        return tuple((name, value) for name, value in asks if value)

    def within(self, miles: int) -> "Search":
        """The same search with another radius."""
        return replace(self, radius=miles)

    def narrowed(self, filters: Filters) -> "Search":
        """The same search with other filters."""
        return replace(self, filters=filters)

    def saying(self, words: str) -> "Search":
        """The same search with other words."""
        return replace(self, words=words, terms=terms(words))


def asked(
    *,
    q: str = "",
    location: str = "",
    radius: str = "",
    roles: Iterable[str] = (),
    sort: str = "",
    as_words: Iterable[str] = (),
    filters: Filters | None = None,
) -> Search:
    """The search that was typed: unknown values are ignored, a radius is rounded up."""
    typed = " ".join(q.split())[:LONGEST_WORDS]
    place = places.resolve(location)
    kept = (" ".join(phrase.split())[:LONGEST_WORDS] for phrase in as_words)
    return Search(
        words=typed,
        terms=terms(typed),
        place=place,
        radius=places.radius(place, radius),
        filters=filters or filtering.read({"role": list(roles)}),
        sort=_order(sort, place),
        as_words=tuple(dict.fromkeys(phrase for phrase in kept if phrase))[:MOST_PHRASES],
    )


def _order(typed: str, place: places.Resolution) -> Sort:
    """The order asked for; nearness is told from a point only."""
    order = next((known for known in Sort if known.value == typed), _usual_order(place))
    return Sort.NEWEST if order is Sort.NEAREST and not place.is_point else order


def _usual_order(place: places.Resolution) -> Sort:
    """Whoever names a point looks for what is near it; everybody else for what is new."""
    return Sort.NEAREST if place.is_point else Sort.NEWEST


def from_query(pairs: Iterable[tuple[str, str]]) -> Search:
    """The search of a query's names and values, as a link or `Search.query` carries them."""
    typed = filtering.grouped(pairs)

    def first(name: str) -> str:
        return typed.get(name, [""])[0]

    return asked(
        q=first("q"),
        location=first("location"),
        radius=first("radius"),
        sort=first("sort"),
        as_words=typed.get("as_words", ()),
        filters=filtering.read(typed),
    )


def larger_radii(search: Search) -> tuple[int, ...]:
    """Radii wider than the search's own."""
    if not search.is_local:
        return ()
    return tuple(miles for miles in places.RADIUS_OPTIONS if miles > search.radius)
