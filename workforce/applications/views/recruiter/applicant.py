"""Those who choose read applications, move them on, offer and start."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications import services
from workforce.applications.forms import FeedbackForm, StartForm
from workforce.applications.models import Application
from workforce.applications.presenters import ApplicantPage, Line
from workforce.applications.presenters import applicant as applicant_page
from workforce.applications.queries import candidate, choosing, facts
from workforce.applications.services import steps
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks
from workforce.core import clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.translation import _
from workforce.vacancies.forms import asking
from workforce.vacancies.policies import RECRUITING
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.forms import Form

doors = Blueprint("applications_recruiter", __name__)


@doors.route("/applicants/<application_id>")
@access.roles(*RECRUITING)
def applicant(application_id: str) -> ResponseReturnValue:
    """Read one application and see what can be done with it."""
    reading = _reading(_held(application_id))
    return render_template(
        "applications/recruiter/applicant.html",
        page=ApplicantPage.of(reading),
        panels=applicant_page.shown(reading),
        form=Form(),
    )


def _held(application_id: str) -> Application:
    """An application that one chooses for; somebody's own is refused in words."""
    row = choosing.application_for(acting(), application_id)
    mine = candidate.application_of(acting(), application_id) if row is None else None
    if mine is not None:
        steps.held(acting(), mine)
    return found(row)


def _reading(row: Application) -> applicant_page.Reading:
    appointment = checks.appointment_by_origin(row.organisation_id, facts.origin_of(row))
    open_still = appointment is not None and row.state is ApplicationState.OFFERED
    missing = checks.what_is_missing(appointment) if appointment and open_still else []
    history = lifecycle.history(row)
    return applicant_page.Reading(acting(), row, history, appointment, missing, clock.today())


def _moved(
    application_id: str, verb: Callable[[Actor, Application], None], said: str
) -> ResponseReturnValue:
    verb(acting(), _held(application_id))
    flash(said, "success")
    return redirect(url_for(".applicant", application_id=application_id), 303)


@doors.route("/applicants/<application_id>/shortlist", methods=["POST"])
@access.roles(*RECRUITING)
def shortlist(application_id: str) -> ResponseReturnValue:
    """Take an application forward."""
    return _moved(application_id, services.shortlist, _("The candidate is shortlisted"))


@doors.route("/applicants/<application_id>/interview", methods=["POST"])
@access.roles(*RECRUITING)
def interview(application_id: str) -> ResponseReturnValue:
    """Invite to an interview."""
    return _moved(application_id, services.interview, _("The candidate is invited"))


@doors.route("/applicants/<application_id>/unsuccessful", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def unsuccessful(application_id: str) -> ResponseReturnValue:
    """Say no, with feedback."""
    row, form = _held(application_id), FeedbackForm()
    if form.accepted():
        with form.refusals():
            feedback = form.feedback.data or ""
            services.turn_down(acting(), row, feedback=feedback, no_child=asking.is_confirmed(form))
            flash(_("The candidate has been told"), "success")
            return redirect(url_for(".applicant", application_id=application_id), 303)
    line = Line.for_recruiter(row)
    return render_template("applications/recruiter/unsuccessful.html", form=form, line=line)


@doors.route("/applicants/<application_id>/start", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def start(application_id: str) -> ResponseReturnValue:
    """Put somebody in post, once every check is done."""
    row, form = _held(application_id), StartForm()
    if form.accepted():
        with form.refusals():
            services.mark_started(acting(), row, started_on=form.started_on.data)
            flash(_("They have started and are in post"), "success")
            return redirect(url_for(".applicant", application_id=application_id), 303)
    page = ApplicantPage.of(_reading(row))
    return render_template("applications/recruiter/start.html", form=form, page=page)
