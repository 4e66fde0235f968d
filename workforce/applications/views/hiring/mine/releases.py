"""A candidate looks at the address that was released to them, and nowhere else."""

from flask import Blueprint, make_response, render_template
from flask.typing import ResponseReturnValue

from workforce.applications.queries import candidate as own
from workforce.applications.queries.hiring import releases as queries
from workforce.applications.services.hiring import releases as services
from workforce.core import clock
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.forms import Form

doors = Blueprint("applications_releases_candidate", __name__)


@doors.route("/applications/<application_id>/place", methods=["GET", "POST"])
@access.signed_in
def place(application_id: str) -> ResponseReturnValue:
    """Ask to see the address; the answer to that press alone shows it, and is kept nowhere."""
    row, form = found(own.application_of(acting(), application_id)), Form()
    looked = services.look(acting(), row) if form.accepted() else None
    page = render_template(
        "applications/hiring/place.html",
        form=form,
        row=row,
        is_open=queries.open_release(row.id, clock.now()) is not None,
        home=looked.home if looked else None,
        until=looked.until if looked else None,
    )
    answer = make_response(page)
    answer.headers["Cache-Control"] = "no-store"
    return answer
