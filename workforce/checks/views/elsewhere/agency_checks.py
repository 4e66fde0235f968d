"""Doors for one check that an agency holds: seen, verified, doubted, set aside."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from workforce.checks.forms import EvidenceForm, ReasonForm, VerifyForm
from workforce.checks.models import AgencyCheck
from workforce.checks.policies import AGENCY_STAFF
from workforce.checks.presenters.elsewhere import HeldLine
from workforce.checks.queries import agency as queries
from workforce.checks.services import agency as services
from workforce.checks.states import CHECK_NAMES
from workforce.checks.views.elsewhere.one_form import one_form
from workforce.core.translation import _
from workforce.documents import services as documents
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.forms import Form
from workforce.web.limits import limited

doors = Blueprint("checks_agency_checks", __name__)


@doors.route("/agency/checks/<agency_check_id>/evidence", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def record_seen(agency_check_id: str) -> ResponseReturnValue:
    """Say what the agency has seen."""
    check = found(queries.agency_check_for(acting(), agency_check_id))
    form = EvidenceForm().only_for(check.kind)
    if form.accepted():
        with form.refusals():
            stored = _stored(check, form)
            services.record_seen(acting(), check, stored=stored, **form.details())
            flash(_("Recorded. A second person verifies it"), "success")
            return _to_worker(check)
    kept = _(
        "We keep that you have seen it, its number and its dates: never what it says. A second "
        "person verifies it."
    )
    again = _("Homes that accepted earlier evidence look at it again before they rely on it.")
    return _page(form, check, f"{kept} {again}", _("Record"))


def _stored(check: AgencyCheck, form: EvidenceForm) -> documents.Stored | None:
    content = form.upload()
    if content is None:
        return None
    limited("upload", str(acting().person_id))
    return documents.store(title=str(CHECK_NAMES[check.kind]), content=content)


@doors.route("/agency/checks/<agency_check_id>/verify", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def verify_seen(agency_check_id: str) -> ResponseReturnValue:
    """Find what a colleague has seen right."""
    check = found(queries.agency_check_for(acting(), agency_check_id))
    form = VerifyForm().only_here()
    if form.accepted():
        with form.refusals():
            services.verify_seen(acting(), check)
            flash(_("Verified"), "success")
            return _to_worker(check)
    words = _("You say that you have looked at what your colleague saw, and that it is right.")
    line = HeldLine.of(check, None, queries.papers_for(acting(), [check]))
    return _page(form, check, words, _("Verify"), line)


@doors.route("/agency/checks/<agency_check_id>/unsatisfactory", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def doubt(agency_check_id: str) -> ResponseReturnValue:
    """Say that a check is not, or no longer, satisfactory."""
    check = found(queries.agency_check_for(acting(), agency_check_id))
    form = ReasonForm()
    if form.accepted():
        with form.refusals():
            services.doubt(acting(), check, reason=form.reason.data)
            flash(_("Recorded as not satisfactory, here and in every home that accepted it"))
            return _to_worker(check)
    words = _(
        "Every home that accepted this check from you is told at once that it no longer stands."
    )
    return _page(form, check, words, _("Record as not satisfactory"))


@doors.route("/agency/checks/<agency_check_id>/not-applicable", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def set_aside(agency_check_id: str) -> ResponseReturnValue:
    """Say why a check does not apply to a worker, where the rules let it not apply."""
    check = found(queries.agency_check_for(acting(), agency_check_id))
    form = ReasonForm()
    if form.accepted():
        with form.refusals():
            services.set_aside(acting(), check, reason=form.reason.data)
            flash(_("Recorded as not applying"), "success")
            return _to_worker(check)
    words = _("Homes see what you say, and decide for themselves whether it applies there.")
    return _page(form, check, words, _("Does not apply"))


def _page(
    form: Form, check: AgencyCheck, words: str, button: str, line: HeldLine | None = None
) -> str:
    whom = _("For %(name)s.", name=check.worker.name)
    return one_form(
        form,
        title=CHECK_NAMES[check.kind],
        words=f"{whom} {words}",
        button=button,
        back=url_for("checks_agency.worker", worker_id=check.worker.public_id),
        line=line,
    )


def _to_worker(check: AgencyCheck) -> ResponseReturnValue:
    where = url_for("checks_agency.worker", worker_id=check.worker.public_id)
    return redirect(where, 303)
