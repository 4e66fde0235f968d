"""Reading a file of hours worked (CSV): columns by name, every bad cell listed, nothing guessed."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from workforce.core.translation import Lazy, lazy
from workforce.employment.rules.presence import LONGEST_WORKED_WEEK
from workforce.employment.states import HoursSource

COLUMNS = (
    "person_reference",
    "home_registration_number",
    "week_ending",
    "hours_worked",
    "source",
)
MOST_ROWS = 200_000
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
BRITISH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", re.ASCII)
HOURS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?", re.ASCII)
EARLIEST = date(2000, 1, 1)


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
    """One cell for which a row was refused; never what it said."""

    line: int
    column: str
    reason: Lazy


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One row of the file, in shape."""

    line: int
    person_reference: str
    home_registration_number: str
    week_ending: date
    hours_worked: Decimal
    source: HoursSource

    @property
    def week(self) -> tuple[str, str, date, HoursSource]:
        """Whose hours, where, of which week, from where: once in a file."""
        return (
            self.person_reference,
            self.home_registration_number,
            self.week_ending,
            self.source,
        )


@dataclass(frozen=True, slots=True)
class HoursFile:
    """The rows that are in shape, the cells that are not, and how many rows there were."""

    rows: tuple[HoursRow, ...]
    refused: tuple[Refused, ...]
    row_count: int


def read(content: bytes) -> HoursFile:
    """Read a whole file; Unreadable when the text or the columns are not as agreed."""
    rows: list[HoursRow] = []
    refused: list[Refused] = []
    seen: dict[tuple[str, str, date, HoursSource], int] = {}
    count = 0
    try:
        reader = csv.reader(StringIO(_text(content), newline=""), strict=True)
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
    return HoursFile(tuple(rows), tuple(refused), count)


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
    missing = [name for name in COLUMNS if name not in names]
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


def _row(line: int, header: list[str], cells: list[str]) -> tuple[list[Refused], HoursRow | None]:
    if len(cells) != len(header):
        reason = lazy("The row has another number of cells than the header")
        return [Refused(line, "", reason)], None
    values = dict(zip(header, cells, strict=True))
    taken: dict[str, Any] = {}
    refused = []
    for column, shape in SHAPES.items():
        try:
            taken[column] = shape(" ".join(values[column].split()))
        except _Wrong as wrong:
            refused.append(Refused(line, column, wrong.words))
    return (refused, None) if refused else ([], HoursRow(line=line, **taken))


def _twice(
    row: HoursRow | None, seen: dict[tuple[str, str, date, HoursSource], int]
) -> list[Refused]:
    if row is None:
        return []
    first = seen.setdefault(row.week, row.line)
    if first == row.line:
        return []
    return [stands_twice(row.line, first)]


def stands_twice(line: int, first: int) -> Refused:
    """A line that says again what an earlier one says."""
    reason = lazy("The same person, home, week and source stand on line %(line)s", line=first)
    return Refused(line, "person_reference", reason)


def _words(limit: int, needed: Lazy) -> Callable[[str], str]:
    def shape(value: str) -> str:
        if not value or not value.isprintable():
            raise _Wrong(needed)
        if len(value) > limit:
            raise _Wrong(lazy("This must be %(limit)s characters or fewer", limit=limit))
        return value

    return shape


def _day(value: str) -> date:
    if iso := ISO.fullmatch(value):
        year, month, day = iso.groups()
    elif british := BRITISH.fullmatch(value):
        day, month, year = british.groups()
    else:
        raise _Wrong(lazy("A date must be like 21/11/2026 or 2026-11-21"))
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise _Wrong(lazy("This date does not exist")) from None
    if found < EARLIEST:
        raise _Wrong(lazy("The year must be 2000 or later"))
    return found


def _hours(value: str) -> Decimal:
    if not HOURS.fullmatch(value) or Decimal(value) > LONGEST_WORKED_WEEK:
        raise _Wrong(lazy("Hours worked must be a number from 0 to 168, like 37.5"))
    return Decimal(value)


def _source(value: str) -> HoursSource:
    try:
        return HoursSource(value.lower())
    except ValueError:
        raise _Wrong(lazy("The source must be rota or payroll")) from None


SHAPES: dict[str, Callable[[str], Any]] = {
    "person_reference": _words(60, lazy("Every person needs a reference of yours")),
    "home_registration_number": _words(40, lazy("The home’s registration number is missing")),
    "week_ending": _day,
    "hours_worked": _hours,
    "source": _source,
}
