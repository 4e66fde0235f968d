"""Those who choose offer interview times, take them back, and say what came of each."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.hiring.interviews import SlotsForm
from workforce.applications.presenters.hiring import interviews as presenters
from workforce.applications.queries import choosing
from workforce.applications.queries.hiring import interviews as queries
from workforce.applications.rules.hiring.calendar import calendar
from workforce.applications.services.hiring import interviews as services
from workforce.core import clock, registry
from workforce.core.paging import page_number
from workforce.core.translation import _, ngettext
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.queries import own
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.forms import Form

doors = Blueprint("applications_interviews", __name__)


@doors.route("/vacancies/<vacancy_id>/interviews")
@access.roles(*RECRUITING)
def interviews(vacancy_id: str) -> ResponseReturnValue:
    """See the interview times of a job and who comes."""
    vacancy = found(own.vacancy_for(acting(), vacancy_id))
    page = presenters.InterviewsPage.of(
        vacancy.public_id,
        vacancy.title,
        queries.slots_of(vacancy.id),
        queries.bookings_of(vacancy.id),
        queries.invites_of(vacancy.id),
        number=page_number(request.args.get("page")),
    )
    return render_template("applications/hiring/interviews.html", page=page, form=Form())


@doors.route("/vacancies/<vacancy_id>/interviews/add", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def add_times(vacancy_id: str) -> ResponseReturnValue:
    """Offer several interview times of one day."""
    vacancy, form = found(own.vacancy_for(acting(), vacancy_id)), SlotsForm()
    if form.accepted() and form.day.data is not None:
        with form.refusals():
            made = services.add_slots(
                acting(), vacancy, day=form.day.data, at=form.at(), meeting=form.meeting()
            )
            said = ngettext("%(num)s time is offered", "%(num)s times are offered", len(made))
            flash(said, "success")
            return redirect(url_for(".interviews", vacancy_id=vacancy_id), 303)
    return render_template("applications/hiring/add_times.html", form=form, vacancy=vacancy)


@doors.route("/vacancies/<vacancy_id>/interviews/take-back", methods=["POST"])
@access.roles(*RECRUITING)
def take_back_time(vacancy_id: str) -> ResponseReturnValue:
    """Take one time back; whoever had it is told."""
    vacancy = found(own.vacancy_for(acting(), vacancy_id))
    slot = queries.slot_of(vacancy.id, request.form.get("slot", ""))
    if slot is not None:
        told = services.cancel_slot(acting(), slot)
        said = _("The time is taken back. Whoever had it has been told")
        flash(said if told else _("The time is taken back"), "success")
    return redirect(url_for(".interviews", vacancy_id=vacancy_id), 303)


@doors.route("/vacancies/<vacancy_id>/interviews.ics")
@access.roles(*RECRUITING)
def interviews_calendar(vacancy_id: str) -> ResponseReturnValue:
    """Have the chosen times of a job as a calendar file."""
    vacancy = found(own.vacancy_for(acting(), vacancy_id))
    address = url_for(".interviews", vacancy_id=vacancy_id, _external=True)
    events = presenters.panel_events(queries.bookings_of(vacancy.id), address, host())
    return calendar_file(calendar(events, made_at=clock.now(), maker=maker()))


@doors.route("/applicants/<application_id>/interview/outcome", methods=["POST"])
@access.roles(*RECRUITING)
def interview_outcome(application_id: str) -> ResponseReturnValue:
    """Say that an interview was held, or that the candidate did not come."""
    row = found(choosing.application_for(acting(), application_id))
    services.record_outcome(acting(), row, held=request.form.get("held") == "yes")
    flash(_("Recorded"), "success")
    return redirect(url_for("applications_recruiter.applicant", application_id=application_id), 303)


@doors.route("/applicants/<application_id>/interview/again", methods=["POST"])
@access.roles(*RECRUITING)
def interview_again(application_id: str) -> ResponseReturnValue:
    """Ask a candidate to choose a time once more."""
    row = found(choosing.application_for(acting(), application_id))
    services.invite_again(acting(), row)
    flash(_("The candidate is asked to choose a time"), "success")
    return redirect(url_for("applications_recruiter.applicant", application_id=application_id), 303)


def calendar_file(text: str) -> Response:
    """A calendar file as a browser takes it; nobody keeps it on the way."""
    answer = Response(text, mimetype="text/calendar")
    answer.headers["Content-Disposition"] = 'attachment; filename="interview.ics"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def host() -> str:
    """The name of this copy, as it stands behind the @ of an event's lasting name."""
    return urlsplit(registry.settings().base_url).hostname or "localhost"


def maker() -> str:
    """Who makes calendar files."""
    return registry.settings().service_name
