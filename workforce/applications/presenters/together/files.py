"""Applicants as files: a table safe to open in a spreadsheet, an archive of their forms."""

import csv
import io
from collections.abc import Iterable

from workforce.applications.presenters.naming import alias_read
from workforce.applications.queries.together.applicants import Listed
from workforce.applications.rules.scores import mean_of
from workforce.applications.states import RECRUITER_NAMES
from workforce.core import clock

# A spreadsheet takes a cell that begins like this for a formula, and runs it.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = ("applicant", "state", "sent_on", "whole_form", "score", "scores", "came_by")


def safe(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def applicants_csv(rows: Iterable[Listed]) -> str:
    """One line for each applicant, by name or by what they are called until the shortlist.

    No right to work, nothing of a person: it would be a filter before the shortlist.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in sorted(rows, key=_called):
        score = mean_of(row.points, row.scores_count)
        values = (
            _called(row),
            str(RECRUITER_NAMES[row.state]),
            clock.london(row.sent_at).date().isoformat(),
            "yes" if row.is_whole else "no",
            "" if score is None else str(score),
            str(row.scores_count),
            row.came_from,
        )
        writer.writerow([safe(one) for one in values])
    return out.getvalue()


def _called(row: Listed) -> str:
    return row.name or alias_read(row.alias)
