"""The list of sections of a form."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications import policies
from workforce.applications.presenters.sections import tasks_of
from workforce.applications.queries import candidate as own
from workforce.applications.queries import form as queries
from workforce.applications.services import form as services
from workforce.applications.views.form.blueprint import doors, page_of
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found


@doors.route("/applications/<application_id>/form")
@access.signed_in
def tasks(application_id: str) -> ResponseReturnValue:
    """See how far each section is."""
    row = found(own.application_of(acting(), application_id))
    if not policies.may_write(row):
        return redirect(url_for("applications_candidate.application", application_id=row.public_id))
    lines = tasks_of(row, services.standing(queries.whole(row)))
    return render_template("applications/form/tasks.html", page=page_of(row), tasks=lines)
