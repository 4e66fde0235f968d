"""Sections that are one page each: who somebody is, their right to work, and why this work."""

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue

from workforce.applications.forms.whole import DetailsForm, RightToWorkForm, StatementForm
from workforce.applications.presenters.sections import href_of
from workforce.applications.queries import form as queries
from workforce.applications.rules.sponsorship import notes
from workforce.applications.services import form as services
from workforce.applications.services.form.lacking import asks_welsh
from workforce.applications.states import RightToWork, Section
from workforce.applications.views.form.blueprint import doors, onwards, page_of, typed, written
from workforce.core import clock
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting


@doors.route("/applications/<application_id>/form/details", methods=["GET", "POST"])
@access.signed_in
@access.keeps_answers
def details(application_id: str) -> ResponseReturnValue:
    """Say who one is and how one can be reached."""
    row = written(application_id)
    whole = queries.whole(row)
    known = {"telephone": row.telephone, "full_name": row.candidate.name}
    form = DetailsForm(obj=whole.details, data=known, **typed()).asking(welsh=asks_welsh(whole))
    if form.accepted():
        with form.refusals():
            services.answer_details(acting(), row, **form.details())
            flash(_("Saved"), "success")
            return onwards(row)
    page = page_of(row, Section.DETAILS)
    return render_template("applications/form/details.html", form=form, page=page)


@doors.route("/applications/<application_id>/form/right-to-work", methods=["GET", "POST"])
@access.signed_in
@access.keeps_answers
def right_to_work(application_id: str) -> ResponseReturnValue:
    """Say whether one may work in the UK."""
    row = written(application_id)
    form = RightToWorkForm(data={"right_to_work": row.right_to_work or None}, **typed())
    if form.accepted():
        with form.refusals():
            services.answer_right_to_work(acting(), row, answer=form.right_to_work.data)
            if form.right_to_work.data is RightToWork.NEEDS_SPONSORSHIP:
                return redirect(f"{href_of(row)}/sponsorship", 303)
            flash(_("Saved"), "success")
            return onwards(row)
    page = page_of(row, Section.RIGHT_TO_WORK)
    return render_template("applications/form/right_to_work.html", form=form, page=page)


@doors.route("/applications/<application_id>/form/sponsorship")
@access.signed_in
def sponsorship(application_id: str) -> ResponseReturnValue:
    """Read what the rules say today of this work, before more is asked."""
    row, known = written(application_id), notes()
    return render_template(
        "applications/form/sponsorship.html",
        page=page_of(row, Section.RIGHT_TO_WORK),
        notes=known.about(row.vacancy.role.value, clock.today()),
        read_on=known.read_on,
    )


@doors.route("/applications/<application_id>/form/statement", methods=["GET", "POST"])
@access.signed_in
@access.keeps_answers
def statement(application_id: str) -> ResponseReturnValue:
    """Say why one would like this work."""
    row = written(application_id)
    form = StatementForm(data={"statement": row.statement}, **typed())
    if form.accepted():
        with form.refusals():
            services.answer_statement(acting(), row, **form.details())
            flash(_("Saved"), "success")
            return onwards(row)
    page = page_of(row, Section.STATEMENT)
    return render_template("applications/form/statement.html", form=form, page=page)
