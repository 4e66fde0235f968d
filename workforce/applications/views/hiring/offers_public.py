"""Anybody asks whether an offer is real."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workforce.applications.forms.hiring.offers import CodeForm
from workforce.applications.presenters.hiring.offers import Verdict
from workforce.applications.queries.hiring import offers as queries
from workforce.web import access
from workforce.web.limits import limited

doors = Blueprint("applications_offers_public", __name__)


@doors.route("/offers/check", methods=["GET", "POST"])
@access.public
def check_offer() -> ResponseReturnValue:
    """Enter the code of an offer and read whether it is genuine."""
    form, verdict = CodeForm(), None
    if form.accepted():
        limited("code")
        verdict = Verdict.of(queries.by_code(form.plain()))
    return render_template("applications/hiring/check_offer.html", form=form, verdict=verdict)
