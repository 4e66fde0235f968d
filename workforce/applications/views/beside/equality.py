"""Equality questions after sending, and their sums for the employer."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.equality import EqualityForm
from workforce.applications.policies import EQUALITY
from workforce.applications.presenters.beside import SumsPage
from workforce.applications.queries import candidate as queries
from workforce.applications.queries import equality as sums
from workforce.applications.rules import equality as rules
from workforce.applications.services.beside import equality as services
from workforce.applications.states import ApplicationState
from workforce.core import clock
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("applications_equality", __name__)


@doors.route("/applications/<application_id>/equality", methods=["GET", "POST"])
@access.signed_in
def equality(application_id: str) -> ResponseReturnValue:
    """Answer, or leave, questions that are kept apart from the application."""
    row = found(queries.application_of(acting(), application_id))
    there = url_for("applications_candidate.application", application_id=application_id)
    if row.state is ApplicationState.DRAFT or row.equality_put:
        return redirect(there, 303)
    form = EqualityForm()
    if form.accepted():
        with form.refusals():
            services.answer(acting(), row, form.answers())
            flash(_("Thank you. Your answers are kept without your name"), "success")
            return redirect(there, 303)
    return render_template("applications/beside/equality.html", form=form, back_href=there)


@doors.route("/equality-totals")
@access.roles(*EQUALITY)
def equality_totals() -> ResponseReturnValue:
    """See sums of what those who applied answered; never a group under five."""
    since, until = rules.months_shown(clock.today())
    page = SumsPage.of(sums.totals_for(acting(), since, until), since, until)
    return render_template("applications/beside/equality_totals.html", page=page)
