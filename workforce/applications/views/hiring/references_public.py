"""A referee gives a reference, or says that they do not, by a private link."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.hiring.references import DeclineForm, GiveReferenceForm
from workforce.applications.presenters.hiring.references import GivePage
from workforce.applications.queries.hiring import references as queries
from workforce.applications.services.hiring import references as services
from workforce.web import access
from workforce.web.limits import limited

doors = Blueprint("applications_references_public", __name__)
GONE = 404


@doors.route("/references/give/<token>", methods=["GET", "POST"])
@access.public
def give_reference(token: str) -> ResponseReturnValue:
    """Answer about somebody, without an account; the link serves once."""
    limited("link")
    row, form = queries.request_by_token(token), GiveReferenceForm()
    if row is None or not services.still_serves(row):
        return render_template("applications/hiring/reference_over.html"), GONE
    if form.accepted():
        with form.refusals():
            services.give(row, answers=form.answers(), confirmed=form.confirmed.data)
            return redirect(url_for(".reference_thanks"), 303)
    page = GivePage.of(row, token)
    return render_template("applications/hiring/give_reference.html", form=form, page=page)


@doors.route("/references/give/<token>/decline", methods=["GET", "POST"])
@access.public
def decline_reference(token: str) -> ResponseReturnValue:
    """Say that one gives no reference."""
    limited("link")
    row, form = queries.request_by_token(token), DeclineForm()
    if row is None or not services.still_serves(row):
        return render_template("applications/hiring/reference_over.html"), GONE
    if form.accepted():
        with form.refusals():
            reason, sure = form.reason.data or "", form.confirmed.data
            services.decline(row, reason=reason, confirmed=sure)
            return redirect(url_for(".reference_thanks"), 303)
    page = GivePage.of(row, token)
    return render_template("applications/hiring/decline_reference.html", form=form, page=page)


@doors.route("/references/thanks")
@access.public
def reference_thanks() -> ResponseReturnValue:
    """Read that the answer has come."""
    return render_template("applications/hiring/reference_thanks.html")
