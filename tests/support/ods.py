"""A small writer of OpenDocument spreadsheets for tests: sheets of rows, and ways to spoil them."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text")
)
Cell = str | int | float | date | None


@dataclass(frozen=True)
class Raw:
    """XML written into the row as it stands."""

    xml: str


@dataclass(frozen=True)
class Repeated:
    """A row that the file states once and repeats."""

    cells: Sequence[Cell | Raw]
    times: int


Line = Sequence[Cell | Raw] | Repeated


def cell_xml(value: Cell | Raw) -> str:
    """One cell, typed as spreadsheets type it."""
    if isinstance(value, Raw):
        return value.xml
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{value}T00:00:00">'
            f"<text:p>{value:%d/%m/%Y}</text:p></table:table-cell>"
        )
    if isinstance(value, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value:,}</text:p></table:table-cell>"
        )
    text = escape(value).replace("\n", "</text:p><text:p>")
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def line_xml(line: Line) -> str:
    """One row, or one row said to stand for many."""
    if isinstance(line, Repeated):
        cells = "".join(map(cell_xml, line.cells))
        return (
            f'<table:table-row table:number-rows-repeated="{line.times}">{cells}</table:table-row>'
        )
    return f"<table:table-row>{''.join(map(cell_xml, line))}</table:table-row>"


def content_xml(sheets: Mapping[str, Sequence[Line]], before: str = "") -> str:
    """The content of a spreadsheet; `before` goes between the XML declaration and the root."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(map(line_xml, lines))}</table:table>"
        for name, lines in sheets.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}'
        f"<office:document-content {NAMESPACES}><office:body><office:spreadsheet>"
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )


def write_ods(path: Path, sheets: Mapping[str, Sequence[Line]], before: str = "") -> Path:
    """Write a spreadsheet file and return its path."""
    return write_archive(
        path, {"mimetype": MIMETYPE, "content.xml": content_xml(sheets, before=before)}
    )


def write_archive(path: Path, members: Mapping[str, str]) -> Path:
    """Write any zip file and return its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path
