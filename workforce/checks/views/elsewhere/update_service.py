"""Doors of the Update Service: one answer about one certificate, and how often to ask."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.forms.rechecks import IntervalForm, UpdateServiceForm
from workforce.checks.policies import DECIDERS, READERS, can_decide_rechecks
from workforce.checks.presenters.rechecks import AnswerLine
from workforce.checks.queries import rechecks
from workforce.checks.services import rechecks as services
from workforce.checks.states import CheckKind, UpdateServiceResult
from workforce.core import clock
from workforce.core.errors import NotFound
from workforce.core.translation import _, lazy
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("checks_update_service", __name__)


@doors.route("/update-service")
@access.roles(*READERS)
def update_service() -> ResponseReturnValue:
    """See about whom the Update Service was asked, and when it is asked again."""
    today = clock.today()
    lines = [AnswerLine.of(row, today) for row in rechecks.update_service_for(acting(), today)]
    months = rechecks.months_between_update_service(acting().organisation_id or 0)
    may = can_decide_rechecks(acting())
    return render_template(
        "checks/elsewhere/update_service.html", lines=lines, months=months, may=may
    )


@doors.route("/update-service/interval", methods=["GET", "POST"])
@access.roles(*DECIDERS)
def interval() -> ResponseReturnValue:
    """Decide after how many months to ask again."""
    months = rechecks.months_between_update_service(acting().organisation_id or 0)
    form = IntervalForm(months=months)
    if form.accepted():
        with form.refusals():
            services.decide_interval(acting(), months=form.months.data)
            flash(_("Changed"), "success")
            return redirect(url_for("checks_update_service.update_service"), 303)
    return render_template("checks/elsewhere/interval.html", form=form)


@doors.route("/checks/<check_id>/update-service", methods=["GET", "POST"])
@access.roles(*READERS)
def ask(check_id: str) -> ResponseReturnValue:
    """Log an answer about one certificate."""
    check = found(queries.check_for(acting(), check_id))
    if check.kind is not CheckKind.CRIMINAL_RECORD:
        raise NotFound(lazy("Page not found"))
    form = UpdateServiceForm(asked_on=clock.today())
    if form.accepted():
        with form.refusals():
            said = {name: form.data[name] for name in ("consented_on", "asked_on", "result")}
            services.ask_update_service(acting(), check, **said)
            flash(_said(form.result.data), "success")
            return redirect(url_for("checks_update_service.update_service"), 303)
    answers = rechecks.asked_of_update_service(check.id)
    lines = [AnswerLine.of(row, clock.today()) for row in answers]
    return render_template("checks/elsewhere/ask.html", form=form, check=check, lines=lines)


def _said(result: UpdateServiceResult) -> str:
    if result is UpdateServiceResult.NEW_INFORMATION:
        return _("Answer logged. They do not work from now on; those who answer for the home know")
    return _("Answer logged")
