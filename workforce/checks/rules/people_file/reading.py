"""Reading a people file (CSV): columns by name, every bad cell listed, nothing guessed."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any, NamedTuple

from workforce.checks.rules.people_file.shapes import SHAPES, Wrong, kind_of
from workforce.core.translation import Lazy, lazy
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


class Unreadable(ValueError):
    """Nothing of the file can be read; `words` say why."""

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


class PersonRow(NamedTuple):
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
    try:
        header = _header(next(reader, None))
        return _read(header, _lines(reader))
    except csv.Error:
        raise Unreadable(lazy("The file is not a CSV file that we can read")) from None


def _read(header: list[str], lines: Iterable[tuple[int, list[str]]]) -> PeopleFile:
    """The rows of a file whose columns are known."""
    rows: list[PersonRow] = []
    refused: list[Refused] = []
    seen: dict[tuple[object, ...], int] = {}
    places = [header.index(name) if name in header else -1 for name in COLUMNS]
    count = 0
    for line, cells in lines:
        count += 1
        if count > MOST_ROWS:
            raise Unreadable(lazy("The file has more than 200,000 rows. Send it in parts"))
        bad, row = _row(line, places, len(header), cells)
        if row is not None:
            first = seen.setdefault((*row.post, row.started_on), line)
            if first == line:
                rows.append(row)
                continue
            bad = [twice(line, first)]
        refused += bad
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


def _row(
    line: int, places: list[int], header_length: int, cells: list[str]
) -> tuple[list[Refused], PersonRow | None]:
    if len(cells) != header_length:
        reason = lazy("The row has another number of cells than the header")
        return [Refused(line, "", "row", reason)], None
    values = [cells[place].strip() if place >= 0 else "" for place in places]
    try:
        row = PersonRow(line, *[shape(value) for shape, value in zip(TAKERS, values, strict=True)])
    except Wrong:
        return _wrong_cells(line, values), None
    if row.ended_on is None and row.leaving_reason is None:
        return [], row
    words = _contradiction(row)
    if words is not None:
        return [Refused(line, "ended_on", kind_of(values[ENDED_ON]), words)], None
    if row.leaving_reason is None:
        row = row._replace(leaving_reason=LeavingReason.NOT_STATED)
    return [], row


def _wrong_cells(line: int, values: list[str]) -> list[Refused]:
    """Every cell of a row that cannot be taken."""
    refused = []
    for column, shape, value in zip(COLUMNS, TAKERS, values, strict=True):
        try:
            shape(value)
        except Wrong as wrong:
            refused.append(Refused(line, column, kind_of(value), wrong.words))
    return refused


def _contradiction(row: PersonRow) -> Lazy | None:
    if row.ended_on is None:
        if row.leaving_reason is not None:
            return lazy("A leaving reason needs the last day in post")
        return None
    if row.ended_on < row.started_on:
        return lazy("The last day must not be before the first")
    return None


def twice(line: int, first: int) -> Refused:
    """The same person in the same post from the same day stands once in a file."""
    reason = lazy("The same person, post and start stand on line %(line)s already", line=first)
    return Refused(line, "person_reference", "text", reason)


TAKERS = tuple(SHAPES[name] for name in COLUMNS)
ENDED_ON = COLUMNS.index("ended_on")
