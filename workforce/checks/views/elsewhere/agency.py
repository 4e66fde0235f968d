"""Doors of an agency: its workers, and the providers it works with."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks.forms.elsewhere import LeftForm, OfferForm, WorkerForm
from workforce.checks.forms.passes import PhotographForm
from workforce.checks.policies import AGENCY_STAFF
from workforce.checks.presenters.elsewhere import WorkerLine, WorkerPage
from workforce.checks.queries import agency as queries
from workforce.checks.services import agency as services
from workforce.checks.services import passes
from workforce.checks.views.elsewhere.one_form import one_form
from workforce.core import clock
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.fields import Choice
from workforce.web.limits import limited

doors = Blueprint("checks_agency", __name__)


@doors.route("/agency/workers")
@access.roles(*AGENCY_STAFF)
def workers() -> ResponseReturnValue:
    """See the workers of the agency, and the providers it works with."""
    today, placed = clock.today(), queries.providers_of(acting().organisation_id, clock.today())
    rows = queries.workers_for(acting())
    lines = [WorkerLine.of(row, placed.get(row.id, ()), today) for row in rows]
    return render_template(
        "checks/elsewhere/workers.html",
        lines=[one for one in lines if one.left_on is None],
        leavers=[one for one in lines if one.left_on is not None],
        links=queries.links_for(acting()),
    )


@doors.route("/agency/workers/add", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def add_worker() -> ResponseReturnValue:
    """Add somebody whom the agency sends to homes."""
    form = WorkerForm()
    if form.accepted():
        with form.refusals():
            return _to_worker(services.add_worker(acting(), _typed(form)).public_id)
    words = _(
        "A row is made for every check that homes will ask about. Two people of the agency "
        "settle each."
    )
    back, title = url_for("checks_agency.workers"), _("Add a worker")
    return one_form(form, title=title, words=words, button=_("Add"), back=back)


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
    return render_template(
        "checks/elsewhere/worker.html",
        form=form,
        page=WorkerPage.of(acting(), row, services.may_not_apply()),
        has_providers=bool(links),
    )


@doors.route("/agency/workers/<worker_id>/change", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def change_worker(worker_id: str) -> ResponseReturnValue:
    """Correct the name, the reference or the address of a worker."""
    row = found(queries.worker_for(acting(), worker_id))
    form = WorkerForm(obj=row)
    if form.accepted():
        with form.refusals():
            services.change_worker(acting(), row, _typed(form))
            flash(_("Saved"), "success")
            return _to_worker(worker_id)
    title = _("Change the details of %(name)s", name=row.name)
    words = _("Homes that have taken them keep what they wrote down: tell them yourself.")
    back = url_for("checks_agency.worker", worker_id=worker_id)
    return one_form(form, title=title, words=words, button=_("Save"), back=back)


@doors.route("/agency/workers/<worker_id>/left", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def leave(worker_id: str) -> ResponseReturnValue:
    """Say that a worker has left the agency."""
    row = found(queries.worker_for(acting(), worker_id))
    form = LeftForm()
    if form.accepted():
        with form.refusals():
            services.leave_agency(acting(), row, left_on=form.left_on.data)
            flash(_("Recorded. Homes are told that your checks no longer stand"), "success")
            return _to_worker(worker_id)
    title = _("%(name)s has left the agency", name=row.name)
    words = _(
        "Your offers of them close. What homes accepted from you no longer stands: they do not "
        "work there until those homes have checked it themselves."
    )
    back = url_for("checks_agency.worker", worker_id=worker_id)
    return one_form(form, title=title, words=words, button=_("Record that they left"), back=back)


@doors.route("/agency/workers/<worker_id>/returned", methods=["POST"])
@access.roles(*AGENCY_STAFF)
def come_back(worker_id: str) -> ResponseReturnValue:
    """Say that a worker who left works for the agency again."""
    services.return_to_agency(acting(), found(queries.worker_for(acting(), worker_id)))
    flash(_("They work for you again. Homes look at every check anew"), "success")
    return _to_worker(worker_id)


@doors.route("/agency/workers/<worker_id>/photograph", methods=["GET", "POST"])
@access.roles(*AGENCY_STAFF)
def photograph(worker_id: str) -> ResponseReturnValue:
    """Keep a recent photograph of a worker, for the door pass of the homes they work in."""
    row = found(queries.worker_for(acting(), worker_id))
    form = PhotographForm()
    if form.accepted():
        limited("upload", str(acting().person_id))
        with form.refusals():
            picture = passes.prepared(form.file.data.read(), _("Photograph"))
            services.keep_photograph(acting(), row, picture, taken_on=form.taken_on.data)
            flash(_("The photograph is kept"), "success")
            return _to_worker(worker_id)
    title = _("Photograph of %(name)s", name=row.name)
    words = _("A home that has taken them sees it, and may take it for the pass at its door.")
    back = url_for("checks_agency.worker", worker_id=worker_id)
    return one_form(form, title=title, words=words, button=_("Keep the photograph"), back=back)


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


def _typed(form: WorkerForm) -> services.NewWorker:
    return services.NewWorker(
        form.given_name.data,
        form.family_name.data,
        form.person_reference.data,
        form.email.data or None,
    )


def _to_worker(worker_id: str) -> ResponseReturnValue:
    return redirect(url_for("checks_agency.worker", worker_id=worker_id), 303)
