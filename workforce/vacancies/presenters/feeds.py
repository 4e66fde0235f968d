"""The board for machines that follow pages: an Atom feed and a sitemap."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from workforce.core import clock, registry
from workforce.core.registry import PublicPage
from workforce.core.translation import _
from workforce.employment.states import JobRole
from workforce.places import rules as places
from workforce.vacancies.models import Vacancy
from workforce.vacancies.presenters import landing, wording
from workforce.vacancies.rules.search import Search
from workforce.vacancies.rules.text import paragraphs
from workforce.web.links import here

Addresses = Sequence[tuple[str, str]]

# Public pages by their lasting addresses, whichever feature they belong to.
LASTING = ("/", "/jobs", "/training", "/shortfalls", "/concern", "/help")


@dataclass(frozen=True, slots=True)
class Entry:
    """One job in a feed."""

    href: str
    title: str
    employer: str
    updated: str
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest jobs of a search."""

    title: str
    href: str
    page: str
    updated: str
    entries: list[Entry]

    @classmethod
    def of(
        cls, search: Search, jobs: Sequence[Vacancy], further: Mapping[int, Sequence[Any]]
    ) -> Self:
        """The feed of a search; its addresses are whole, as readers of feeds need them."""
        settings = registry.settings()
        asked = here(lang=None)
        updated = jobs[0].published_at if jobs else None
        return cls(
            title=_title(search, settings.service_name),
            href=settings.base_url + asked,
            page=settings.base_url + asked.replace("/feed.atom", "", 1),
            updated=(updated or clock.day_start(clock.today())).isoformat(timespec="seconds"),
            entries=[_entry(job, settings.base_url, further.get(job.id, ())) for job in jobs],
        )


def _title(search: Search, service_name: str) -> str:
    where = places.location_label(search.place)
    if search.words:
        return _(
            "%(words)s: jobs in %(place)s – %(service)s",
            words=search.words,
            place=where,
            service=service_name,
        )
    return _("Jobs in %(place)s – %(service)s", place=where, service=service_name)


def _entry(job: Vacancy, base: str, further: Sequence[Any]) -> Entry:
    published = job.published_at or job.created_at
    facts = (
        wording.places_of(job, further),
        wording.pay(job.pay_period, job.pay_from_pence, job.pay_to_pence),
        wording.hours(job.weekly_hours, job.contract),
        _("Apply by %(day)s", day=wording.day(job.closes_on)),
        *paragraphs(job.description),
    )
    return Entry(
        href=f"{base}/jobs/{job.public_id}",
        title=job.title,
        employer=wording.employer(job.employer_name),
        updated=published.isoformat(timespec="seconds"),
        summary="\n".join(facts),
    )


def pages_to_find(landings: Mapping[tuple[JobRole, str], int], day: date) -> Addresses:
    """Addresses for the sitemap, each with the day of its last change where one is known.

    Of the pages of a role in a region only those that have jobs are among them; beside the pages
    that last there are those of the features above.
    """
    base = registry.settings().base_url
    found = [PublicPage(path) for path in LASTING]
    for pages in registry.registry().each("public_pages"):
        found += pages(day)
    found += [
        PublicPage(landing.path(role, region))
        for role in JobRole
        for region in places.regions()
        if landings.get((role, region.code))
    ]
    return [
        (base + one.path, one.changed_on.isoformat() if one.changed_on else "") for one in found
    ]


def jobs_to_find(jobs: Iterable[Any]) -> Addresses:
    """The same of jobs."""
    base = registry.settings().base_url
    return [
        (f"{base}/jobs/{job.public_id}", clock.london(job.published_at).date().isoformat())
        for job in jobs
    ]


def parts(jobs: int, each: int) -> list[str]:
    """The addresses of the parts of a sitemap that is too long for one file."""
    base = registry.settings().base_url
    names = ["pages", *(f"jobs-{number + 1}" for number in range(-(-jobs // each)))]
    return [f"{base}/sitemaps/{name}.xml" for name in names]
