"""Reading a people file (CSV): columns by name, every bad cell listed, nothing guessed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from workforce.checks.rules.people_file.shapes import SHAPES, kind_of
from workforce.core.translation import Lazy, lazy
from workforce.employment.rules import csv_file
from workforce.employment.rules.csv_file import Wrong
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
    header, lines = csv_file.opened(content, COLUMNS, MAY_BE_ABSENT)
    rows: list[PersonRow] = []
    refused: list[Refused] = []
    seen: dict[tuple[object, ...], int] = {}
    places = [header.index(name) if name in header else -1 for name in COLUMNS]
    count = 0
    for line, cells in lines:
        count += 1
        bad, row = _row(line, places, len(header), cells)
        if row is not None:
            first = seen.setdefault((*row.post, row.started_on), line)
            if first == line:
                rows.append(row)
                continue
            bad = [twice(line, first)]
        refused += bad
    return PeopleFile(tuple(rows), tuple(refused), count)


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
