"""Doors for people files that were sent: progress, report, lists to download, taking for good."""

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.models import PeopleImport
from workforce.checks.presenters import people_file as presenters
from workforce.checks.presenters.people_file import sent as presented
from workforce.checks.presenters.recruitment import post_words
from workforce.checks.queries import recruitment as records
from workforce.checks.services import people_file
from workforce.employment import policies as employment
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("checks_imports", __name__)
LOOK_AGAIN_SECONDS = "5"
PARTS = "any(differences, refused, waiting, absent)"


@doors.route("/people/imports")
@access.roles(*employment.KEEPERS)
def people_imports() -> ResponseReturnValue:
    """See the people files that were sent lately."""
    lines = [presented.ImportLine.of(row) for row in queries.imports_for(acting())]
    return render_template("checks/imports/people_imports.html", lines=lines)


@doors.route("/people/imports/<import_id>")
@access.roles(*employment.KEEPERS)
def people_import(import_id: str) -> ResponseReturnValue:
    """See how far a people file has come, and then what became of it."""
    row = found(queries.import_for(acting(), import_id))
    report = people_file.unpack(dict(row.summary)) if row.summary else None
    page = presented.ImportPage.of(row, _posts(row, report))
    answer = Response(render_template("checks/imports/people_import.html", page=page))
    if not page.line.is_over:
        answer.headers["Refresh"] = LOOK_AGAIN_SECONDS
    return answer


@doors.route("/people/imports/<import_id>/take", methods=["POST"])
@access.roles(*employment.KEEPERS)
def take(import_id: str) -> ResponseReturnValue:
    """Take for good the file whose differences were shown."""
    limited("import", str(acting().person_id))
    row = found(queries.import_for(acting(), import_id))
    return to_import(people_file.take_shown(acting(), row))


@doors.route(f"/people/imports/<import_id>/<{PARTS}:part>.csv")
@access.roles(*employment.KEEPERS)
def download(import_id: str, part: str) -> ResponseReturnValue:
    """Take one list of a report out as a file."""
    limited("export", str(acting().person_id))
    row = found(queries.import_for(acting(), import_id))
    report = found(people_file.whole_report(row))
    name = f"people-{part}-{import_id}.csv"
    return Response(
        presented.part_csv(report, part, _posts(row, report)),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _posts(row: PeopleImport, report: people_file.Report | None) -> dict[str, str]:
    """What the earlier posts are called that those who wait lack the checks of."""
    keys = presenters.posts_in(report) if report is not None else []
    posts = records.posts_of_organisation(row.organisation_id, keys)
    return {one.public_id: post_words(one) for one in posts}


def to_import(row: PeopleImport) -> ResponseReturnValue:
    """Answer small files at once; others are taken by a job, and their page tells how far."""
    if row.row_count <= people_file.MOST_AT_ONCE:
        people_file.run_import(row.id)
    return redirect(url_for("checks_imports.people_import", import_id=row.public_id), 303)
