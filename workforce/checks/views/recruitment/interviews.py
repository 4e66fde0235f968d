"""Doors for interviews, and for risk assessments of a check."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.forms import ConfirmForm, InterviewForm, RiskForm
from workforce.checks.models import Check
from workforce.checks.policies import READERS, VERIFIERS
from workforce.checks.presenters import recruitment as presenters
from workforce.checks.queries import recruitment as records
from workforce.checks.services import recruitment as services
from workforce.checks.states import CHECK_NAMES
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("checks_interviews", __name__)


@doors.route("/appointments/<appointment_id>/interviews")
@access.roles(*READERS)
def interviews(appointment_id: str) -> ResponseReturnValue:
    """See the records of interviews."""
    row = found(queries.appointment_for(acting(), appointment_id))
    lines = [presenters.InterviewLine.of(one) for one in records.interviews_of(row.id)]
    parts = [presenters.PartLine.of(one) for one in records.childrens_parts_of(row.id)]
    nothing = presenters.not_yet(row)
    return render_template(
        "checks/recruitment/interviews.html", row=row, lines=lines, parts=parts, nothing=nothing
    )


@doors.route("/appointments/<appointment_id>/interviews/add", methods=["GET", "POST"])
@access.roles(*READERS)
def add_interview(appointment_id: str) -> ResponseReturnValue:
    """Keep the record of an interview."""
    row = found(queries.appointment_for(acting(), appointment_id))
    form = InterviewForm()
    if form.accepted():
        with form.refusals():
            services.record_interview(acting(), row, **form.details())
            flash(_("Interview recorded"), "success")
            return redirect(url_for(".interviews", appointment_id=row.public_id), 303)
    return render_template("checks/recruitment/add_interview.html", form=form, row=row)


@doors.route("/checks/<check_id>/risks")
@access.roles(*READERS)
def risks(check_id: str) -> ResponseReturnValue:
    """See the risk assessments of a check."""
    check = found(queries.check_for(acting(), check_id))
    rows = records.risk_assessments_of([check.id]).get(check.id, [])
    lines = [
        presenters.RiskLine.of(acting(), row, is_latest=row is rows[-1]) for row in reversed(rows)
    ]
    return render_template(
        "checks/recruitment/risks.html", check=check, lines=lines, title=_title(check)
    )


@doors.route("/checks/<check_id>/risks/add", methods=["GET", "POST"])
@access.roles(*READERS)
def assess_risk(check_id: str) -> ResponseReturnValue:
    """Record a risk assessment of a check."""
    check = found(queries.check_for(acting(), check_id))
    form = RiskForm().only_for(services.reason_of(check))
    if form.accepted():
        with form.refusals():
            services.assess_risk(acting(), check, **form.details())
            flash(_("Recorded. It counts once a second person approves it"), "success")
            return _to_risks(check)
    return render_template(
        "checks/recruitment/assess_risk.html", form=form, check=check, title=_title(check)
    )


@doors.route("/risk-assessments/<risk_assessment_id>/approve", methods=["GET", "POST"])
@access.roles(*VERIFIERS)
def approve_risk(risk_assessment_id: str) -> ResponseReturnValue:
    """Approve a risk assessment, as a second person."""
    risk = found(records.risk_assessment_for(acting(), risk_assessment_id, VERIFIERS))
    form = ConfirmForm()
    if form.accepted():
        with form.refusals():
            services.approve_risk(acting(), risk)
            flash(_("Approved"), "success")
            return _to_risks(risk.check)
    line = presenters.RiskLine.of(acting(), risk, is_latest=True)
    title = _title(risk.check)
    return render_template(
        "checks/recruitment/approve_risk.html", form=form, line=line, check=risk.check, title=title
    )


def _title(check: Check) -> str:
    return ": ".join(
        filter(
            None,
            (str(CHECK_NAMES[check.kind]), presenters.subjects_of([check], []).get(check.subject)),
        )
    )


def _to_risks(check: Check) -> ResponseReturnValue:
    return redirect(url_for("checks_interviews.risks", check_id=check.public_id), 303)
