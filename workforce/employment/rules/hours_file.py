"""Reading a file of hours worked (CSV): columns by name, every bad cell listed, nothing guessed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from workforce.core.translation import Lazy, lazy
from workforce.employment.rules.csv_file import HOURS, Wrong, day_of, opened
from workforce.employment.rules.presence import LONGEST_WORKED_WEEK
from workforce.employment.states import HoursSource

COLUMNS = (
    "person_reference",
    "home_registration_number",
    "week_ending",
    "hours_worked",
    "source",
)
EARLIEST = date(2000, 1, 1)


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
    header, lines = opened(content, COLUMNS)
    rows: list[HoursRow] = []
    refused: list[Refused] = []
    seen: dict[tuple[str, str, date, HoursSource], int] = {}
    count = 0
    for line, cells in lines:
        count += 1
        bad, row = _row(line, header, cells)
        bad = bad or _twice(row, seen)
        refused += bad
        rows += [] if bad or row is None else [row]
    return HoursFile(tuple(rows), tuple(refused), count)


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
        except Wrong as wrong:
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
            raise Wrong(needed)
        if len(value) > limit:
            raise Wrong(lazy("This must be %(limit)s characters or fewer", limit=limit))
        return value

    return shape


def _day(value: str) -> date:
    found = day_of(value)
    if found < EARLIEST:
        raise Wrong(lazy("The year must be 2000 or later"))
    return found


def _hours(value: str) -> Decimal:
    if not HOURS.fullmatch(value) or Decimal(value) > LONGEST_WORKED_WEEK:
        raise Wrong(lazy("Hours worked must be a number from 0 to 168, like 37.5"))
    return Decimal(value)


def _source(value: str) -> HoursSource:
    try:
        return HoursSource(value.lower())
    except ValueError:
        raise Wrong(lazy("The source must be rota or payroll")) from None


SHAPES: dict[str, Callable[[str], Any]] = {
    "person_reference": _words(60, lazy("Every person needs a reference of yours")),
    "home_registration_number": _words(40, lazy("The home’s registration number is missing")),
    "week_ending": _day,
    "hours_worked": _hours,
    "source": _source,
}
