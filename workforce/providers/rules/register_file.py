"""Reading whichever register file somebody gave: its kind is told by its content."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from workforce.providers.rules import ciw, ofsted
from workforce.providers.rules.ods import LARGEST_FILE, Progress, UnreadableFile
from workforce.providers.rules.register import Reading
from workforce.providers.states import Regulator

_BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0", "This is an old Excel workbook (XLS): download the ODS version instead"),
    (b"%PDF", "This is a PDF, not a register: download the ODS or CSV"),
    (b"<", "This is a web page or XML, not a register: the download may have failed"),
    (b"\x1f\x8b", "This file is compressed with gzip: unpack it first"),
)


class NothingTaken(UnreadableFile):
    """The file could be read, but it holds no home that could be taken."""

    def __init__(self, message: str, reading: Reading) -> None:
        """Keep what was read and refused beside the words."""
        super().__init__(message)
        self.reading = reading


class FileKind(StrEnum):
    """The two kinds of file in which registers come."""

    ODS = "ods"
    CSV = "csv"


def kind_of(path: Path) -> FileKind:
    """Whether a file is a spreadsheet or text; refuses everything else in a sentence."""
    beginning = _beginning(path)
    if beginning.startswith(b"PK"):
        return FileKind.ODS
    text = beginning.lstrip(b"\xef\xbb\xbf \r\n\t")
    for start, sentence in _BEGINNINGS:
        if text.startswith(start):
            raise UnreadableFile(sentence)
    if b"\0" in beginning:
        raise UnreadableFile("This is neither an ODS spreadsheet nor a CSV file in UTF-8")
    return FileKind.CSV


def _beginning(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            beginning = file.read(4096)
    except FileNotFoundError as wrong:
        raise UnreadableFile(f"There is no file {path}") from wrong
    except OSError as wrong:
        raise UnreadableFile(f"The file {path} cannot be opened: {wrong.strerror}") from wrong
    if not beginning.strip():
        raise UnreadableFile("The file is empty")
    if size > LARGEST_FILE:
        raise UnreadableFile(f"The file is larger than {LARGEST_FILE // 1_000_000} MB")
    return beginning


def read(
    path: Path,
    *,
    today: date,
    regulator: Regulator | None = None,
    as_at: date | None = None,
    progress: Progress | None = None,
) -> Reading:
    """The register in a file: Ofsted's ODS, or the Welsh CSV, which holds as at today if unsaid."""
    if as_at and as_at > today:
        raise UnreadableFile(f"The day {as_at.isoformat()} is still to come")
    if _checked_kind(path, regulator) is FileKind.ODS:
        reading = ofsted.read(path, as_at, progress)
    else:
        reading = ciw.read(path, as_at or today, progress)
    if reading.as_at > today:
        raise UnreadableFile(f"The register's day, {reading.as_at.isoformat()}, is still to come")
    if not reading.facts:
        raise NothingTaken("No children's home in this file could be taken", reading)
    return reading


def _checked_kind(path: Path, regulator: Regulator | None) -> FileKind:
    kind = kind_of(path)
    if kind is FileKind.CSV and regulator is Regulator.OFSTED:
        raise UnreadableFile(
            "This is a CSV file, not an ODS spreadsheet: Ofsted's register is read from the ODS "
            "of its underlying data. For the Welsh register as CSV say --source ciw"
        )
    if kind is FileKind.ODS and regulator is Regulator.CIW:
        raise UnreadableFile(
            "This is an ODS spreadsheet: the Welsh register is read from CSV. "
            "For Ofsted's register say --source ofsted"
        )
    return kind
