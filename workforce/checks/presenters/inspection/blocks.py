"""The plain pieces that a file is made of, the same on a page and in a document."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from babel import Locale

from workforce.core import clock
from workforce.core.translation import _, language
from workforce.web.layout import long_date, moment_in_words

Facts = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on file: what it is, how it stood, and what is known of it."""

    title: str
    status: str = ""
    tone: str = "neutral"
    facts: Facts = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a file; when nothing is in it, `empty` says which kind of nothing it is."""

    title: str
    entries: Sequence[Entry]
    empty: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document: title, what is said first, sections and tables."""

    title: str
    language: str
    facts: Facts
    notes: Sequence[str]
    sections: Sequence[Section] = ()
    tables: Sequence[Table] = ()
    invented: str = ""

    def plain(self) -> dict[str, Any]:
        """The same as plain values, as a typesetter takes them."""
        return asdict(self)


def known(value: object) -> str:
    """A value in words; what is not there is not recorded here."""
    return str(value) if value not in (None, "") else _("Not recorded here")


def day_or_not(day: date | None, until: date) -> str:
    """A day in words, if it had come by then; else that it is not recorded here."""
    return long_date(day) if day is not None and day <= until else _("Not recorded here")


def by_then(moment: datetime | None, end: datetime) -> bool:
    """Whether a moment had come before the end of a day."""
    return moment is not None and moment < end


def by_whom(name: str, moment: datetime | None) -> str:
    """Who, and when."""
    return ", ".join(part for part in (name, moment_in_words(moment)) if part)


def yes_or_no(answer: object) -> str:
    """An answer in a word."""
    if answer is None:
        return _("Not recorded here")
    return _("Yes") if answer else _("No")


def made_words(day: date, moment: datetime) -> list[str]:
    """As at which day, made when, and what the day means."""
    words = [
        _("As at the end of %(day)s.", day=long_date(day)),
        _("Made on %(when)s.", when=moment_in_words(moment)),
        _("“Not recorded here” means that this service does not know. It never means “not done”."),
    ]
    if day < clock.london(moment).date():
        words.append(
            _(
                "How each check stood is told from its dated moves. A later correction of a "
                "reference, an interview or a history shows as corrected."
            )
        )
    return words


def country_name(code: str) -> str:
    """A country by its two letters, in the reader's language."""
    names = Locale.parse("cy" if language() == "cy" else "en").territories
    return str(names.get(code, code))
