"""Rows of an OpenDocument spreadsheet, streamed: never the whole file in memory."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from workforce.core.errors import DomainError

LARGEST_FILE = 100_000_000
LARGEST_CONTENT = 400_000_000
LARGEST_RATIO = 250
SMALL_CONTENT = 10_000_000
MOST_COLUMNS = 256
MOST_ROWS = 200_000
LONGEST_CELL = 100_000
MOST_DIGITS = 30
CHUNK = 1 << 16
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_CELLS = frozenset({_TABLE + "table-cell", _TABLE + "covered-table-cell"})
_SPACES = {_TEXT + "tab": " ", _TEXT + "line-break": "\n", _TEXT + "s": " "}
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)

Progress = Callable[[str, int, int], None]


class UnreadableFile(DomainError):
    """The file cannot be read at all; the message says why and what to do."""

    code = "unreadable"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number as a spreadsheet shows it, and the text of its cells."""

    sheet: str
    line: int
    cells: tuple[str, ...]


def rows(
    path: Path,
    wanted: Callable[[str], bool] = bool,
    progress: Progress | None = None,
) -> Iterator[Row]:
    """Every row that holds something, of every sheet whose name is wanted, in order."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _rows(archive, wanted, progress)
    except expat.ExpatError as wrong:
        raise UnreadableFile(
            f"The spreadsheet is damaged (line {wrong.lineno} of its content is not XML): "
            "download it again"
        ) from wrong
    except _DAMAGED as wrong:
        raise UnreadableFile(
            "The file is cut short or damaged: download it again and compare its size"
        ) from wrong


def _rows(
    archive: zipfile.ZipFile, wanted: Callable[[str], bool], progress: Progress | None
) -> Iterator[Row]:
    size = _checked_size(archive)
    content = _Content(wanted)
    done = 0
    with archive.open("content.xml") as stream:
        while chunk := stream.read(CHUNK):
            done += len(chunk)
            if done > LARGEST_CONTENT:
                raise UnreadableFile("The spreadsheet unpacks to more than is safe to read")
            content.parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
            if progress:
                progress("Reading", done, size)
            yield from content.take()
    content.parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keywords
    yield from content.take()


def _checked_size(archive: zipfile.ZipFile) -> int:
    """The unpacked size of the content, after refusing what is no spreadsheet or unsafe."""
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        raise UnreadableFile("This is an Excel workbook (XLSX): download the ODS version instead")
    if "content.xml" not in names:
        raise UnreadableFile("This is a zip file, not an ODS spreadsheet: give the .ods itself")
    if "mimetype" in names and not _is_spreadsheet(archive):
        raise UnreadableFile("This is an OpenDocument file, but not a spreadsheet (ODS)")
    content = archive.getinfo("content.xml")
    if content.flag_bits & 1:
        raise UnreadableFile("The spreadsheet is locked with a password: save it without one")
    ratio = content.file_size / max(content.compress_size, 1)
    packed_unsafely = content.file_size > SMALL_CONTENT and ratio > LARGEST_RATIO
    if content.file_size > LARGEST_CONTENT or packed_unsafely:
        raise UnreadableFile("The spreadsheet unpacks to more than is safe to read")
    return content.file_size


def _is_spreadsheet(archive: zipfile.ZipFile) -> bool:
    with archive.open("mimetype") as stream:
        return stream.read(len(SPREADSHEET)).decode("ascii", "replace") == SPREADSHEET


@dataclass(slots=True)
class _Cell:
    """A cell while its element is open."""

    repeated: int
    value: str | None
    parts: list[str] = field(default_factory=list)
    paragraphs: int = 0
    length: int = 0

    def add(self, text: str) -> None:
        self.length += len(text)
        if self.length > LONGEST_CELL:
            raise UnreadableFile("A cell of the spreadsheet is longer than is safe to read")
        self.parts.append(text)

    def text(self) -> str:
        return ("".join(self.parts) if self.value is None else self.value).strip()


class _Content:
    """Expat handlers that turn content.xml into rows; a document type or entity is refused."""

    def __init__(self, wanted: Callable[[str], bool]) -> None:
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.ExternalEntityRefHandler = self._refuse
        self._wanted = wanted
        self._sheet = ""
        self._skipping = True
        self._line = 0
        self._repeated = 1
        self._cells: list[str] = []
        self._cell: _Cell | None = None
        self._in_paragraph = 0
        self._aside = 0
        self._ready: list[Row] = []
        self._made = 0

    def take(self) -> list[Row]:
        """The rows finished since the last call."""
        ready, self._ready = self._ready, []
        return ready

    @staticmethod
    def _refuse(*_: object) -> NoReturn:
        raise UnreadableFile(
            "The spreadsheet declares a document type or entities, which no published register does"
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._cell is not None:
            self._start_in_cell(self._cell, name, attributes)
        elif name == _TABLE + "table":
            self._sheet = attributes.get(_TABLE + "name", "")
            self._skipping = not self._wanted(self._sheet)
            self._line = 0
        elif self._skipping:
            return
        elif name in _CELLS:
            self._cell = _Cell(
                repeated=_count(attributes.get(_TABLE + "number-columns-repeated")),
                value=_typed_value(attributes),
            )
        elif name == _TABLE + "table-row":
            self._cells = []
            self._repeated = _count(attributes.get(_TABLE + "number-rows-repeated"))

    def _start_in_cell(self, cell: _Cell, name: str, attributes: dict[str, str]) -> None:
        if self._aside or name == _OFFICE + "annotation" or name in _CELLS:
            self._aside += 1
        elif name == _TEXT + "p":
            if cell.paragraphs:
                cell.add("\n")
            cell.paragraphs += 1
            self._in_paragraph += 1
        elif name in _SPACES:
            count = min(_count(attributes.get(_TEXT + "c")), LONGEST_CELL)
            cell.add(_SPACES[name] * count)

    def _end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif self._cell is not None:
            self._end_in_cell(self._cell, name)
        elif self._skipping:
            return
        elif name == _TABLE + "table-row":
            self._finish_row()

    def _end_in_cell(self, cell: _Cell, name: str) -> None:
        if name == _TEXT + "p":
            self._in_paragraph -= 1
        elif name in _CELLS:
            room = MOST_COLUMNS - len(self._cells)
            self._cells.extend([cell.text()] * min(cell.repeated, room))
            self._cell = None

    def _characters(self, text: str) -> None:
        if self._cell is not None and self._in_paragraph and not self._aside:
            self._cell.add(text)

    def _finish_row(self) -> None:
        first = self._line + 1
        self._line += self._repeated
        if not any(self._cells):
            return
        self._made += self._repeated
        if self._made > MOST_ROWS:
            raise UnreadableFile(f"The spreadsheet has more than {MOST_ROWS:,} rows")
        cells = tuple(self._cells)
        self._ready.extend(
            Row(self._sheet, line, cells) for line in range(first, first + self._repeated)
        )


def _count(text: str | None) -> int:
    """A repetition as written; anything that is no whole number counts once."""
    return max(int(text), 1) if text and text.isdecimal() and len(text) <= len("1048576") else 1


def _typed_value(attributes: dict[str, str]) -> str | None:
    """The value behind what a typed cell displays: a plain number or an ISO day."""
    kind = attributes.get(_OFFICE + "value-type")
    if kind == "date":
        return attributes.get(_OFFICE + "date-value", "").removesuffix("T00:00:00") or None
    if kind in {"float", "percentage", "currency"}:
        return _plain_number(attributes.get(_OFFICE + "value"))
    return None


def _plain_number(text: str | None) -> str | None:
    """A number without exponent or needless zeros, so that a reference number reads as typed."""
    try:
        number = Decimal(text or "")
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
        return None
    whole = number.to_integral_value()
    return format(whole if number == whole else number, "f")
