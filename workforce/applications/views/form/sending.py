"""Reading everything once more, and sending it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.whole import SendForm
from workforce.applications.presenters.said import said_by
from workforce.applications.queries import beside
from workforce.applications.queries import form as queries
from workforce.applications.services import form as services
from workforce.applications.states import Section
from workforce.applications.views.form.blueprint import doors, onwards, page_of, written
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.limits import limited


@doors.route("/applications/<application_id>/form/check", methods=["GET", "POST"])
@access.signed_in
def check(application_id: str) -> ResponseReturnValue:
    """Read every answer once more, and send them."""
    row, form = written(application_id), SendForm()
    if form.accepted():
        limited("apply", str(acting().person_id))
        with form.refusals():
            services.send(acting(), row, **form.details())
            there = url_for("applications_candidate.sent", application_id=application_id)
            return redirect(there, 303)
    whole = queries.whole(row)
    if services.missing(whole):
        flash(_("Some sections are not complete yet"), "important")
        return onwards(row)
    page = page_of(row, Section.CHECK)
    answers = said_by(row, whole, beside.all_of(row))
    return render_template("applications/form/check.html", form=form, page=page, answers=answers)
