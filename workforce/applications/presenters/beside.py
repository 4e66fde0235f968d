"""What stands beside the form, as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from workforce.accounts.models import Person
from workforce.applications.models import Application
from workforce.applications.models.beside import LivedHere
from workforce.applications.rules import equality
from workforce.applications.states.beside import PAPER_NAMES, PaperKind
from workforce.applications.states.equality import QUESTION_NAMES, Question, answers_to
from workforce.core.translation import _
from workforce.documents.models import Document
from workforce.documents.states import ScanState
from workforce.vacancies.models import Vacancy
from workforce.vacancies.presenters import wording
from workforce.web.layout import long_date, moment_in_words


@dataclass(frozen=True, slots=True)
class InterestPage:
    """Which job it is, whose account, and what is known already."""

    public_id: str
    job: str
    employer: str
    name: str
    email: str
    known: Mapping[str, Any]
    kept: bool

    @classmethod
    def of(
        cls,
        vacancy: Vacancy,
        person: Person | None,
        draft: Application | None,
        *,
        kept: bool = False,
    ) -> Self:
        """The page for somebody; what a draft of theirs says is not asked anew."""
        known = draft.telephone if draft else None
        return cls(
            vacancy.public_id,
            vacancy.title,
            wording.employer(vacancy.employer_name),
            person.name if person else "",
            person.email if person else "",
            {
                "telephone": known or (person.telephone if person else None) or "",
                "right_to_work": draft.right_to_work if draft else "",
            },
            kept,
        )


@dataclass(frozen=True, slots=True)
class Sums:
    """One question with its answers in sums."""

    question: str
    total: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SumsPage:
    """What those who applied in twelve months answered, in sums."""

    since: str
    until: str
    sums: tuple[Sums, ...]

    @classmethod
    def of(cls, found: Mapping[Question, Mapping[str, int]], since: date, until: date) -> Self:
        """Every question, in order; what is small is hidden and said to be so."""
        return cls(
            long_date(since), long_date(until), tuple(_sums(q, found.get(q, {})) for q in Question)
        )


def _sums(question: Question, counts: Mapping[str, int]) -> Sums:
    names = answers_to(question)
    shown = equality.shown({answer: counts.get(answer, 0) for answer in names})
    rows = tuple((str(name), _figure(shown.counts[answer])) for answer, name in names.items())
    return Sums(str(QUESTION_NAMES[question]), _figure(shown.total), rows)


def _figure(count: int | None) -> str:
    return _("Hidden to protect people") if count is None else str(count)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One file: whether it was scanned, and where it is opened."""

    href: str
    kept: str
    size: str
    scan: str
    tone: str

    @classmethod
    def of(cls, document: Document) -> Self:
        """A stored file in words."""
        scanned = document.scan is ScanState.CLEAN
        return cls(
            f"/documents/{document.public_id}",
            moment_in_words(document.created_at),
            _("%(size)s KB", size=max(1, document.size_bytes // 1024)),
            _("Scanned for viruses") if scanned else _("Not scanned for viruses"),
            "good" if scanned else "warn",
        )


def papers_shown(papers: Mapping[PaperKind, Document]) -> list[tuple[str, PaperLine]]:
    """The files beside an application, each with what it is."""
    return [(str(PAPER_NAMES[kind]), PaperLine.of(row)) for kind, row in papers.items()]


@dataclass(frozen=True, slots=True)
class ToldLine:
    """What one candidate told support."""

    public_id: str
    candidate: str
    email: str
    employer: str
    job: str
    words: str
    when: str
    seen: str
    note: str

    @classmethod
    def of(cls, row: LivedHere) -> Self:
        """One of them, with what was done about it."""
        application = row.application
        return cls(
            row.public_id,
            application.candidate.name,
            application.candidate.email,
            application.vacancy.organisation.name,
            application.vacancy.title,
            row.words,
            moment_in_words(row.created_at),
            moment_in_words(row.seen_at) if row.seen_at else "",
            row.note,
        )
