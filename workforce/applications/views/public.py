"""Help for whoever thinks of applying: records and referees, before anything is asked."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workforce.web import access

doors = Blueprint("applications_public", __name__)


@doors.route("/help/will-my-record-stop-me")
@access.public
def record() -> ResponseReturnValue:
    """Read what is asked about a record, why, who sees it, when, and what a yes leads to."""
    return render_template("applications/public/record.html")


@doors.route("/help/who-can-be-a-referee")
@access.public
def referees() -> ResponseReturnValue:
    """Read who can be a referee, also with no boss to name."""
    return render_template("applications/public/referees.html")
