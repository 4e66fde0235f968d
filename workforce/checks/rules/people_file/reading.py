"""Reading a people file (CSV): columns by name, every bad cell listed, nothing guessed."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from email_validator import EmailNotValidError, validate_email

from workforce.core.translation import Lazy, lazy
from workforce.employment.rules import LONGEST_WEEK
from workforce.employment.states import Contract, JobRole, LeavingReason

COLUMNS = (
    "person_reference",
    "given_name",
    "family_name",
    "email",
    "home_registration_number",
    "role",
    "contract",
    "weekly_hours",
    "started_on",
    "ended_on",
    "leaving_reason",
)
MAY_BE_ABSENT = frozenset({"email", "ended_on", "leaving_reason"})
MOST_ROWS = 200_000
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
BRITISH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", re.ASCII)
HOURS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?", re.ASCII)
HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
EARLIEST = date(1940, 1, 1)
LATEST = date(2100, 12, 31)


class Unreadable(ValueError):
    """Nothing of the file can be read; `words` say why."""

    def __init__(self, words: Lazy) -> None:
        super().__init__(words.text)
        self.words = words


class _Wrong(ValueError):
    """One cell cannot be taken."""

    def __init__(self, words: Lazy) -> None:
        super().__init__(words.text)
        self.words = words


@dataclass(frozen=True, slots=True)
class Refused:
    """One cell for which a row was refused: never what it said, only what kind of value it was."""

    line: int
    column: str
    kind: str
    reason: Lazy


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of the file, in shape."""

    line: int
    person_reference: str
    given_name: str
    family_name: str
    email: str | None
    home_registration_number: str
    role: JobRole
    contract: Contract
    weekly_hours: Decimal
    started_on: date
    ended_on: date | None
    leaving_reason: LeavingReason | None

    @property
    def post(self) -> tuple[str, str, JobRole]:
        """Who, where, as what."""
        return (self.person_reference, self.home_registration_number, self.role)


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """The rows that are in shape, the cells that are not, and how many rows there were."""

    rows: tuple[PersonRow, ...]
    refused: tuple[Refused, ...]
    row_count: int


def read(content: bytes) -> PeopleFile:
    """Read a whole file; Unreadable when the text or the columns are not as agreed."""
    reader = csv.reader(StringIO(_text(content), newline=""), strict=True)
    rows: list[PersonRow] = []
    refused: list[Refused] = []
    seen: dict[tuple[object, ...], int] = {}
    count = 0
    try:
        header = _header(next(reader, None))
        for line, cells in _lines(reader):
            count += 1
            if count > MOST_ROWS:
                raise Unreadable(lazy("The file has more than 200,000 rows. Send it in parts"))
            bad, row = _row(line, header, cells)
            bad = bad or _twice(row, seen)
            refused += bad
            rows += [] if bad or row is None else [row]
    except csv.Error:
        raise Unreadable(lazy("The file is not a CSV file that we can read")) from None
    return PeopleFile(tuple(rows), tuple(refused), count)


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(lazy("The file is not in UTF-8. Save it as “CSV UTF-8”")) from None
    if "\x00" in text:
        raise Unreadable(lazy("The file is not a CSV file that we can read"))
    return text


def _header(cells: list[str] | None) -> list[str]:
    """The columns, by name in any order; what is unknown, missing or doubled is named."""
    names = [cell.strip().lower() for cell in cells or []]
    if not any(names):
        raise Unreadable(lazy("The file is empty"))
    unknown = [name[:40] or "(no name)" for name in names if name not in COLUMNS]
    if unknown:
        raise Unreadable(lazy("We do not know these columns: %(names)s", names=", ".join(unknown)))
    missing = [name for name in COLUMNS if name not in names and name not in MAY_BE_ABSENT]
    if missing:
        raise Unreadable(lazy("These columns are missing: %(names)s", names=", ".join(missing)))
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise Unreadable(lazy("These columns stand twice: %(names)s", names=", ".join(doubled)))
    return names


def _lines(reader: Any) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 - csv has no public type
    """Every row that says something, with the line on which it begins."""
    before = reader.line_num
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield before + 1, cells
        before = reader.line_num


