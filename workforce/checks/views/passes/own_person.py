"""Doors for the person whom checks are about: how they stand, who looked, and their door pass."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.forms.passes import PhotographForm
from workforce.checks.models import Appointment
from workforce.checks.presenters import inspection as shown
from workforce.checks.presenters import passes as pass_pages
from workforce.checks.queries import inspection, passes
from workforce.checks.services import passes as services
from workforce.core import clock
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.forms import Form
from workforce.web.limits import limited

doors = Blueprint("checks_own_person", __name__)


@doors.route("/my-work/checks")
@access.signed_in
def my_checks() -> ResponseReturnValue:
    """See how one's own checks stand, and who opened the file about oneself."""
    rows = queries.my_appointments(acting().person_id or 0)
    page = shown.OwnChecks.of(rows, inspection.my_file_openings(acting()))
    return render_template("checks/passes/my_checks.html", page=page)


@doors.route("/my-work/door-passes")
@access.signed_in
def door_passes() -> ResponseReturnValue:
    """See for which homes one can have a door pass."""
    posts = [_post(row) for row in passes.my_posts(acting())]
    return render_template("checks/passes/door_passes.html", posts=posts)


@doors.route("/my-work/door-passes/<appointment_id>", methods=["GET", "POST"])
@access.signed_in
def ask_for_pass(appointment_id: str) -> ResponseReturnValue:
    """Ask for a door pass for one home; what is missing refuses it and is named."""
    row = found(passes.my_appointment(acting(), appointment_id))
    form = Form()
    if form.accepted():
        limited("export", str(acting().person_id))
        with form.refusals():
            made = services.issue_pass(acting(), row)
            where = url_for("checks_own_person.door_pass", door_pass_id=made.public_id)
            return redirect(where, 303)
    row = found(passes.my_appointment(acting(), appointment_id))
    return render_template("checks/passes/ask_for_pass.html", form=form, post=_post(row))


def _post(row: Appointment) -> pass_pages.OwnPost:
    return pass_pages.OwnPost.of(row, passes.why_no_pass(row, clock.today()))


@doors.route("/door/passes/<door_pass_id>")
@access.signed_in
def door_pass(door_pass_id: str) -> ResponseReturnValue:
    """Show one's own pass; the browser keeps it for when there is no network."""
    row = found(passes.my_door_pass(acting(), door_pass_id))
    page = pass_pages.PassPage.of(row, services.standing(row, clock.now()))
    return render_template("checks/passes/door_pass.html", page=page)


@doors.route("/my-work/door-passes/<appointment_id>/photograph", methods=["GET", "POST"])
@access.signed_in
def my_photograph(appointment_id: str) -> ResponseReturnValue:
    """Give a recent photograph of oneself."""
    row = found(passes.my_appointment(acting(), appointment_id))
    form = PhotographForm()
    if form.accepted():
        limited("upload", str(acting().person_id))
        with form.refusals():
            picture = services.prepared(form.file.data.read(), _("Photograph"))
            services.give_photograph(acting(), row, picture, taken_on=form.taken_on.data)
            flash(_("Your photograph is kept"), "success")
            where = url_for("checks_own_person.ask_for_pass", appointment_id=appointment_id)
            return redirect(where, 303)
    return render_template(
        "checks/passes/my_photograph.html", form=form, appointment_id=appointment_id
    )
