"""Doors for an inspector with a link and a code: a home as at a day, read-only, for twelve hours.

No account acts here: a signed mark in the browser's cookie names the view, and every page asks
the view's own row whether it is still open. Nothing else opens by that mark.
"""

from flask import Blueprint, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from workforce.checks.forms.inspection import InspectionCodeForm
from workforce.checks.models import Appointment, InspectionView
from workforce.checks.presenters import inspection as shown
from workforce.checks.queries import inspection as queries
from workforce.checks.services import inspection as services
from workforce.checks.states import Detail, InspectedPage
from workforce.core import clock
from workforce.web import access
from workforce.web.errors import found
from workforce.web.limits import client_address, limited

doors = Blueprint("checks_inspector", __name__)
KEY = "inspection_view"


@doors.route("/inspection/<inspection_view_id>", methods=["GET", "POST"])
@access.public
def enter(inspection_view_id: str) -> ResponseReturnValue:
    """Enter the code of a view."""
    form = InspectionCodeForm()
    if form.accepted():
        limited("code", f"{inspection_view_id} {client_address()}")
        with form.refusals():
            view = found(queries.view_by_link(inspection_view_id))
            services.enter_view(view, form.code.data)
            session[KEY] = view.code_digest
            return redirect(_home(inspection_view_id), 303)
    found(queries.view_by_link(inspection_view_id))
    return render_template("checks/inspection/enter.html", form=form)


@doors.route("/inspection/<inspection_view_id>/home")
@access.public
def home(inspection_view_id: str) -> ResponseReturnValue:
    """See the people of the home as at the day of the view."""
    view = _open_view(inspection_view_id)
    if view is None:
        return _to_code(inspection_view_id)
    services.note_look(view, InspectedPage.HOME)
    view = found(queries.view_by_link(inspection_view_id))
    page = shown.InspectedHome.of(view, queries.home_as_at(view.home, view.as_at))
    return render_template("checks/inspection/home.html", page=page)


@doors.route("/inspection/<inspection_view_id>/files/<appointment_id>")
@access.public
def file(inspection_view_id: str, appointment_id: str) -> ResponseReturnValue:
    """See the file of one person of the home, without health or disclosure detail."""
    view = _open_view(inspection_view_id)
    if view is None:
        return _to_code(inspection_view_id)
    row, day = _of_view(view, appointment_id), view.as_at
    services.look_at_file(view, row)
    then = queries.files_as_at([row], day)
    paper = shown.file_paper(found(next(iter(then), None)), Detail.INSPECTOR, clock.now())
    return render_template(
        "checks/inspection/file.html", paper=paper, inspection_view_id=inspection_view_id
    )


def _of_view(view: InspectionView, appointment_id: str) -> Appointment:
    """An appointment whose file belongs to the home as at the day of the view."""
    rows = queries.appointments_as_at(view.home, view.as_at)
    return found(next((row for row in rows if row.public_id == appointment_id), None))


def _open_view(public_id: str) -> InspectionView | None:
    """The view, where this browser entered its code and it is open now."""
    view = found(queries.view_by_link(public_id))
    entered = session.get(KEY) == view.code_digest
    same = view.home.organisation_id == view.organisation_id
    return view if entered and same and view.is_open(clock.now()) else None


def _home(inspection_view_id: str) -> str:
    return url_for("checks_inspector.home", inspection_view_id=inspection_view_id)


def _to_code(inspection_view_id: str) -> ResponseReturnValue:
    where = url_for("checks_inspector.enter", inspection_view_id=inspection_view_id)
    return redirect(where, 303)
