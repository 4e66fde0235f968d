"""A recruiter's adverts as lists and pages."""

from collections import Counter
from dataclasses import dataclass
from typing import Self

from workforce.core.actors import Actor
from workforce.core.paging import Page
from workforce.core.translation import _
from workforce.providers.models import Home
from workforce.providers.presenters import links
from workforce.vacancies.models import ClosingChange, Vacancy, VacancyPost
from workforce.vacancies.presenters import wording
from workforce.vacancies.presenters.job import facts
from workforce.vacancies.presenters.posting import Task, Tasks
from workforce.vacancies.rules.particulars import missing_sections
from workforce.vacancies.rules.text import paragraphs
from workforce.vacancies.states import (
    CLOSING_WHY_NAMES,
    NOT_FILLED_NAMES,
    POST_OUTCOME_NAMES,
    RELISTED,
    SENT,
    SHELF_NAMES,
    STATE_NAMES,
    ClosingWhy,
    PostOutcome,
    Section,
    Shelf,
    VacancyState,
)

TONES = {
    VacancyState.DRAFT: "neutral",
    VacancyState.SCHEDULED: "wait",
    VacancyState.INTERNAL: "wait",
    VacancyState.LIVE: "good",
    VacancyState.ENDED: "closed",
}


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
    is_ended: bool
    when: str = ""
    waits: bool = False

    @classmethod
    def of(cls, vacancy: Vacancy, *, waits: bool = False) -> Self:
        """An advert with the home's own name, which only its people read."""
        return cls(
            public_id=vacancy.public_id,
            title=vacancy.title,
            home=vacancy.home.known_as,
            role=wording.role(vacancy.role),
            posts_count=vacancy.posts_count,
            state=str(STATE_NAMES[vacancy.state]),
            tone=TONES[vacancy.state],
            closes=wording.day(vacancy.closes_on) if _has_dates(vacancy) else "",
            is_ended=vacancy.state is VacancyState.ENDED,
            when=_when(vacancy),
            waits=waits,
        )


def _has_dates(vacancy: Vacancy) -> bool:
    return Section.DATES not in missing_sections(vacancy.sections_done)


@dataclass(frozen=True, slots=True)
class VacanciesPage:
    """A recruiter's adverts, of one state or of all."""

    lines: list[VacancyLine]
    page: Page[Vacancy]
    tabs: tuple[tuple[str, str, bool], ...]
    offered: list[links.PageLink]

    @property
    def has_ended(self) -> bool:
        """Whether any of the adverts listed has closed."""
        return any(line.is_ended for line in self.lines)

    @classmethod
    def of(
        cls,
        actor: Actor,
        page: Page[Vacancy],
        counts: dict[Shelf, int],
        waiting: frozenset[int],
        chosen: Shelf | None,
    ) -> Self:
        """The list, links to each of its shelves with their counts, and what others offer."""
        whole = sum(count for shelf, count in counts.items() if shelf is not Shelf.OUTCOMES)
        every = (_("All (%(count)s)", count=whole), "/vacancies", chosen is None)
        tabs = tuple(
            (f"{name} ({counts.get(shelf, 0)})", f"/vacancies?state={shelf.value}", shelf is chosen)
            for shelf, name in SHELF_NAMES.items()
        )
        lines = [VacancyLine.of(row, waits=row.id in waiting) for row in page.rows]
        return cls(lines, page, (every, *tabs), links.links_on("vacancies", actor))


@dataclass(frozen=True, slots=True)
class OwnVacancyPage:
    """One advert as its recruiter keeps it."""

    line: VacancyLine
    rows: tuple[tuple[str, str], ...]
    paragraphs: list[str]
    tasks: list[Task]
    state: VacancyState
    further: tuple[str, ...]
    outcomes: tuple[tuple[str, str], ...]
    posts_left: int
    filled_count: int
    changes: tuple[tuple[str, str], ...]
    offered: list[links.PageLink]

    @classmethod
    def of(
        cls,
        actor: Actor,
        vacancy: Vacancy,
        homes: list[Home],
        posts: list[VacancyPost],
        changes: list[ClosingChange],
    ) -> Self:
        """An advert with what other features offer for it, such as its applicants."""
        is_draft = vacancy.state is VacancyState.DRAFT
        names = tuple(home.known_as for home in homes)
        return cls(
            line=VacancyLine.of(vacancy),
            rows=() if is_draft else ((_("Home"), ", ".join(names)), *facts(vacancy)),
            paragraphs=paragraphs(vacancy.description),
            tasks=Tasks.of(vacancy) if is_draft else [],
            state=vacancy.state,
            further=names[1:],
            outcomes=_outcomes(posts),
            posts_left=max(vacancy.posts_count - len(posts), 0),
            filled_count=sum(one.outcome is not PostOutcome.NOT_FILLED for one in posts),
            changes=tuple((wording.day(one.to_on), _reason(one.reason)) for one in changes),
            offered=links.links_on("vacancy", actor, vacancy_id=vacancy.public_id),
        )

    @property
    def is_draft(self) -> bool:
        """Whether it is still being written."""
        return self.state is VacancyState.DRAFT

    @property
    def is_whole(self) -> bool:
        """Whether every part is written."""
        return all(task.is_done for task in self.tasks)

    @property
    def can_reopen(self) -> bool:
        """Whether it closed and may look for people again under the same link."""
        return self.state is VacancyState.ENDED and self.filled_count < self.line.posts_count


def _outcomes(posts: list[VacancyPost]) -> tuple[tuple[str, str], ...]:
    """How many posts ended in each way, with the reasons where they were not filled."""
    told: Counter[str] = Counter()
    for post in posts:
        name = str(POST_OUTCOME_NAMES[post.outcome])
        told[f"{name}: {NOT_FILLED_NAMES[post.why]}" if post.why else name] += 1
    return tuple((name, str(count)) for name, count in told.items())


def _reason(kept: str) -> str:
    if kept == RELISTED:
        return _("The job was opened again")
    if kept == SENT:
        return _("Your own recruitment system changed it")
    if kept not in set(ClosingWhy):
        return _("No reason was asked for")
    return str(CLOSING_WHY_NAMES[ClosingWhy(kept)])


def _when(vacancy: Vacancy) -> str:
    """What a job that waits is waiting for."""
    if vacancy.state is VacancyState.SCHEDULED and vacancy.publish_on:
        if vacancy.told_unpublished_at:
            return _("It could not be published on its day. Try to publish it now to see why.")
        return _("It will be published on %(day)s.", day=wording.day(vacancy.publish_on))
    if vacancy.state is VacancyState.INTERNAL and vacancy.first_until:
        return _(
            "Your own staff see it first. Everybody sees it after %(day)s.",
            day=wording.day(vacancy.first_until),
        )
    return ""
