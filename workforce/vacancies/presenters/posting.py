"""A draft as a list of parts to write, and as it will be seen."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from flask import url_for

from workforce.core.translation import Lazy, _, lazy
from workforce.vacancies.models import Vacancy
from workforce.vacancies.presenters import wording
from workforce.vacancies.presenters.job import facts
from workforce.vacancies.queries.posting.funded import Above
from workforce.vacancies.rules.particulars import SECTION_BITS, missing_sections
from workforce.vacancies.rules.text import paragraphs
from workforce.vacancies.services.checking import Refusal
from workforce.vacancies.states import SECTION_NAMES, Section, VacancyState
from workforce.web import layout

PUBLISHED_NOTES: dict[VacancyState, Lazy] = {
    VacancyState.LIVE: lazy("The job is live"),
    VacancyState.INTERNAL: lazy("The job is shown to your own staff first"),
    VacancyState.SCHEDULED: lazy("The job will be published on its day"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One part of a draft, and whether it is written."""

    title: str
    href: str
    status: str
    tone: str
    is_done: bool
    hint: str = ""


class Tasks:
    """The parts of a draft."""

    @staticmethod
    def left(vacancy: Vacancy) -> list[Section]:
        """The parts that are not written yet."""
        return missing_sections(vacancy.sections_done)

    @staticmethod
    def href(public_id: str, section: Section) -> str:
        """The page on which a part is written."""
        if section is Section.PLACES:
            return url_for("vacancies_posting.posts_places", vacancy_id=public_id)
        return url_for("vacancies_posting.section", vacancy_id=public_id, section=section.value)

    @classmethod
    def of(cls, vacancy: Vacancy) -> list[Task]:
        """Every part in its order."""
        return [
            Task(
                title=str(SECTION_NAMES[section]),
                href=cls.href(vacancy.public_id, section),
                status=_("Done") if vacancy.sections_done & bit else _("Not started"),
                tone="good" if vacancy.sections_done & bit else "new",
                is_done=bool(vacancy.sections_done & bit),
            )
            for section, bit in SECTION_BITS.items()
        ]


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something for which a draft cannot be published, and where it is put right."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class PublishPage:
    """A draft as candidates will see it, and what stands in its way."""

    public_id: str
    title: str
    employer: str
    hides_employer: bool
    rows: tuple[tuple[str, str], ...]
    paragraphs: list[str]
    lacking: list[Lacking]
    warnings: list[str]
    above: tuple[tuple[str, str], ...]
    when: str
    button: str

    @classmethod
    def of(
        cls,
        vacancy: Vacancy,
        lacks: list[Refusal],
        warnings: list[Lazy],
        above: Above | None,
        employer_name: str,
    ) -> Self:
        """What candidates see, once every part is written."""
        is_whole = not Tasks.left(vacancy)
        return cls(
            public_id=vacancy.public_id,
            title=vacancy.title,
            employer=wording.employer(employer_name),
            hides_employer=not employer_name,
            rows=tuple(facts(vacancy)) if is_whole else (),
            paragraphs=paragraphs(vacancy.description),
            lacking=[
                Lacking(str(why), Tasks.href(vacancy.public_id, section) if section else "")
                for section, why in lacks
            ],
            warnings=[str(one) for one in warnings] if is_whole else [],
            above=_above(above) if above and is_whole else (),
            when=_when(vacancy),
            button=_("Schedule") if vacancy.publish_on else _("Publish"),
        )


def _above(found: Above) -> tuple[tuple[str, str], ...]:
    return (
        (_("Funded posts"), _hours(found.funded_fte)),
        (_("People in post"), _hours(found.in_post_fte)),
        (_("Vacant posts"), _hours(found.vacant_fte)),
        (_("Advertised with this job"), _hours(found.advertised_fte)),
    )


def _hours(fte: Decimal) -> str:
    return _("%(count)s in full-time hours", count=layout.plain_decimal(fte))


def _when(vacancy: Vacancy) -> str:
    """Who sees the job when, in a sentence; nothing where everybody sees it at once."""
    if vacancy.publish_on:
        return _("It will be published on %(day)s.", day=wording.day(vacancy.publish_on))
    if vacancy.first_until:
        return _(
            "Your own staff see it first. Everybody sees it after %(day)s.",
            day=wording.day(vacancy.first_until),
        )
    return ""
