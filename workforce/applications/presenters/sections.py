"""The form while it is written: its list of sections, and what stands above each page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.applications.models import (
    Application,
    ApplicationEducation,
    ApplicationJob,
    ApplicationStay,
)
from workforce.applications.presenters.form import job_words, referee_words
from workforce.applications.queries.form import Item, WholeForm
from workforce.applications.services.form import Standing
from workforce.applications.states import SECTION_NAMES, Section
from workforce.checks.presenters.recruitment import history as spoken
from workforce.checks.rules.history import OPEN
from workforce.core import clock
from workforce.core.translation import Lazy, _, lazy
from workforce.vacancies.presenters import wording
from workforce.vacancies.states import Standing as JobStanding
from workforce.web.layout import long_date, rough_date, short_date

STANDINGS: dict[Standing, tuple[Lazy, str]] = {
    Standing.NOT_STARTED: (lazy("Not started"), "neutral"),
    Standing.CHECK_THIS: (lazy("Check this"), "warn"),
    Standing.IN_PROGRESS: (lazy("In progress"), "wait"),
    Standing.COMPLETE: (lazy("Done"), "good"),
}
CANNOT_YET = (lazy("Cannot start yet"), "closed")


def href_of(application: Application, section: Section | None = None) -> str:
    """Where a section of the form stands, or its list of sections."""
    path = f"/applications/{application.public_id}/form"
    return path if section is None else f"{path}/{section.value}"


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list of sections."""

    title: Lazy
    href: str
    status: Lazy
    tone: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormPage:
    """What every page of the form says: which job, and whether it can still be sent."""

    public_id: str
    href: str
    job: str
    job_href: str
    employer: str
    closes_on: date
    is_open: bool
    is_paused: bool
    came_early: bool
    kept: bool
    section: Section | None

    @classmethod
    def of(
        cls, application: Application, section: Section | None, *, standing: JobStanding, kept: bool
    ) -> Self:
        """The form of an application; one whose first step was sent needs no open job."""
        vacancy, early = application.vacancy, application.sent_at is not None
        return cls(
            application.public_id,
            href_of(application),
            vacancy.title,
            f"/jobs/{vacancy.public_id}",
            wording.employer(vacancy.employer_name),
            vacancy.closes_on,
            standing is JobStanding.OPEN or early,
            standing is JobStanding.PAUSED,
            early,
            kept,
            section,
        )

    @property
    def section_href(self) -> str:
        """Where the section of this page stands."""
        return f"{self.href}/{self.section.value}" if self.section else self.href

    @property
    def title(self) -> Lazy:
        """The name of the section of this page."""
        return SECTION_NAMES[self.section or Section.CHECK]


def earlier_words(earlier: Application | None) -> str:
    """Which earlier application has answers to use again; nothing where there is none."""
    if earlier is None or earlier.completed_at is None:
        return ""
    return _(
        "From %(job)s, sent on %(day)s. Declarations are asked anew, and nothing is sent before "
        "you have checked each section.",
        job=earlier.vacancy.title,
        day=long_date(clock.london(earlier.completed_at).date()),
    )


def tasks_of(application: Application, standing: Mapping[Section, Standing]) -> list[Task]:
    """The sections with how far each is; the last opens when all before it are done."""
    found = [
        Task(SECTION_NAMES[section], href_of(application, section), *STANDINGS[far])
        for section, far in standing.items()
    ]
    done = all(far is Standing.COMPLETE for far in standing.values())
    last = STANDINGS[Standing.NOT_STARTED] if done else CANNOT_YET
    href = href_of(application, Section.CHECK) if done else ""
    return [*found, Task(SECTION_NAMES[Section.CHECK], href, *last)]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One thing of a list, with where it is changed and taken out."""

    public_id: str
    title: str
    text: str
    change_href: str
    remove_href: str
    first: date


@dataclass(frozen=True, slots=True)
class GapLine:
    """Time that nothing accounts for, with what was said of it and where it is explained."""

    days: str
    explanation: str
    explain_href: str
    add_href: str
    first: date


def lines_of(form: WholeForm, section: Section, day: date) -> list[ItemLine | GapLine]:
    """What a section lists so far; a history also the time that nothing accounts for."""
    if section is Section.EDUCATION:
        return [_line(section, row, row.what, _education(row)) for row in form.education]
    if section is Section.OVERSEAS:
        return [
            _line(section, row, spoken.country_name(row.country), _days(row)) for row in form.stays
        ]
    if section is Section.REFEREES:
        return [_line(section, row, row.name, referee_words(row)) for row in form.referees]
    jobs = [_line(section, row, _days(row), job_words(row)) for row in form.jobs]
    return sorted([*jobs, *_gaps(form, day)], key=lambda line: line.first)


def _line(section: Section, row: Item, title: str, text: str) -> ItemLine:
    href = f"/application-form/{section.value}/{row.public_id}"
    first = getattr(row, "from_on", None) or date.min
    return ItemLine(row.public_id, title, text, href, f"{href}/remove", first)


def _gaps(form: WholeForm, day: date) -> Iterator[GapLine]:
    href = href_of(form.application, Section.HISTORY)
    for gap in form.gaps(day):
        known = form.explanation_of(gap)
        yield GapLine(
            gap_in_words(gap.key),
            known.explanation if known else "",
            f"{href}/time?time={gap.key}",
            f"{href}/add?time={gap.key}",
            gap.from_on,
        )


def gap_of(key: str) -> tuple[date | None, date | None]:
    """The days of time that nothing accounts for; None where the words are no such time."""
    first, _dots, last = key.partition(OPEN)
    try:
        return date.fromisoformat(first), date.fromisoformat(last) if last else None
    except ValueError:
        return None, None


def gap_in_words(key: str) -> str:
    """Time that nothing accounts for, in words; what lasts to today says so."""
    first, _dots, last = key.partition(OPEN)
    if not last:
        return _("%(first)s to today", first=short_date(date.fromisoformat(first)))
    return spoken.gap_words(key)


def _education(row: ApplicationEducation) -> str:
    days = ""
    if row.from_on is not None:
        days = spoken.span_words(row.from_on, row.until_on, (row.from_exact, row.until_exact))
    elif row.until_on is not None:
        days = rough_date(row.until_on, exact=row.until_exact)
    return "\n".join(part for part in (row.place, days, row.result) if part)


def _days(row: ApplicationJob | ApplicationStay) -> str:
    return spoken.span_words(row.from_on, row.until_on, (row.from_exact, row.until_exact))
