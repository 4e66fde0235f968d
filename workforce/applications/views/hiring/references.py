"""Those who choose ask referees, correct an address, remind, and read what came."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.hiring.references import AskRefereeForm, RefereeAddressForm
from workforce.applications.policies import is_hidden
from workforce.applications.presenters.hiring import references as presenters
from workforce.applications.presenters.naming import name_read
from workforce.applications.queries import choosing
from workforce.applications.queries import form as whole
from workforce.applications.queries.hiring import references as queries
from workforce.applications.services.hiring import references as services
from workforce.core.translation import _
from workforce.vacancies.policies import RECRUITING
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.forms import Form

doors = Blueprint("applications_references", __name__)


@doors.route("/applicants/<application_id>/references")
@access.roles(*RECRUITING)
def applicant_references(application_id: str) -> ResponseReturnValue:
    """See which referees were asked and what they said."""
    row = found(choosing.application_for(acting(), application_id))
    page = presenters.ReferencesPage.of(row, queries.requests_of(row.id))
    return render_template("applications/hiring/applicant_references.html", page=page, form=Form())


@doors.route("/applicants/<application_id>/references/ask", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def ask_referee(application_id: str) -> ResponseReturnValue:
    """Ask a referee by a private link; whom the candidate named can be filled in."""
    row = found(choosing.application_for(acting(), application_id))
    named = [] if is_hidden(row) else presenters.named_by(whole.whole(row).referees)
    chosen = next((one for one in named if one.key == request.args.get("referee")), None)
    form = AskRefereeForm(**(chosen.values() if chosen else {}))
    if form.accepted():
        with form.refusals():
            services.ask(acting(), row, form.referee())
            flash(_("The referee has been written to"), "success")
            return _to_references(application_id)
    name = name_read(row)
    return render_template(
        "applications/hiring/ask_referee.html", form=form, row=row, name=name, named=named
    )


@doors.route("/applicants/<application_id>/references/address", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def correct_address(application_id: str) -> ResponseReturnValue:
    """Write to another address of a referee; the earlier link stops working."""
    row, form = found(choosing.application_for(acting(), application_id)), RefereeAddressForm()
    asked = queries.request_of(row.id, request.args.get("request", ""))
    if asked is None:
        return _to_references(application_id)
    if form.accepted():
        with form.refusals():
            services.correct_address(acting(), asked, email=form.email.data or "")
            flash(_("The referee has been written to at the new address"), "success")
            return _to_references(application_id)
    name = name_read(row)
    return render_template(
        "applications/hiring/correct_address.html", form=form, row=row, name=name
    )


@doors.route("/applicants/<application_id>/references/remind", methods=["POST"])
@access.roles(*RECRUITING)
def remind_referee(application_id: str) -> ResponseReturnValue:
    """Remind a referee by hand."""
    row = found(choosing.application_for(acting(), application_id))
    asked = queries.request_of(row.id, request.form.get("request", ""))
    if asked is not None:
        services.remind(acting(), asked)
        flash(_("The referee has been reminded"), "success")
    return _to_references(application_id)


@doors.route("/applicants/<application_id>/references/end", methods=["POST"])
@access.roles(*RECRUITING)
def end_request(application_id: str) -> ResponseReturnValue:
    """Ask a referee no longer."""
    row = found(choosing.application_for(acting(), application_id))
    asked = queries.request_of(row.id, request.form.get("request", ""))
    if asked is not None:
        services.end(acting(), asked)
        flash(_("The link of this referee no longer works"), "success")
    return _to_references(application_id)


def _to_references(application_id: str) -> ResponseReturnValue:
    return redirect(url_for(".applicant_references", application_id=application_id), 303)
