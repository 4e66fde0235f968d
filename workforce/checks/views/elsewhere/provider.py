"""Doors of a provider: agencies, whom they offer, and taking checks over row by row."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.forms.elsewhere import (
    AcceptForm,
    AgencyChoiceForm,
    TakeForm,
    TakeOverForm,
)
from workforce.checks.models import Appointment
from workforce.checks.policies import KEEPERS, READERS
from workforce.checks.presenters.elsewhere import ElsewherePage
from workforce.checks.queries import agency
from workforce.checks.services import agency as services
from workforce.checks.services import sharing as taking
from workforce.checks.states import CHECK_NAMES
from workforce.core import clock
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
            return _to_elsewhere(row)
    return render_template("checks/elsewhere/take.html", form=form, worker=proposal.worker)


@doors.route("/agency-workers/<proposal_id>/decline", methods=["POST"])
@access.roles(*KEEPERS)
def decline(proposal_id: str) -> ResponseReturnValue:
    """Say no to an offered worker."""
    services.decline_worker(acting(), found(agency.proposal_for(acting(), proposal_id)))
    flash(_("Declined"), "success")
    return redirect(url_for("checks_elsewhere.agencies"), 303)


@doors.route("/appointments/<appointment_id>/elsewhere")
@access.roles(*READERS)
def elsewhere(appointment_id: str) -> ResponseReturnValue:
    """See what an agency, or another employer by the person’s consent, has verified."""
    row = found(queries.appointment_for(acting(), appointment_id))
    page = ElsewherePage.of(acting(), row, clock.today())
    return render_template("checks/elsewhere/elsewhere.html", page=page)


@doors.route("/checks/<check_id>/accept", methods=["GET", "POST"])
@access.roles(*READERS)
def accept(check_id: str) -> ResponseReturnValue:
    """Accept one check of an agency, having looked at it."""
    check = found(queries.check_for(acting(), check_id))
    form = AcceptForm()
    if form.accepted():
        with form.refusals():
            services.accept(acting(), check)
            flash(_("Accepted as seen. A second person verifies it"), "success")
            return _to_elsewhere(check.appointment)
    title = CHECK_NAMES[check.kind]
    return render_template("checks/elsewhere/accept.html", form=form, check=check, title=title)


@doors.route("/checks/<check_id>/take-over", methods=["GET", "POST"])
@access.roles(*READERS)
def take_over(check_id: str) -> ResponseReturnValue:
    """Take over one check that another employer verified and the person shares."""
    check = found(queries.check_for(acting(), check_id))
    form = TakeOverForm()
    if form.accepted():
        with form.refusals():
            asked = form.update_service.data
            taking.take_over(acting(), check, asked_update_service=asked)
            flash(_("Taken over as seen. A second person verifies it"), "success")
            return _to_elsewhere(check.appointment)
    title = CHECK_NAMES[check.kind]
    return render_template("checks/elsewhere/take_over.html", form=form, check=check, title=title)


def _to_elsewhere(row: Appointment) -> ResponseReturnValue:
    where = url_for("checks_elsewhere.elsewhere", appointment_id=row.public_id)
    return redirect(where, 303)
