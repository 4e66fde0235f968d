"""What somebody who lived in a home of a provider tells support, and nobody else."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.beside import LivedHereForm
from workforce.applications.queries import beside
from workforce.applications.queries import candidate as queries
from workforce.applications.services.beside import declarations as services
from workforce.core.translation import _
from workforce.vacancies.presenters import wording
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("applications_lived_here", __name__)


@doors.route("/applications/<application_id>/lived-here", methods=["GET", "POST"])
@access.signed_in
def lived_here(application_id: str) -> ResponseReturnValue:
    """Tell support that one lived in a home of this provider."""
    row = found(queries.application_of(acting(), application_id))
    told = beside.lived_here_of(row)
    form = LivedHereForm(data={"words": told.words if told else ""})
    if form.accepted():
        with form.refusals():
            services.tell_lived_here(acting(), row, words=form.words.data or "")
            flash(_("Our support team has been told, and nobody else"), "success")
            return _back(application_id)
    employer = wording.employer(row.vacancy.employer_name)
    return render_template(
        "applications/beside/lived_here.html", form=form, row=row, told=told, employer=employer
    )


@doors.route("/applications/<application_id>/lived-here/take-back", methods=["POST"])
@access.signed_in
def take_back(application_id: str) -> ResponseReturnValue:
    """Take back what one told support."""
    services.untell_lived_here(acting(), found(queries.application_of(acting(), application_id)))
    flash(_("What you told our support team is deleted"), "success")
    return _back(application_id)


def _back(application_id: str) -> ResponseReturnValue:
    there = url_for("applications_candidate.application", application_id=application_id)
    return redirect(there, 303)
