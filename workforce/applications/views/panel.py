"""A member of a panel reads the applications for one job, scores them and notes what they saw."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.applications import policies
from workforce.applications.forms.together.scoring import ScoreForm
from workforce.applications.forms.together.words import NoteForm
from workforce.applications.presenters.applicant.answers import answers_read
from workforce.applications.presenters.applications import Line
from workforce.applications.presenters.hiring.interviews import panel_events
from workforce.applications.presenters.together.sittings import Sitting
from workforce.applications.presenters.together.weighing import Weighing
from workforce.applications.queries.form import whole
from workforce.applications.queries.together import panels as queries
from workforce.applications.queries.together import weighing as weighed
from workforce.applications.rules.hiring.calendar import calendar
from workforce.applications.services.together import notes, weighing
from workforce.applications.views.hiring.interviews import calendar_file, host, maker
from workforce.core import clock
from workforce.core.paging import page_among, page_number
from workforce.core.translation import _
from workforce.vacancies.queries import own
from workforce.vacancies.states import VacancyState
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

PER_PAGE = 20
doors = Blueprint("applications_panel", __name__)


@doors.route("/panel")
@access.signed_in
def panel() -> ResponseReturnValue:
    """See the jobs on whose panels one sits."""
    every = [one.vacancy for one in queries.seats_for(acting())]
    closed = [one for one in every if one.state is VacancyState.ENDED]
    return render_template(
        "applications/panel/panel.html",
        jobs=[one for one in every if one.state is not VacancyState.ENDED],
        closed=page_among(closed, page_number(request.args.get("page")), PER_PAGE),
        interviews_count=len(queries.panel_interviews_for(acting(), clock.now())) if every else 0,
    )


@doors.route("/panel/interviews")
@access.signed_in
def panel_interviews() -> ResponseReturnValue:
    """See the interviews to come on the panels on which one sits."""
    found_ones = queries.panel_interviews_for(acting(), clock.now())
    sittings = [Sitting.of(one) for one in found_ones]
    return render_template("applications/panel/panel_interviews.html", sittings=sittings)


@doors.route("/panel/applications/<application_id>/interview.ics")
@access.signed_in
def panel_calendar(application_id: str) -> ResponseReturnValue:
    """Have one interview as a calendar file; it names the job and nobody."""
    booking = found(queries.panel_interview_for(acting(), application_id, clock.now()))
    address = url_for(".panel_application", application_id=application_id, _external=True)
    events = panel_events([booking], address, host())
    return calendar_file(calendar(events, made_at=clock.now(), maker=maker()))


@doors.route("/panel/<vacancy_id>")
@access.signed_in
def panel_job(vacancy_id: str) -> ResponseReturnValue:
    """See the applications for one job, and which of them one has scored."""
    actor = acting()
    job = found(queries.panel_job_for(actor, vacancy_id) or own.vacancy_for(actor, vacancy_id))
    scored = weighed.scored_by(actor.person_id or 0, job.id)
    rows = [
        (Line.for_recruiter(one), one.id in scored)
        for one in queries.panel_applications_for(actor, job)
    ]
    return render_template("applications/panel/panel_job.html", job=job, rows=rows)


@doors.route("/panel/applications/<application_id>", methods=["GET", "POST"])
@access.signed_in
def panel_application(application_id: str) -> ResponseReturnValue:
    """Read one application and score it."""
    actor = acting()
    row = found(queries.panel_application_for(actor, application_id))
    form, criteria = ScoreForm(), weighed.criteria_of(row.vacancy_id)
    seat = queries.seat_on(actor, row.vacancy_id)
    if form.accepted() and form.is_sound(given := form.given(criteria)):
        with form.refusals():
            weighing.score(actor, row, given, seat=seat)
            flash(_("Your scores are kept"), "success")
            return redirect(url_for(".panel_application", application_id=application_id), 303)
    can_score = policies.can_score(actor, row, seat)
    scores = weighed.scores_of(row.id)
    return render_template(
        "applications/panel/panel_application.html",
        line=Line.for_recruiter(row),
        vacancy_id=row.vacancy.public_id,
        groups=answers_read(actor, whole(row)).groups,
        weighing=Weighing.of(actor, row, criteria, scores, can_score=can_score),
        notes=weighed.notes_of(actor, row),
        form=form,
    )


@doors.route("/panel/applications/<application_id>/note", methods=["GET", "POST"])
@access.signed_in
def panel_note(application_id: str) -> ResponseReturnValue:
    """Note something of an applicant."""
    actor, form = acting(), NoteForm()
    row = found(queries.panel_application_for(actor, application_id))
    if form.accepted():
        with form.refusals():
            seat, sure = queries.seat_on(actor, row.vacancy_id), bool(form.sure.data)
            notes.write_note(actor, row, words=form.words.data or "", seat=seat, sure=sure)
            return redirect(url_for(".panel_application", application_id=application_id), 303)
    line = Line.for_recruiter(row)
    return render_template("applications/panel/panel_note.html", form=form, line=line)
