"""A shortlisted candidate answers what the law asks about, once it is explained."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.hiring.disclosures import DisclosureForm
from workforce.applications.queries import candidate as own
from workforce.applications.queries.hiring import disclosures as queries
from workforce.applications.services.hiring import disclosures as services
from workforce.applications.states.hiring import DisclosureState
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("applications_disclosures_candidate", __name__)


@doors.route("/applications/<application_id>/disclosure", methods=["GET", "POST"])
@access.signed_in
def my_disclosure(application_id: str) -> ResponseReturnValue:
    """Answer some questions about oneself, which are explained first."""
    row, form = found(own.application_of(acting(), application_id)), DisclosureForm()
    if form.accepted():
        with form.refusals():
            services.give(acting(), row, answers=form.answers(), confirmed=form.confirmed.data)
            flash(_("Your answers are sent"), "success")
            return redirect(url_for(".my_disclosure", application_id=application_id), 303)
    asked = queries.disclosure_of(row.id)
    waits = asked is not None and asked.state is DisclosureState.ASKED
    return render_template(
        "applications/hiring/my_disclosure.html", form=form, row=row, waits=waits, asked=asked
    )
