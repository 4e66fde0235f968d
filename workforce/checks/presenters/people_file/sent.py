"""People files that were sent: how far each has come, and its lists as files to download."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workforce.checks.models import PeopleImport
from workforce.checks.presenters.people_file.report import ReportPage, waiting_words
from workforce.checks.services import Report
from workforce.checks.states.imports import IMPORT_NAMES, PROBLEM_NAMES, ImportState
from workforce.core.translation import Lazy, _

TONES = {
    ImportState.WAITING: "neutral",
    ImportState.RUNNING: "info",
    ImportState.DONE: "good",
    ImportState.FAILED: "bad",
}
COLUMNS: dict[str, tuple[str, ...]] = {
    "differences": ("line", "person_reference", "outcome", "field", "before", "after"),
    "refused": ("line", "column", "reason"),
    "waiting": ("line", "person_reference", "reason"),
    "absent": ("person_reference", "home_registration_number", "role"),
}
# A spreadsheet takes a cell that begins like this for a formula, and runs it.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One people file in a list."""

    public_id: str
    sent_at: datetime
    sent_by: str
    dry_run: bool
    row_count: int
    done_count: int
    state: Lazy
    tone: str
    is_over: bool

    @classmethod
    def of(cls, row: PeopleImport) -> "ImportLine":
        """A people file that was sent."""
        return cls(
            row.public_id,
            row.created_at,
            row.made_by.name if row.made_by else _("another system"),
            row.dry_run,
            row.row_count,
            row.done_count,
            IMPORT_NAMES[row.state],
            TONES[row.state],
            row.is_over,
        )


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One people file: its progress, and its report once it is over."""

    line: ImportLine
    problem: Lazy | None
    report: ReportPage | None
    may_take: bool
    has_files: bool

    @classmethod
    def of(cls, row: PeopleImport, posts: Mapping[str, str]) -> "ImportPage":
        """A people file, with what was kept of its report."""
        report = ReportPage.of(row.summary, posts) if row.summary else None
        return cls(
            ImportLine.of(row),
            PROBLEM_NAMES[row.problem] if row.problem else None,
            report,
            row.dry_run and report is not None and row.file_key is not None,
            row.report_key is not None,
        )


def part_csv(report: Report, part: str, posts: Mapping[str, str]) -> str:
    """One list of a report, whole, as a file that a spreadsheet opens safely."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS[part])
    for row in _rows(report, part, posts):
        writer.writerow([_safe(str(value)) for value in row])
    return out.getvalue()


def _rows(report: Report, part: str, posts: Mapping[str, str]) -> Iterator[Sequence[object]]:
    if part == "differences":
        for one in report.differences:
            row = (one.line, one.person_reference, one.outcome.value, one.field)
            yield (*row, one.before, one.after)
    elif part == "refused":
        yield from ((bad.line, bad.column, bad.reason) for bad in report.refused)
    elif part == "waiting":
        for late in report.waiting:
            yield (late.line, late.person_reference, waiting_words(late, posts))
    else:
        for gone in report.absent:
            yield (gone.person_reference, gone.home_registration_number, gone.role.value)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(DANGEROUS) else text
