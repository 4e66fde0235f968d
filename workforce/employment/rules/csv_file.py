"""Reading any file (CSV) that an employer sends: its columns by name, its rows line by line."""

import csv
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO
from typing import Any

from workforce.core.translation import Lazy, lazy

MOST_ROWS = 200_000
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
BRITISH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", re.ASCII)
HOURS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?", re.ASCII)


class Unreadable(ValueError):
    """Nothing of the file can be read; `words` say why."""

    def __init__(self, words: Lazy) -> None:
        super().__init__(words.text)
        self.words = words


class Wrong(ValueError):
    """One cell cannot be taken; `words` say why."""

    def __init__(self, words: Lazy) -> None:
        super().__init__(words.text)
        self.words = words


def opened(
    content: bytes, columns: Collection[str], may_be_absent: Collection[str] = frozenset()
) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The names of the columns as they stand, and every row with its line; else Unreadable."""
    reader = csv.reader(StringIO(_text(content), newline=""), strict=True)
    with _readable():
        header = _header(next(reader, None), columns, may_be_absent)
    return header, _lines(reader)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except csv.Error:
        raise Unreadable(lazy("The file is not a CSV file that we can read")) from None


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(lazy("The file is not in UTF-8. Save it as “CSV UTF-8”")) from None
    if "\x00" in text:
        raise Unreadable(lazy("The file is not a CSV file that we can read"))
    return text


def _header(
    cells: list[str] | None, columns: Collection[str], may_be_absent: Collection[str]
) -> list[str]:
    """The columns, by name in any order; what is unknown, missing or doubled is named."""
    names = [cell.strip().lower() for cell in cells or []]
    if not any(names):
        raise Unreadable(lazy("The file is empty"))
    unknown = [name[:40] or "(no name)" for name in names if name not in columns]
    if unknown:
        raise Unreadable(lazy("We do not know these columns: %(names)s", names=", ".join(unknown)))
    missing = [name for name in columns if name not in names and name not in may_be_absent]
    if missing:
        raise Unreadable(lazy("These columns are missing: %(names)s", names=", ".join(missing)))
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise Unreadable(lazy("These columns stand twice: %(names)s", names=", ".join(doubled)))
    return names


def _lines(reader: Any) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 - csv has no public type
    """Every row that says something, with the line on which it begins; not more than we take."""
    before, count = reader.line_num, 0
    with _readable():
        for cells in reader:
            if any(cell.strip() for cell in cells):
                count += 1
                if count > MOST_ROWS:
                    raise Unreadable(lazy("The file has more than 200,000 rows. Send it in parts"))
                yield before + 1, cells
            before = reader.line_num


def day_of(value: str) -> date:
    """The day that a cell names, in either of the two ways that are taken."""
    if parts := ISO.fullmatch(value):
        year, month, day = parts.groups()
    elif parts := BRITISH.fullmatch(value):
        day, month, year = parts.groups()
    else:
        raise Wrong(lazy("A date must be like 21/11/2026 or 2026-11-21"))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Wrong(lazy("This date does not exist")) from None
