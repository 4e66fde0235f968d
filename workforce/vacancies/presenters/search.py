"""The search page: its form as it was filled in, its jobs, and what else could be tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self
from urllib.parse import urlencode

from workforce.core.paging import Page
from workforce.core.translation import _, language, ngettext
from workforce.employment.states import JobRole
from workforce.places import rules as places
from workforce.vacancies.presenters import wording
from workforce.vacancies.queries import board
from workforce.vacancies.rules.search import Search
from workforce.vacancies.states import SORT_NAMES, Sort
from workforce.web.links import here

# The first columns of a row are those of the card; the count of all may follow them.
CARD_COLUMNS = len(board.LISTED)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a question in the form."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Something else that could be searched."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class JobCard:
    """One job in a list."""

    href: str
    title: str
    organisation: str
    place: str
    distance: str
    pay: str
    hours: str
    closes: str

    @classmethod
    def of(cls, row: Any, place: places.Resolution, query: str = "") -> Self:  # noqa: ANN401 - a row of columns
        """A row of the board, with its distance from the place searched."""
        return cls(
            href=f"/jobs/{row.public_id}{query}",
            title=row.title,
            organisation=wording.employer(row.employer_name),
            place=wording.place(row.authority_code, row.region_code),
            distance=wording.distance(place, row.public_point),
            pay=wording.pay(row.pay_period, row.pay_from_pence, row.pay_to_pence),
            hours=wording.hours(row.weekly_hours, row.contract),
            closes=wording.day(row.closes_on),
        )


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything the search page shows."""

    words: str
    location: str
    radii: tuple[Option, ...]
    roles: tuple[Option, ...]
    sorts: tuple[Option, ...]
    chosen_count: int
    heading: str
    message: str
    choices: tuple[Link, ...]
    alternatives: tuple[Link, ...]
    wider: tuple[Link, ...]
    place: places.Resolution
    seen_from: str
    page: Page[Any]
    feed: str

    def told(self, row: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a row of columns
        """What a card shows, to know one that is kept already: the row without the count."""
        return (*row[:CARD_COLUMNS], self.seen_from)

    def card(self, row: Any) -> JobCard:  # noqa: ANN401 - a row of columns
        """One row of the page in words; asked for only where its card is not kept already."""
        query = "?" + urlencode({"location": self.seen_from}) if self.seen_from else ""
        return JobCard.of(row, self.place, query)

    @classmethod
    def of(cls, search: Search, page: Page[Any], wider: Sequence[tuple[int, int]] = ()) -> Self:
        """The page of one search."""
        place = search.place
        return cls(
            words=search.words,
            location=_shown(place),
            radii=_radii(language(), search.radius, place.is_point),
            roles=_roles(language(), search.roles),
            sorts=_sorts(language(), search.sort),
            chosen_count=len(search.roles),
            heading=_heading(search, page) if search.answerable else places.message(place),
            message="" if search.answerable or place.choices else _advice(),
            choices=_links(place.choices),
            alternatives=_links(place.alternatives),
            wider=tuple(_wider(miles, count) for miles, count in wider),
            place=place,
            seen_from=place.token if place.is_point else "",
            page=page,
            feed=_feed(),
        )


def _shown(place: places.Resolution) -> str:
    """The place as the form repeats it: what was meant, and of a postcode its outcode only."""
    if place.is_nationwide and not place.text:
        return ""
    return places.location_label(place) if place.found else place.text


def _advice() -> str:
    return _("You can also leave the place empty to see jobs in England and Wales.")


def _heading(search: Search, page: Page[Any]) -> str:
    jobs = ngettext("%(num)s job", "%(num)s jobs", page.total)
    if page.capped:
        jobs = _("%(count)s jobs", count=f"{page.total:,}+")
    elif not page.total:
        jobs = _("No jobs")
    if search.words:
        jobs = _("%(jobs)s for “%(words)s”", jobs=jobs, words=search.words)
    place = places.location_label(search.place)
    if search.place.is_nationwide:
        return _("%(jobs)s in England and Wales", jobs=jobs)
    if search.radius == 0:
        return _("%(jobs)s in %(place)s", jobs=jobs, place=place)
    miles = ngettext("%(num)s mile", "%(num)s miles", search.radius)
    return _("%(jobs)s within %(miles)s of %(place)s", jobs=jobs, miles=miles, place=place)


@lru_cache(maxsize=200)
def _radii(spoken: str, chosen: int, is_point: bool) -> tuple[Option, ...]:  # noqa: FBT001 - a key of the cache
    _unused = spoken
    return tuple(
        Option(str(miles), places.radius_label(miles), miles == chosen)
        for miles in places.RADIUS_OPTIONS
        if miles or not is_point
    )


@lru_cache(maxsize=1200)
def _roles(spoken: str, chosen: tuple[JobRole, ...]) -> tuple[Option, ...]:
    _unused = spoken
    return tuple(Option(role.value, wording.role(role), role in chosen) for role in JobRole)


@lru_cache(maxsize=20)
def _sorts(spoken: str, chosen: Sort) -> tuple[Option, ...]:
    _unused = spoken
    return tuple(Option(sort.value, str(SORT_NAMES[sort]), sort is chosen) for sort in Sort)


def _links(choices: Sequence[places.Choice]) -> tuple[Link, ...]:
    return tuple(
        Link(places.choice_label(choice), here(location=choice.token, radius=None))
        for choice in choices
    )


def _wider(miles: int, count: int) -> Link:
    jobs = ngettext("%(num)s job", "%(num)s jobs", count)
    around = ngettext("%(num)s mile", "%(num)s miles", miles)
    return Link(_("%(jobs)s within %(miles)s", jobs=jobs, miles=around), here(radius=miles))


def _feed() -> str:
    path, _mark, query = here(lang=None).partition("?")
    return f"{path}/feed.atom" + (f"?{query}" if query else "")
