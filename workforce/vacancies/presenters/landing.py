"""The page of one role in one region: for who comes from a search engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from workforce.core import registry
from workforce.core.paging import Page
from workforce.core.translation import _, ngettext
from workforce.employment.states import JobRole
from workforce.places import rules as places
from workforce.vacancies.presenters import wording
from workforce.vacancies.presenters.filters import address
from workforce.vacancies.presenters.search import JobCard, Link
from workforce.vacancies.rules.search import Search


def path(role: JobRole, region: places.RegionFact) -> str:
    """The address of the page of a role in a region."""
    return f"/jobs/{role.value}/{region.slug}"


@dataclass(frozen=True, slots=True)
class LandingPage:
    """The first jobs of a role in a region, and the way to all of them and to other regions."""

    title: str
    canonical: str
    summary: str
    jobs: Sequence[JobCard]
    everything: str
    elsewhere: tuple[Link, ...]

    @classmethod
    def of(
        cls,
        search: Search,
        page: Page[Any],
        further: Mapping[int, Sequence[Any]],
        counted: Mapping[tuple[JobRole, str], int],
    ) -> Self:
        """The page of a search for one role in one region."""
        role, code = search.filters.roles[0], search.filters.region_codes[0]
        region = next(one for one in places.regions() if one.code == code)
        title = _title(role, code)
        return cls(
            title=title,
            canonical=registry.settings().base_url + path(role, region),
            summary=_summary(page),
            jobs=[JobCard.of(row, search.place, further.get(row.id, ())) for row in page.rows],
            everything=address(search),
            elsewhere=tuple(
                Link(f"{_title(role, one.code)} ({counted[role, one.code]})", path(role, one))
                for one in places.regions()
                if one.code != code and counted.get((role, one.code))
            ),
        )


def _title(role: JobRole, region_code: str) -> str:
    return _(
        "%(role)s jobs in %(region)s",
        role=wording.role(role),
        region=places.region_name(region_code),
    )


def _summary(page: Page[Any]) -> str:
    if page.capped:
        return _("There are more than %(count)s jobs now.", count=f"{page.total:,}")
    return ngettext("There is %(num)s job now.", "There are %(num)s jobs now.", page.total)
