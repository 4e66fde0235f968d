"""A candidate reads an offer, accepts it, and takes it along."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.presenters.hiring import offers as presenters
from workforce.applications.queries import candidate as own
from workforce.applications.queries.hiring import offers as queries
from workforce.applications.services.hiring import offers
from workforce.applications.views.hiring.offers import letter
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.forms import Form
from workforce.web.limits import limited

doors = Blueprint("applications_offers_candidate", __name__)


@doors.route("/applications/<application_id>/offer", methods=["GET", "POST"])
@access.signed_in
def my_offer(application_id: str) -> ResponseReturnValue:
    """Read the terms of an offer and accept it."""
    row, form = found(own.application_of(acting(), application_id)), Form()
    if form.accepted():
        with form.refusals():
            offers.accept(acting(), row)
            flash(_("You have accepted the offer"), "success")
            return redirect(url_for(".my_offer", application_id=application_id), 303)
    versions = queries.versions_of(row.id)
    page = presenters.OwnOffer.of(row, versions[0]) if versions else None
    return render_template("applications/hiring/my_offer.html", form=form, page=page, row=row)


@doors.route("/applications/<application_id>/offer.pdf")
@access.signed_in
def my_offer_letter(application_id: str) -> ResponseReturnValue:
    """Have one's offer as a document."""
    row = found(own.application_of(acting(), application_id))
    versions = queries.versions_of(row.id)
    limited("export", str(acting().person_id))
    if not versions:
        return redirect(url_for(".my_offer", application_id=application_id), 303)
    return letter(versions[0], row.candidate.name)
