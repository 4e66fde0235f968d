"""The form while it is written: its list of sections, and what stands above each page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.applications.models import Application
from workforce.applications.services.form import Standing
from workforce.applications.states import SECTION_NAMES, Section
from workforce.core.translation import Lazy, lazy
from workforce.vacancies.presenters import wording

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
    came_early: bool

    @classmethod
    def of(cls, application: Application, *, is_open: bool) -> Self:
        """The form of an application; one whose first step was sent needs no open job."""
        vacancy, early = application.vacancy, application.sent_at is not None
        return cls(
            application.public_id,
            href_of(application),
            vacancy.title,
            f"/jobs/{vacancy.public_id}",
            wording.employer(vacancy.employer_name),
            vacancy.closes_on,
            is_open or early,
            early,
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
