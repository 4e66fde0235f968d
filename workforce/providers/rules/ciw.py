"""The Welsh register as a CSV of fixed columns, and what its rows state."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from io import TextIOWrapper
from pathlib import Path

from workforce.places import rules as places
from workforce.providers.rules.ods import Progress, UnreadableFile
from workforce.providers.rules.register import (
    LONGEST_OWNER,
    LONGEST_TYPE,
    Fact,
    Gathering,
    Line,
    Reading,
    headings_of,
)
from workforce.providers.states import HomeStatus, HomeType, Regulator, Sector

COLUMNS = (
    "registration_number",
    "service_name",
    "organisation_name",
    "service_type",
    "authority",
    "places",
    "status",
    "registered_on",
    "ended_on",
)
(NUMBER, NAME, OWNER, TYPE, AUTHORITY, PLACES, STATUS, REGISTERED, ENDED) = map(places.key, COLUMNS)
MOST_ROWS = 100_000
PROGRESS_EVERY = 200

_CHILDREN = re.compile(r"\bchild(?:ren|rens|s)?\b|\b[pb]lant\b")
_HOME = re.compile(r"\bhomes?\b|\bresidential\b|\bschools?\b|\bgartrefi?\b|\bcartrefi?\b")
_NOT_A_HOME = re.compile(r"\bfamily\b|\bfoster(?:ing)?\b|\bday\b|\bminder\b|\bholiday\b")
_STATUSES = {
    HomeStatus.ACTIVE: ("active", "open", "registered", "current"),
    HomeStatus.SUSPENDED: ("suspended",),
    HomeStatus.CLOSED: ("closed", "cancelled", "ended", "deregistered", "resigned"),
}
_STATUS = {word: status for status, words in _STATUSES.items() for word in words}


def read(path: Path, as_at: date, progress: Progress | None = None) -> Reading:
    """The children's homes of the file, as at a day."""
    gathering = Gathering()
    size = max(path.stat().st_size, 1)
    try:
        with path.open("rb") as raw, TextIOWrapper(raw, "utf-8-sig", newline="") as file:
            rows = _numbered_rows(file)
            _, cells = next(rows, (1, []))
            headings = _checked_headings(cells)
            for count, (number, row) in enumerate(rows):
                if progress and count % PROGRESS_EVERY == 0:
                    progress("Reading", min(raw.tell(), size), size)
                _take(Line(number, row, headings), as_at, gathering)
    except UnicodeDecodeError as wrong:
        raise UnreadableFile("The file is not UTF-8 text: save it as CSV UTF-8") from wrong
    except csv.Error as wrong:
        raise UnreadableFile(f"The file is not a readable CSV: {wrong}") from wrong
    if progress:
        progress("Reading", size, size)
    return gathering.reading(Regulator.CIW, as_at)


def home_type(text: str) -> HomeType | None:
    """Which kind of children's home a service type is; None for what is no children's home."""
    known = places.key(text)
    if _NOT_A_HOME.search(known):
        return None
    if re.search(r"\bsecure accommodation\b|\bsecure childrens home\b", known):
        return HomeType.SECURE
    if re.search(r"\bresidential special school\b", known):
        return HomeType.SPECIAL_SCHOOL
    return HomeType.CHILDRENS_HOME if _CHILDREN.search(known) and _HOME.search(known) else None


def _numbered_rows(file: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold something, each with the line on which it begins."""
    reader = csv.reader(file, strict=True)
    begins = 1
    for count, row in enumerate(reader):
        if count > MOST_ROWS:
            raise UnreadableFile(f"The file has more than {MOST_ROWS:,} rows")
        if any(cell.strip() for cell in row):
            yield begins, row
        begins = reader.line_num + 1


def _checked_headings(cells: list[str]) -> dict[str, tuple[int, str]]:
    headings = headings_of(cells)
    expected = set(map(places.key, COLUMNS))
    unknown = [written for name, (_, written) in headings.items() if name not in expected]
    missing = [column for column in COLUMNS if places.key(column) not in headings]
    if unknown and len(missing) < len(COLUMNS):
        raise UnreadableFile(f"Unknown column(s): {', '.join(unknown)}")
    if missing:
        raise UnreadableFile(f"The first line lacks the column(s): {', '.join(missing)}")
    return headings


def _take(line: Line, as_at: date, gathering: Gathering) -> None:
    written = line.raw(TYPE)
    kind = home_type(written)
    if kind is None and written:
        gathering.left_out[written] += 1
        return
    number = line.registration_number(NUMBER)
    if kind is None:
        line.refuse(TYPE, "is empty")
    if not line.has_every_cell:
        line.refuse(NUMBER, "stands in a row with too few or too many cells")
    fact = _fact(line, number, kind, as_at) if kind else None
    gathering.add(line, NUMBER, fact, number)


def _fact(line: Line, number: str, kind: HomeType, as_at: date) -> Fact | None:
    """The home of a row, or None with the line's refusals saying why not."""
    authority = line.authority(AUTHORITY, as_at)
    if authority is not None and authority.nation is not places.Nation.WALES:
        line.refuse(AUTHORITY, "is not an authority in Wales")
    status = _STATUS.get(places.key(line.raw(STATUS)))
    if status is None:
        line.refuse(STATUS, f"is none of {', '.join(_STATUS)}")
    registered_on, ended_on = line.day(REGISTERED), line.day(ENDED)
    if registered_on and ended_on and ended_on < registered_on:
        line.refuse(ENDED, "is before the day of registration")
    owner, written = line.short(OWNER, LONGEST_OWNER), line.short(TYPE, LONGEST_TYPE) or ""
    count = line.places_count(PLACES)
    if authority is None or status is None:
        return None
    if ended_on and ended_on <= as_at:
        status = HomeStatus.CLOSED
    return Fact(
        registration_number=number,
        home_type=kind,
        type_as_registered=written,
        sector=Sector.OTHER,
        status=status,
        short_break_only=False,
        places_count=count,
        nation=authority.nation.value,
        region_code=authority.region_code,
        authority_code=authority.code,
        owner_as_registered=owner,
        registered_on=registered_on,
        closed_on=ended_on if status is HomeStatus.CLOSED else None,
        name=line.stated(NAME),
    )
