"""Doors by which a home takes checks over, each for itself: of an agency, or shared by a person."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.forms.elsewhere import AcceptForm, TakeOverForm
from workforce.checks.models import Appointment, Check
from workforce.checks.policies import KEEPERS, READERS
from workforce.checks.presenters.elsewhere import ElsewherePage, HeldLine, theirs_of
from workforce.checks.rules.taking_over import Way
from workforce.checks.services import agency as services
from workforce.checks.services import sharing
from workforce.checks.states import CHECK_NAMES
from workforce.checks.views.elsewhere.one_form import one_form
from workforce.core import clock
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.forms import Form

doors = Blueprint("checks_taking", __name__)


@doors.route("/appointments/<appointment_id>/elsewhere")
@access.roles(*READERS)
def elsewhere(appointment_id: str) -> ResponseReturnValue:
    """See what an agency, or another employer by the person’s consent, has verified."""
    row = found(queries.appointment_for(acting(), appointment_id))
    page = ElsewherePage.of(acting(), row, clock.today())
    return render_template("checks/elsewhere/elsewhere.html", page=page)


@doors.route("/appointments/<appointment_id>/agency-photograph", methods=["POST"])
@access.roles(*KEEPERS)
def take_photograph(appointment_id: str) -> ResponseReturnValue:
    """Take the agency’s photograph for the door pass, having seen that it is the person."""
    row = found(queries.appointment_for(acting(), appointment_id))
    services.take_photograph(acting(), row)
    flash(_("The photograph is kept"), "success")
    return _to_elsewhere(row)


@doors.route("/checks/<check_id>/accept", methods=["GET", "POST"])
@access.roles(*READERS)
def accept(check_id: str) -> ResponseReturnValue:
    """Accept one check of an agency, having looked at it."""
    check = found(queries.check_for(acting(), check_id))
    form = AcceptForm()
    if form.accepted():
        with form.refusals():
            services.accept(acting(), check)
            flash(_("Accepted as seen. A second person verifies it"), "success")
            return _to_elsewhere(check.appointment)
    words = _(
        "Accepting means that you have looked at this one check. A second person of yours "
        "verifies it."
    )
    line = theirs_of(acting(), check, Way.AGENCY)
    return _page(form, check, words, _("Accept this check"), line)


@doors.route("/checks/<check_id>/take-over", methods=["GET", "POST"])
@access.roles(*READERS)
def take_over(check_id: str) -> ResponseReturnValue:
    """Take over one check that another employer verified and the person shares."""
    check = found(queries.check_for(acting(), check_id))
    form = TakeOverForm()
    if form.accepted():
        with form.refusals():
            asked = form.update_service.data
            sharing.take_over(acting(), check, asked_update_service=asked)
            flash(_("Taken over as seen. A second person verifies it"), "success")
            return _to_elsewhere(check.appointment)
    words = _(
        "Taking over means that you have looked at this one check. A second person of yours "
        "verifies it."
    )
    line = theirs_of(acting(), check, Way.CONSENT)
    return _page(form, check, words, _("Take over this check"), line)


def _page(form: Form, check: Check, words: str, button: str, line: HeldLine | None) -> str:
    whom = _("For %(name)s.", name=check.appointment.name)
    return one_form(
        form,
        title=CHECK_NAMES[check.kind],
        words=f"{whom} {words}",
        button=button,
        back=url_for("checks_taking.elsewhere", appointment_id=check.appointment.public_id),
        line=line,
    )


def _to_elsewhere(row: Appointment) -> ResponseReturnValue:
    where = url_for("checks_taking.elsewhere", appointment_id=row.public_id)
    return redirect(where, 303)
