"""The worker's own side of sponsorship."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.sponsorship import queries
from workforce.sponsorship.presenters.worker import OwnPage
from workforce.web import access
from workforce.web.actor import acting

doors = Blueprint("sponsorship_worker", __name__)


@doors.route("/my/sponsorship")
@access.signed_in
def mine() -> ResponseReturnValue:
    """See what one's employers hold of one's sponsorship, and who can advise."""
    cases = queries.own_cases(acting())
    page = OwnPage.of(cases, queries.duties_of(*cases), clock.today())
    return render_template("sponsorship/worker/mine.html", page=page)
