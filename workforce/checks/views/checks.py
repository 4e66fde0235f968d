"""Doors for one check: recording what was seen, verifying it, refusing it, setting it aside."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import policies, presenters, queries, services
from workforce.checks.forms import EvidenceForm, ReasonForm, SoleSignOffForm, VerifyForm
from workforce.checks.models import Check
from workforce.checks.policies import READERS, VERIFIERS
from workforce.checks.states import CHECK_NAMES, CheckKind
from workforce.core.translation import _
from workforce.documents import services as documents
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("checks_checks", __name__)


@doors.route("/checks/<check_id>/evidence", methods=["GET", "POST"])
@access.roles(*READERS)
def record(check_id: str) -> ResponseReturnValue:
    """Say what was seen."""
    check = found(queries.check_for(acting(), check_id))
    elsewhere = _page_of_its_own(check)
    if elsewhere is not None:
        return redirect(elsewhere, 303)
    form = EvidenceForm().of_employer(check.kind)
    if form.accepted():
        with form.refusals():
            _record(check, form)
            flash(_("Recorded. A second person verifies it"), "success")
            return _to_appointment(check)
    return render_template("checks/checks/record.html", form=form, line=_line(check), check=check)


def _page_of_its_own(check: Check) -> str | None:
    """Where evidence of this kind is recorded, if not here."""
    appointment_id = check.appointment.public_id
    if check.kind is CheckKind.RIGHT_TO_WORK:
        return url_for("checks_right_to_work.record", check_id=check.public_id)
    if check.kind is CheckKind.PREVIOUS_POST:
        return url_for("checks_history.leaving", earlier_post_id=check.subject)
    if check.kind is CheckKind.GAP:
        day = check.subject[:10]
        return url_for("checks_history.judge_gap", appointment_id=appointment_id, gap=day)
    if check.kind is CheckKind.EMPLOYMENT_HISTORY:
        return url_for("checks_history.history", appointment_id=appointment_id)
    if check.kind in {CheckKind.REFERENCE_RECENT, CheckKind.REFERENCE_SECOND}:
        return url_for("checks_references.references", appointment_id=appointment_id)
    return None


def _record(check: Check, form: EvidenceForm) -> None:
    content = form.upload()
    if content is None:
        services.record_evidence(acting(), check, **form.details())
        return
    limited("upload", str(acting().person_id))
    stored = documents.store(title=str(CHECK_NAMES[check.kind]), content=content)
    services.record_with_document(acting(), check, stored, **form.details())


@doors.route("/checks/<check_id>/verify", methods=["GET", "POST"])
@access.roles(*VERIFIERS)
def verify(check_id: str) -> ResponseReturnValue:
    """Find evidence right: as a second person, or alone and openly."""
    check = found(queries.check_for(acting(), check_id, VERIFIERS))
    alone = check.seen_by_id == acting().person_id
    form = SoleSignOffForm() if alone else VerifyForm()
    if isinstance(form, VerifyForm) and not policies.can_verify_remotely(acting(), check):
        form = form.only_here()
    if form.accepted():
        with form.refusals():
            services.verify(
                acting(),
                check,
                sole_sign_off=alone,
                reason=form.data.get("reason", ""),
                remote=form.data.get("remote", False),
            )
            flash(_("Verified"), "success")
            return _to_appointment(check)
    return render_template(
        "checks/checks/verify.html", form=form, line=_line(check), check=check, alone=alone
    )


@doors.route("/checks/<check_id>/unsatisfactory", methods=["GET", "POST"])
@access.roles(*READERS)
def unsatisfactory(check_id: str) -> ResponseReturnValue:
    """Say that evidence is not good enough, or no longer is."""
    check = found(queries.check_for(acting(), check_id))
    form = ReasonForm()
    if form.accepted():
        with form.refusals():
            services.mark_unsatisfactory(acting(), check, reason=form.reason.data)
            flash(_("Recorded as not satisfactory. Nobody starts on it"), "success")
            return _to_appointment(check)
    return render_template(
        "checks/checks/unsatisfactory.html", form=form, line=_line(check), check=check
    )


@doors.route("/checks/<check_id>/not-applicable", methods=["GET", "POST"])
@access.roles(*VERIFIERS)
def not_applicable(check_id: str) -> ResponseReturnValue:
    """Say why a check does not apply, where the rules let it not apply."""
    check = found(queries.check_for(acting(), check_id, VERIFIERS))
    form = ReasonForm()
    if form.accepted():
        with form.refusals():
            services.mark_not_applicable(acting(), check, reason=form.reason.data)
            flash(_("Recorded as not applying"), "success")
            return _to_appointment(check)
    return render_template(
        "checks/checks/not_applicable.html", form=form, line=_line(check), check=check
    )


def _line(check: Check) -> presenters.CheckLine:
    return presenters.CheckLine.of(acting(), check, queries.asked_of_check(check))


def _to_appointment(check: Check) -> ResponseReturnValue:
    appointment_id = check.appointment.public_id
    return redirect(url_for("checks_manager.appointment", appointment_id=appointment_id), 303)
