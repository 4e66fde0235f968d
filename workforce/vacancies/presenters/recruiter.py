"""A recruiter's adverts as lists and pages."""

from dataclasses import dataclass
from typing import Self

from workforce.core.actors import Actor
from workforce.core.paging import Page
from workforce.core.translation import _
from workforce.providers.presenters import links
from workforce.vacancies.models import Vacancy
from workforce.vacancies.presenters import wording
from workforce.vacancies.presenters.job import facts
from workforce.vacancies.rules.text import paragraphs
from workforce.vacancies.states import STATE_NAMES, VacancyState

TONES = {VacancyState.DRAFT: "neutral", VacancyState.LIVE: "good", VacancyState.ENDED: "closed"}


@dataclass(frozen=True, slots=True)
class VacancyLine:
    """One advert in a recruiter's list."""

    public_id: str
    title: str
    home: str
    role: str
    posts_count: int
    state: str
    tone: str
    closes: str

    @classmethod
    def of(cls, vacancy: Vacancy) -> Self:
        """An advert with the home's own name, which only its people read."""
        return cls(
            public_id=vacancy.public_id,
            title=vacancy.title,
            home=vacancy.home.known_as,
            role=wording.role(vacancy.role),
            posts_count=vacancy.posts_count,
            state=str(STATE_NAMES[vacancy.state]),
            tone=TONES[vacancy.state],
            closes=wording.day(vacancy.closes_on),
        )


@dataclass(frozen=True, slots=True)
class VacanciesPage:
    """A recruiter's adverts, of one state or of all."""

    lines: list[VacancyLine]
    page: Page[Vacancy]
    tabs: tuple[tuple[str, str, bool], ...]

    @classmethod
    def of(
        cls,
        page: Page[Vacancy],
        counts: dict[VacancyState, int],
        chosen: VacancyState | None,
    ) -> Self:
        """The list, and links to the lists of each state with their counts."""
        every = (_("All (%(count)s)", count=sum(counts.values())), "/vacancies", chosen is None)
        tabs = tuple(
            (f"{STATE_NAMES[state]} ({counts.get(state, 0)})", f"/vacancies?state={state.value}",
             state is chosen)
            for state in VacancyState
        )  # fmt: skip
        return cls([VacancyLine.of(row) for row in page.rows], page, (every, *tabs))


@dataclass(frozen=True, slots=True)
class OwnVacancyPage:
    """One advert as its recruiter keeps it."""

    line: VacancyLine
    rows: tuple[tuple[str, str], ...]
    paragraphs: list[str]
    employer: str
    hides_employer: bool
    is_draft: bool
    is_live: bool
    offered: list[links.PageLink]

    @classmethod
    def of(cls, actor: Actor, vacancy: Vacancy, employer_name: str) -> Self:
        """An advert with what other features offer for it, such as its applicants."""
        shown = vacancy.employer_name if vacancy.published_at else employer_name
        return cls(
            line=VacancyLine.of(vacancy),
            rows=((_("Home"), vacancy.home.known_as), *facts(vacancy)),
            paragraphs=paragraphs(vacancy.description),
            employer=wording.employer(shown),
            hides_employer=not shown,
            is_draft=vacancy.state is VacancyState.DRAFT,
            is_live=vacancy.state is VacancyState.LIVE,
            offered=links.links_on("vacancy", actor, vacancy_id=vacancy.public_id),
        )

    @property
    def public_rows(self) -> tuple[tuple[str, str], ...]:
        """The facts that the public sees: all but the home."""
        return self.rows[1:]
