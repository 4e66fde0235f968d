"""Doors of an agency: its workers, their checks, and the providers it works with."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks.forms import EvidenceForm, ReasonForm, VerifyForm
from workforce.checks.forms.elsewhere import OfferForm, WorkerForm
from workforce.checks.models import AgencyCheck
from workforce.checks.policies import AGENCY_STAFF
from workforce.checks.presenters.elsewhere import HeldLine, WorkerLine
from workforce.checks.queries import agency as queries
from workforce.checks.services import agency as services
from workforce.checks.states import CHECK_NAMES
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.fields import Choice

doors = Blueprint("checks_agency", __name__)


@doors.route("/agency/workers")
@access.roles(*AGENCY_STAFF)
def workers() -> ResponseReturnValue:
    """See the workers of the agency, and the providers it works with."""
    lines = [WorkerLine.of(row) for row in queries.workers_for(acting())]
    links = queries.links_for(acting())
    return render_template("checks/elsewhere/workers.html", lines=lines, links=links)


@doors.route("/agency/workers/add", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def add_worker() -> ResponseReturnValue:
    """Add somebody whom the agency sends to homes."""
    form = WorkerForm()
    if form.accepted():
        with form.refusals():
            new = services.NewWorker(
                form.given_name.data,
                form.family_name.data,
                form.person_reference.data,
                form.email.data or None,
            )
            return _to_worker(services.add_worker(acting(), new).public_id)
    return render_template("checks/elsewhere/add_worker.html", form=form)


@doors.route("/agency/workers/<worker_id>", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def worker(worker_id: str) -> ResponseReturnValue:
    """See one worker, their checks and offers; and offer them to a provider."""
    row = found(queries.worker_for(acting(), worker_id))
    links = {
        link.organisation.public_id: link.organisation
        for link in queries.links_for(acting())
        if link.is_agreed
    }
    form = OfferForm()
    form.provider.choices = [Choice(key, one.name) for key, one in links.items()]
    if form.accepted():
        with form.refusals():
            services.offer_worker(acting(), row, links[form.provider.data])
            flash(_("Offered"), "success")
            return _to_worker(worker_id)
    lines = [HeldLine.of(check, acting().person_id) for check in row.checks]
    offers = queries.offers_of(row)
    return render_template(
        "checks/elsewhere/worker.html", form=form, worker=row, lines=lines, offers=offers
    )


@doors.route("/agency/checks/<agency_check_id>/evidence", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def record_seen(agency_check_id: str) -> ResponseReturnValue:
    """Say what the agency has seen."""
    check = found(queries.agency_check_for(acting(), agency_check_id))
    form = EvidenceForm().only_for(check.kind)
    if "file" in form:
        del form["file"]
    if form.accepted():
        with form.refusals():
            services.record_seen(acting(), check, **form.details())
            flash(_("Recorded. A second person verifies it"), "success")
            return _to_worker(check.worker.public_id)
    return _page("checks/elsewhere/record_seen.html", form, check)


@doors.route("/agency/checks/<agency_check_id>/verify", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def verify_seen(agency_check_id: str) -> ResponseReturnValue:
    """Find what a colleague has seen right."""
    check = found(queries.agency_check_for(acting(), agency_check_id))
    form = VerifyForm()
    if form.accepted():
        with form.refusals():
            services.verify_seen(acting(), check)
            flash(_("Verified"), "success")
            return _to_worker(check.worker.public_id)
    return _page("checks/elsewhere/verify_seen.html", form, check)


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
            return _to_worker(check.worker.public_id)
    return _page("checks/elsewhere/doubt.html", form, check)


@doors.route("/agency/links/<link_id>/agree", methods=["POST"])
@access.roles(*AGENCY_STAFF)
def agree(link_id: str) -> ResponseReturnValue:
    """Agree to work with a provider that asked."""
    services.agree_link(acting(), found(queries.link_for(acting(), link_id)))
    flash(_("You work with this provider now"), "success")
    return redirect(url_for("checks_agency.workers"), 303)


@doors.route("/agency/links/<link_id>/end", methods=["POST"])
@access.roles(*AGENCY_STAFF)
def part(link_id: str) -> ResponseReturnValue:
    """No longer work with a provider."""
    services.end_link(acting(), found(queries.link_for(acting(), link_id)))
    flash(_("You no longer work with this provider"), "success")
    return redirect(url_for("checks_agency.workers"), 303)


def _page(template: str, form: object, check: AgencyCheck) -> str:
    title = CHECK_NAMES[check.kind]
    return render_template(template, form=form, check=check, title=title)


def _to_worker(worker_id: str) -> ResponseReturnValue:
    return redirect(url_for("checks_agency.worker", worker_id=worker_id), 303)
