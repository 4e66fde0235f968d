"""Doors for the person whom checks are about: how they stand, and who opened the file."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.presenters import inspection as shown
from workforce.checks.queries import inspection
from workforce.web import access
from workforce.web.actor import acting

doors = Blueprint("checks_own_person", __name__)


@doors.route("/my-work/checks")
@access.signed_in
def my_checks() -> ResponseReturnValue:
    """See how one's own checks stand, and who opened the file about oneself."""
    rows = queries.my_appointments(acting().person_id or 0)
    page = shown.OwnChecks.of(rows, inspection.my_file_openings(acting()))
    return render_template("checks/own_person/my_checks.html", page=page)
