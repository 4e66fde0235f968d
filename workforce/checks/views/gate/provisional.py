"""Doors for provisional starts: the list, and letting somebody start while enquiries run."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import presenters, queries, services
from workforce.checks.forms import ProvisionalForm
from workforce.checks.policies import READERS, REGISTERED
from workforce.checks.presenters.provisional import ProvisionalLine
from workforce.core import clock
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("checks_provisional", __name__)


@doors.route("/appointments/provisional")
@access.roles(*READERS)
def provisional_starts() -> ResponseReturnValue:
    """See everybody who started while enquiries were unfinished, and until when."""
    today = clock.today()
    lines = [
        ProvisionalLine.of(row, clearance, queries.what_is_missing(row, today), conditions, today)
        for row, clearance, conditions in queries.provisional_starts_for(acting())
    ]
    return render_template("checks/gate/provisional_starts.html", lines=lines)


@doors.route("/appointments/<appointment_id>/provisional", methods=["GET", "POST"])
@access.roles(*REGISTERED)
def start_provisionally(appointment_id: str) -> ResponseReturnValue:
    """Let somebody start while enquiries are unfinished, where the home's own law lets one."""
    row = found(queries.appointment_for(acting(), appointment_id))
    rule = queries.provisional_rule(row, clock.today())
    if rule is None:
        words = "checks/gate/no_provisional_start.html"
        return render_template(words, appointment=row, why=services.NO_SUCH_START)
    form = ProvisionalForm(started_on=clock.today())
    if form.accepted():
        with form.refusals():
            services.start_provisionally(acting(), row, **form.said())
            flash(_("%(name)s is in post provisionally", name=row.name), "success")
            where = url_for("checks_manager.appointment", appointment_id=appointment_id)
            return redirect(where, 303)
    missing = [presenters.MissingLine.of(one) for one in queries.what_is_missing(row)]
    return render_template(
        "checks/gate/start_provisionally.html",
        form=form,
        appointment=row,
        note=_(rule.note),
        source=rule.source,
        missing=missing,
    )
