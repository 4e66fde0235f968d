"""Doors for time abroad: stays, and saying that they are all."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries, rules
from workforce.checks.forms import ConfirmForm, StayForm
from workforce.checks.models import Appointment
from workforce.checks.policies import READERS
from workforce.checks.presenters import recruitment as presenters
from workforce.checks.queries import recruitment as records
from workforce.checks.services import recruitment as services
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("checks_abroad", __name__)


@doors.route("/appointments/<appointment_id>/abroad", methods=["GET", "POST"])
@access.roles(*READERS)
def abroad(appointment_id: str) -> ResponseReturnValue:
    """See time abroad and the certificates it asks for, and say that it is all."""
    row = found(queries.appointment_for(acting(), appointment_id))
    form = ConfirmForm()
    if form.accepted():
        with form.refusals():
            services.say_all_stays(acting(), row)
            flash(_("Recorded"), "success")
            return _to_abroad(row)
    return render_template("checks/recruitment/abroad.html", form=form, page=_page(row))


@doors.route("/appointments/<appointment_id>/abroad/add", methods=["GET", "POST"])
@access.roles(*READERS)
def add_stay(appointment_id: str) -> ResponseReturnValue:
    """Record a stay in another country."""
    row = found(queries.appointment_for(acting(), appointment_id))
    form = StayForm().offer(presenters.countries())
    if form.accepted():
        with form.refusals():
            services.add_stay(acting(), row, **form.details())
            flash(_("Recorded"), "success")
            return _to_abroad(row)
    return render_template("checks/recruitment/add_stay.html", form=form, row=row)


@doors.route("/stays/<stay_id>/remove", methods=["GET", "POST"])
@access.roles(*READERS)
def remove_stay(stay_id: str) -> ResponseReturnValue:
    """Take a stay out again."""
    stay = found(records.stay_for(acting(), stay_id))
    row, form = stay.appointment, ConfirmForm()
    if form.accepted():
        with form.refusals():
            services.remove_stay(acting(), stay)
            flash(_("Taken out"), "success")
            return _to_abroad(row)
    country = presenters.country_name(stay.country)
    return render_template(
        "checks/recruitment/remove_stay.html", form=form, row=row, country=country
    )


def _page(row: Appointment) -> presenters.OverseasPage:
    return presenters.OverseasPage.of(
        row,
        records.history_of(row.id),
        records.stays_of(row.id),
        records.months_abroad(row),
        rules.overseas_rule(records.last_day(row)),
        may_change=records.may_change_history(row),
        knows_age=records.born_on(row) is not None,
    )


def _to_abroad(row: Appointment) -> ResponseReturnValue:
    return redirect(url_for("checks_abroad.abroad", appointment_id=row.public_id), 303)
