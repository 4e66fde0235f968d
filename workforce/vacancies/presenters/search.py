"""The search page: its form as it was filled in, its jobs, and what else could be tried."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Self
from urllib.parse import urlencode

from workforce.core.paging import Page
from workforce.core.translation import _, language, ngettext
from workforce.places import rules as places
from workforce.vacancies.presenters import filters as filtering
from workforce.vacancies.presenters import wording
from workforce.vacancies.presenters.filters import Counts, Group, Option, Running, Tag, address
from workforce.vacancies.queries import board
from workforce.vacancies.rules.search import Search
from workforce.vacancies.rules.understanding import Reading
from workforce.vacancies.services import returning
from workforce.vacancies.states import SORT_NAMES, Sort
from workforce.web.links import here

# The first columns of a row are those of the card; the count of all may follow them.
CARD_COLUMNS = len(board.LISTED)


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
    save_href: str = ""
    is_saved: bool = False

    @classmethod
    def of(
        cls,
        row: Any,  # noqa: ANN401 - a row of columns
        place: places.Resolution,
        further: Sequence[Any] = (),
        query: str = "",
    ) -> Self:
        """A row of the board with its further homes, nearest to the place searched."""
        return cls(
            href=f"/jobs/{row.public_id}{query}",
            title=row.title,
            organisation=wording.employer(row.employer_name),
            place=wording.places_of(row, further),
            distance=wording.distance(
                place, row.public_point, *(at.public_point for at in further)
            ),
            pay=wording.pay(row.pay_period, row.pay_from_pence, row.pay_to_pence),
            hours=wording.hours(row.weekly_hours, row.contract),
            closes=wording.day(row.closes_on),
        )


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A typed phrase that was read as a filter, and the search that keeps it as words."""

    phrase: str
    filter: str
    href: str


@dataclass(frozen=True, slots=True)
class Board:
    """What the board says of a search: a page of jobs, counts, campaigns, larger radii."""

    page: Page[Any]
    further: Mapping[int, Sequence[Any]]
    counts: Counts
    campaigns: Sequence[Running]
    wider: Sequence[tuple[int, int]] = ()
    saved: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything the search page shows."""

    words: str
    location: str
    radii: tuple[Option, ...]
    groups: tuple[Group, ...]
    sorts: tuple[Option, ...]
    tags: tuple[Tag, ...]
    cleared: str
    read_as: tuple[ReadAs, ...]
    hidden: tuple[tuple[str, str], ...]
    note: str
    heading: str
    message: str
    choices: tuple[Link, ...]
    alternatives: tuple[Link, ...]
    wider: tuple[Link, ...]
    place: places.Resolution
    seen_from: str
    via: str
    page: Page[Any]
    further: Mapping[int, Sequence[Any]]
    saved: frozenset[int]
    feed: str

    @property
    def chosen_count(self) -> int:
        """How many answers of filters are chosen."""
        return len(self.tags)

    @property
    def alert(self) -> str:
        """Where new jobs like these can be asked for by email."""
        return self.feed.replace("/jobs/feed.atom", "/alerts/new", 1)

    def told(self, row: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a row of columns
        """What a card shows, to know one that is kept already: the row without the count."""
        elsewhere = tuple(map(tuple, self.further.get(row.id, ())))
        is_saved = row.id in self.saved
        return (*row[:CARD_COLUMNS], elsewhere, self.seen_from, self.via, is_saved)

    def card(self, row: Any) -> JobCard:  # noqa: ANN401 - a row of columns
        """One row of the page in words; asked for only where its card is not kept already."""
        carried = {"location": self.seen_from, "via": self.via}
        query = urlencode({name: value for name, value in carried.items() if value})
        card = JobCard.of(
            row, self.place, self.further.get(row.id, ()), f"?{query}" if query else ""
        )
        return replace(card, save_href=_save(row, self.via), is_saved=row.id in self.saved)

    @classmethod
    def of(cls, reading: Reading, said: Board, *, via: str = "", is_over: bool = False) -> Self:
        """The page of one search."""
        search, place, page = reading.search, reading.search.place, said.page
        return cls(
            words=search.words,
            location=_shown(place),
            radii=_radii(language(), search.radius, place.is_point),
            groups=filtering.groups(search.filters, said.counts, said.campaigns),
            sorts=_sorts(language(), search.sort, place.is_point),
            tags=filtering.tags(search, said.campaigns, via),
            cleared=address(filtering.cleared(search), via),
            read_as=tuple(_read_as(reading, said.campaigns, via)),
            hidden=tuple(_hidden(search, said.counts, via)),
            note=_over() if is_over else "",
            heading=_heading(search, page) if search.answerable else places.message(place),
            message="" if search.answerable or place.choices else _advice(),
            choices=_links(place.choices),
            alternatives=_links(place.alternatives),
            wider=tuple(_wider(search, miles, count, via) for miles, count in said.wider),
            place=place,
            seen_from=place.token if place.is_point else "",
            via=via,
            page=page,
            further=said.further,
            saved=said.saved,
            feed=_feed(search),
        )


def _save(row: Any, via: str) -> str:  # noqa: ANN401 - a row of columns
    """The link that saves a job, now or once its reader has signed in."""
    proof = {"proof": returning.proof_of_saving(row.public_id), **({"via": via} if via else {})}
    return f"/jobs/{row.public_id}/save?{urlencode(proof)}"


def _over() -> str:
    return _("That campaign has ended or is not known, so we left it out.")


def _read_as(reading: Reading, campaigns: Sequence[Running], via: str) -> Iterator[ReadAs]:
    for one in reading.understood:
        text = filtering.tag_text(reading.search.filters, one.name, one.value, campaigns)
        yield ReadAs(one.phrase, text, address(reading.in_words(one), via))


def _hidden(search: Search, counts: Counts, via: str) -> Iterator[tuple[str, str]]:
    """What the form carries beside what it shows."""
    yield from (("as_words", phrase) for phrase in search.as_words)
    if "authority" not in counts:
        yield from (("authority", code) for code in search.filters.authority_codes)
    if via:
        yield "via", via


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


@lru_cache(maxsize=20)
def _sorts(spoken: str, chosen: Sort, is_point: bool) -> tuple[Option, ...]:  # noqa: FBT001 - a key of the cache
    _unused = spoken
    return tuple(
        Option(sort.value, str(SORT_NAMES[sort]), sort is chosen)
        for sort in Sort
        if is_point or sort is not Sort.NEAREST
    )


def _links(choices: Sequence[places.Choice]) -> tuple[Link, ...]:
    return tuple(
        Link(places.choice_label(choice), here(location=choice.token, radius=None))
        for choice in choices
    )


def _wider(search: Search, miles: int, count: int, via: str) -> Link:
    jobs = ngettext("%(num)s job", "%(num)s jobs", count)
    around = ngettext("%(num)s mile", "%(num)s miles", miles)
    text = _("%(jobs)s within %(miles)s", jobs=jobs, miles=around)
    return Link(text, address(search.within(miles), via))


def _feed(search: Search) -> str:
    return address(search).replace("/jobs", "/jobs/feed.atom", 1)
