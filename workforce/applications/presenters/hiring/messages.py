"""Messages about an application as each side reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from workforce.applications.models import Application
from workforce.applications.models.hiring import ApplicationMessage
from workforce.applications.presenters.naming import name_read, words_read
from workforce.applications.rules.hiring import writing
from workforce.core.translation import _
from workforce.vacancies.presenters import wording
from workforce.web.layout import moment_in_words


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message: whose it is, when it was written, and whether it was opened."""

    by: str
    when: str
    words: str
    is_own: bool
    opened: str


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """The messages about one application, and whether this side may write."""

    application_id: str
    title: str
    other: str
    lines: tuple[MessageLine, ...]
    may_write: bool

    @classmethod
    def for_employer(cls, application: Application, rows: Iterable[ApplicationMessage]) -> Self:
        """The thread for those who choose; who applied is called as everywhere else."""
        other = name_read(application)
        may = writing.may_employer_write(application.state)
        lines = tuple(
            _line(row, other, _read_by_employer(application, row), reader_is_employer=True)
            for row in rows
        )
        return cls._of(application, other, lines, may_write=may)

    @classmethod
    def for_candidate(cls, application: Application, rows: Iterable[ApplicationMessage]) -> Self:
        """The thread for the candidate; who of the employer wrote is not named."""
        kept = list(rows)
        wrote = any(row.from_employer for row in kept)
        may = writing.may_candidate_write(application.state, employer_wrote=wrote)
        other = wording.employer(application.vacancy.employer_name)
        lines = tuple(_line(row, other, row.words, reader_is_employer=False) for row in kept)
        return cls._of(application, other, lines, may_write=may)

    @classmethod
    def _of(
        cls,
        application: Application,
        other: str,
        lines: tuple[MessageLine, ...],
        *,
        may_write: bool,
    ) -> Self:
        return cls(
            application.public_id,
            application.vacancy.title,
            other,
            lines,
            may_write,
        )


def _read_by_employer(application: Application, row: ApplicationMessage) -> str:
    """What the employer wrote as it stands; what the candidate wrote, as far as it names nobody."""
    return row.words if row.from_employer else words_read(application, row.words)


def _line(
    row: ApplicationMessage, other: str, words: str, *, reader_is_employer: bool
) -> MessageLine:
    is_own = row.from_employer is reader_is_employer
    ours = _("Your organisation") if reader_is_employer else _("You")
    opened = _("Opened") if row.read_at is not None else _("Not opened yet")
    return MessageLine(
        ours if is_own else other,
        moment_in_words(row.created_at),
        words,
        is_own,
        opened if is_own else "",
    )


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """An application with messages that nobody has opened."""

    application_id: str
    name: str
    title: str
    count: int

    @classmethod
    def of(cls, application: Application, count: int) -> Self:
        """One line of the list."""
        return cls(application.public_id, name_read(application), application.vacancy.title, count)
