"""What a search asks for: shaped from what was typed, whatever was typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workforce.employment.states import JobRole
from workforce.places import rules as places
from workforce.vacancies.rules.words import Term, terms
from workforce.vacancies.states import Sort

LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Search:
    """One search of the board; the same value answers a page, a feed and the API."""

    words: str
    terms: tuple[Term, ...]
    place: places.Resolution
    radius: int
    roles: tuple[JobRole, ...]
    sort: Sort

    @property
    def answerable(self) -> bool:
        """Whether the place means one thing, so that there is something to look for."""
        return self.place.found

    @property
    def is_local(self) -> bool:
        """Whether the place limits the search."""
        return self.place.found and not self.place.is_nationwide

    def within(self, miles: int) -> "Search":
        """The same search with another radius."""
        return replace(self, radius=miles)


def asked(
    *, q: str = "", location: str = "", radius: str = "", roles: Iterable[str] = (), sort: str = ""
) -> Search:
    """The search that was typed: unknown roles and orders are ignored, a radius is rounded up."""
    typed = " ".join(q.split())[:LONGEST_WORDS]
    place = places.resolve(location)
    wanted = set(roles)
    return Search(
        words=typed,
        terms=terms(typed),
        place=place,
        radius=places.radius(place, radius),
        roles=tuple(role for role in JobRole if role.value in wanted),
        sort=next((order for order in Sort if order.value == sort), Sort.NEWEST),
    )


def larger_radii(search: Search) -> tuple[int, ...]:
    """Radii wider than the search's own."""
    if not search.is_local:
        return ()
    return tuple(miles for miles in places.RADIUS_OPTIONS if miles > search.radius)
