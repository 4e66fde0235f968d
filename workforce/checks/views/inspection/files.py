"""Doors for recruitment files: one person’s, as at any day, as a page and as a document."""

from datetime import date

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.forms.inspection import FileDayForm
from workforce.checks.forms.passes import PhotographForm
from workforce.checks.policies import KEEPERS, READERS, can_keep_appointment
from workforce.checks.presenters import inspection as shown
from workforce.checks.queries import inspection
from workforce.checks.services import inspection as services
from workforce.checks.services import passes
from workforce.checks.states import Detail, OpenedFor
from workforce.core import clock
from workforce.core.translation import _
from workforce.core.types import Source
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("checks_files", __name__)


@doors.route("/appointments/<appointment_id>/file")
@access.roles(*READERS)
def recruitment_file(appointment_id: str) -> ResponseReturnValue:
    """See everything on file about somebody as at a day."""
    form = FileDayForm(formdata=request.args)
    day = (form.as_at.data if form.validate() else None) or clock.today()
    paper = _paper(appointment_id, day)
    return render_template(
        "checks/inspection/recruitment_file.html",
        form=form,
        paper=paper,
        appointment_id=appointment_id,
        day=day,
    )


@doors.route("/appointments/<appointment_id>/file.pdf")
@access.roles(*READERS)
def recruitment_file_pdf(appointment_id: str) -> ResponseReturnValue:
    """Take the same along as a document."""
    limited("export", str(acting().person_id))
    form = FileDayForm(formdata=request.args)
    day = (form.as_at.data if form.validate() else None) or clock.today()
    paper = _paper(appointment_id, day)
    answer = Response(shown.pdf_of(paper, clock.now()), mimetype="application/pdf")
    source = Source.INVENTED if paper.invented else Source.REAL
    name = shown.file_name(f"recruitment-file-{appointment_id}-{day.isoformat()}", source, "pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _paper(appointment_id: str, day: date) -> shown.Paper:
    """The file as far as the reader is shown it; that it was opened is written down first."""
    opened = found(queries.appointment_for(acting(), appointment_id))
    services.note_opening(acting(), opened, OpenedFor.FILE)
    row = found(queries.appointment_for(acting(), appointment_id))
    file = next(iter(inspection.files_as_at([row], day)), None)
    if file is None:
        return shown.no_file_paper(row, day, clock.now())
    keeps = can_keep_appointment(acting(), row)
    return shown.file_paper(file, Detail.KEEPER if keeps else Detail.READER, clock.now())


@doors.route("/appointments/<appointment_id>/photograph", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def photograph(appointment_id: str) -> ResponseReturnValue:
    """Give a recent photograph of somebody, as seen with their identity."""
    row = found(queries.appointment_for(acting(), appointment_id))
    form = PhotographForm()
    if form.accepted():
        limited("upload", str(acting().person_id))
        with form.refusals():
            picture = passes.prepared(form.file.data.read(), _("Photograph"))
            passes.give_photograph(acting(), row, picture, taken_on=form.taken_on.data)
            flash(_("The photograph is kept"), "success")
            where = url_for("checks_manager.appointment", appointment_id=appointment_id)
            return redirect(where, 303)
    return render_template(
        "checks/inspection/photograph.html", form=form, name=row.name, appointment_id=appointment_id
    )
