"""Applicants as files: a table safe to open in a spreadsheet, an archive of their forms."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime

from workforce.applications.presenters.applicant.answers import answers_read
from workforce.applications.presenters.naming import alias_read, name_read
from workforce.applications.presenters.paper import application_pdf
from workforce.applications.queries.form import WholeForm
from workforce.applications.queries.together.applicants import Listed
from workforce.applications.rules.scores import mean_of
from workforce.applications.states import RECRUITER_NAMES
from workforce.core import clock
from workforce.core.actors import Actor

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


def applicants_zip(actor: Actor, forms: Sequence[WholeForm], made_at: datetime) -> bytes:
    """The forms of some applicants as documents, each under the name by which it is read."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for form in forms:
            application, name = form.application, name_read(form.application)
            content = application_pdf(
                application, answers_read(actor, form), name=name, made_at=made_at
            )
            # Two people may have one name; an alias is its owner's alone within the job.
            told = re.sub(r"[^\w -]", "", f"{name} {application.alias}")
            packed.writestr(f"{told}.pdf", content)
    return out.getvalue()