def _row(line: int, header: list[str], cells: list[str]) -> tuple[list[Refused], PersonRow | None]:
    if len(cells) != len(header):
        reason = lazy("The row has another number of cells than the header")
        return [Refused(line, "", "row", reason)], None
    values = dict.fromkeys(COLUMNS, "") | {
        name: cell.strip() for name, cell in zip(header, cells, strict=True)
    }
    taken: dict[str, Any] = {}
    refused = []
    for column, shape in SHAPES.items():
        try:
            taken[column] = shape(values[column])
        except _Wrong as wrong:
            refused.append(Refused(line, column, kind_of(values[column]), wrong.words))
    if refused:
        return refused, None
    row = PersonRow(line=line, **taken)
    words = _contradiction(row)
    if words is not None:
        return [Refused(line, "ended_on", kind_of(values["ended_on"]), words)], None
    if row.ended_on is not None and row.leaving_reason is None:
        row = PersonRow(line=line, **{**taken, "leaving_reason": LeavingReason.NOT_STATED})
    return [], row


def _contradiction(row: PersonRow) -> Lazy | None:
    if row.ended_on is None:
        if row.leaving_reason is not None:
            return lazy("A leaving reason needs the last day in post")
        return None
    if row.ended_on < row.started_on:
        return lazy("The last day must not be before the first")
    return None


def _twice(row: PersonRow | None, seen: dict[tuple[object, ...], int]) -> list[Refused]:
    """The same person in the same post from the same day stands once in a file."""
    if row is None:
        return []
    first = seen.setdefault((*row.post, row.started_on), row.line)
    if first == row.line:
        return []
    reason = lazy("The same person, post and start stand on line %(line)s already", line=first)
    return [Refused(row.line, "person_reference", "text", reason)]


def kind_of(value: str) -> str:
    """What kind of value stood in a cell, which may be said where the value may not."""
    if not value:
        return "empty"
    if ISO.fullmatch(value) or BRITISH.fullmatch(value):
        return "date"
    if re.fullmatch(r"-?[0-9][0-9.,]*", value, re.ASCII):
        return "number"
    return "email" if "@" in value else "text"


def _words(limit: int, needed: Lazy | None) -> Callable[[str], str]:
    def shape(value: str) -> str:
        text = " ".join(HIDDEN.sub("", " ".join(value.split())).split())
        if not text and needed is not None:
            raise _Wrong(needed)
        if len(text) > limit:
            raise _Wrong(lazy("This must be %(limit)s characters or fewer", limit=limit))
        return text

    return shape


def _email(value: str) -> str | None:
    if not value:
        return None
    try:
        return validate_email(value, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise _Wrong(lazy("This is not an email address")) from None


def _member(kind: type[Any], words: Lazy, *, may_be_empty: bool = False) -> Callable[[str], Any]:
    def shape(value: str) -> Any:  # noqa: ANN401 - a member of any of three enums
        if not value and may_be_empty:
            return None
        try:
            return kind("-".join(value.lower().replace("_", " ").split()))
        except ValueError:
            raise _Wrong(words) from None

    return shape


def _hours(value: str) -> Decimal:
    if not HOURS.fullmatch(value) or Decimal(value) > LONGEST_WEEK:
        raise _Wrong(lazy("Weekly hours must be a number from 0 to 84, like 37.5"))
    return Decimal(value)


def _day(value: str) -> date:
    parts = ISO.fullmatch(value)
    if parts is not None:
        year, month, day = parts.groups()
    else:
        parts = BRITISH.fullmatch(value)
        if parts is None:
            raise _Wrong(lazy("A date must be like 21/11/2026 or 2026-11-21"))
        day, month, year = parts.groups()
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise _Wrong(lazy("This date does not exist")) from None
    if not EARLIEST <= found <= LATEST:
        raise _Wrong(lazy("The year must be between 1940 and 2100"))
    return found


def _maybe_day(value: str) -> date | None:
    return _day(value) if value else None


SHAPES: dict[str, Callable[[str], Any]] = {
    "person_reference": _words(60, lazy("Every person needs a reference of yours")),
    "given_name": _words(100, lazy("The given name is missing")),
    "family_name": _words(100, None),
    "email": _email,
    "home_registration_number": _words(40, lazy("The home’s registration number is missing")),
    "role": _member(JobRole, lazy("We do not know this role")),
    "contract": _member(Contract, lazy("We do not know this kind of contract")),
    "weekly_hours": _hours,
    "started_on": _day,
    "ended_on": _maybe_day,
    "leaving_reason": _member(
        LeavingReason, lazy("We do not know this leaving reason"), may_be_empty=True
    ),
}
