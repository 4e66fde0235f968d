"""Doors of a provider: agencies, whom they offer, and their workers in its homes."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import policies, queries
from workforce.checks.forms.elsewhere import AgencyChoiceForm, TakeForm
from workforce.checks.policies import KEEPERS, READERS
from workforce.checks.presenters.elsewhere import PlacedLine
from workforce.checks.queries import agency
from workforce.checks.services import agency as services
from workforce.checks.states import CHECK_NAMES
from workforce.checks.views.elsewhere.one_form import one_form
from workforce.core import clock
from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.providers.presenters import choices
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.fields import Choice

doors = Blueprint("checks_elsewhere", __name__)


@doors.route("/agencies", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def agencies() -> ResponseReturnValue:
    """See the agencies one works with, whom they offer, and what they no longer stand for."""
    form, known = AgencyChoiceForm(), {one.public_id: one for one in agency.agencies()}
    form.agency.choices = [Choice(key, one.name) for key, one in known.items()]
    if form.accepted():
        with form.refusals():
            services.ask_agency(acting(), known[form.agency.data])
            flash(_("The agency must agree before it can offer you anybody"), "success")
            return redirect(url_for("checks_elsewhere.agencies"), 303)
    lists = {
        "links": agency.links_for(acting()),
        "proposals": agency.proposals_for(acting()),
        "fallen": [(CHECK_NAMES[row.check.kind], row) for row in agency.fallen_for(acting())],
    }
    return render_template("checks/elsewhere/agencies.html", form=form, **lists)


@doors.route("/agencies/<link_id>/end", methods=["POST"])
@access.roles(*KEEPERS)
def end(link_id: str) -> ResponseReturnValue:
    """No longer work with an agency."""
    services.end_link(acting(), found(agency.link_for(acting(), link_id)))
    flash(_("You no longer work with this agency"), "success")
    return redirect(url_for("checks_elsewhere.agencies"), 303)


@doors.route("/agency-workers")
@access.roles(*READERS)
def agency_workers() -> ResponseReturnValue:
    """See the agency workers in one’s homes: who may work tonight, and how their checks stand."""
    today = clock.today()
    rows = agency.placed_for(acting(), today, page_number(request.args.get("page")))
    taken = [row.appointment for row in rows.rows if row.appointment is not None]
    accepted = agency.accepted_among(check for one in taken for check in one.checks)
    lines = [PlacedLine.of(row, accepted, today) for row in rows.rows]
    keeps = policies.can_work_with_agencies(acting())
    return render_template(
        "checks/elsewhere/agency_workers.html", lines=lines, rows=rows, keeps=keeps
    )


@doors.route("/agency-workers/<proposal_id>/take", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def take(proposal_id: str) -> ResponseReturnValue:
    """Take an offered worker into the gate of a home."""
    proposal = found(agency.proposal_for(acting(), proposal_id))
    homes = {home.public_id: home for home in queries.homes_for(acting())}
    form = TakeForm()
    form.home.choices = choices.home_choices(homes.values())
    if form.accepted():
        with form.refusals():
            engagement = services.Engagement(form.role.data, form.weekly_hours.data)
            home = homes[form.home.data]
            row = services.take_worker(acting(), proposal, home, engagement)
            flash(_("Not in post yet: nobody starts before these checks are complete"), "success")
            where = url_for("checks_taking.elsewhere", appointment_id=row.public_id)
            return redirect(where, 303)
    title = _("Take %(name)s into a home", name=proposal.worker.name)
    words = _("This opens their checks in the home. Nobody works there before they are complete.")
    back, button = url_for("checks_elsewhere.agencies"), _("Open their checks")
    return one_form(form, title=title, words=words, button=button, back=back)


@doors.route("/agency-workers/<proposal_id>/decline", methods=["POST"])
@access.roles(*KEEPERS)
def decline(proposal_id: str) -> ResponseReturnValue:
    """Say no to an offered worker."""
    services.decline_worker(acting(), found(agency.proposal_for(acting(), proposal_id)))
    flash(_("Declined"), "success")
    return redirect(url_for("checks_elsewhere.agencies"), 303)
