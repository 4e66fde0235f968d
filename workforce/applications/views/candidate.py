"""A candidate applies, follows and takes back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.applications import services
from workforce.applications.forms import ApplyForm, ReasonForm
from workforce.applications.presenters import CheckAnswers, Line, OwnApplication
from workforce.applications.queries import candidate as queries
from workforce.core import clock, lifecycle
from workforce.core.translation import _
from workforce.vacancies.queries import board
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("applications_candidate", __name__)
SEND = "send"


@doors.route("/jobs/<vacancy_id>/apply", methods=["GET", "POST"])
@access.signed_in
def apply(vacancy_id: str) -> ResponseReturnValue:
    """Answer three questions, read the answers once more, and send them."""
    actor = acting()
    job = found(board.job(vacancy_id, clock.today()))
    already = queries.application_to(actor, job.vacancy.id)
    if already is not None:
        flash(_("You have already applied for this job"), "important")
        return redirect(url_for(".application", application_id=already.public_id), 303)
    if not job.is_open:
        return redirect(url_for("vacancies_public.job", vacancy_id=vacancy_id), 303)
    form, step = ApplyForm(), request.form.get("step", "")
    if step != "change" and form.accepted():
        if step != SEND:
            page = CheckAnswers.of(form.answers())
            return render_template(
                "applications/candidate/check.html", form=form, page=page, job=job.vacancy
            )
        limited("apply", str(actor.person_id))
        with form.refusals():
            sent = services.apply(actor, job.vacancy, **form.answers())
            flash(_("Your application has been sent"), "success")
            return redirect(url_for(".application", application_id=sent.public_id), 303)
    return render_template("applications/candidate/apply.html", form=form, job=job.vacancy)


@doors.route("/applications")
@access.signed_in
def applications() -> ResponseReturnValue:
    """See everything one applied for."""
    lines = [Line.for_candidate(one) for one in queries.applications_of(acting())]
    return render_template("applications/candidate/applications.html", lines=lines)


@doors.route("/applications/<application_id>")
@access.signed_in
def application(application_id: str) -> ResponseReturnValue:
    """See one application: where it stands and what can be done."""
    row = found(queries.application_of(acting(), application_id))
    page = OwnApplication.of(row, lifecycle.history(row))
    return render_template("applications/candidate/application.html", page=page)


@doors.route("/applications/<application_id>/withdraw", methods=["GET", "POST"])
@access.signed_in
def withdraw(application_id: str) -> ResponseReturnValue:
    """Take one's application back."""
    row, form = found(queries.application_of(acting(), application_id)), ReasonForm()
    if form.accepted():
        with form.refusals():
            services.withdraw(acting(), row, reason=form.reason.data or "")
            flash(_("You have withdrawn your application"), "success")
            return redirect(url_for(".application", application_id=application_id), 303)
    line = Line.for_candidate(row)
    return render_template("applications/candidate/withdraw.html", form=form, line=line)


@doors.route("/applications/<application_id>/decline", methods=["GET", "POST"])
@access.signed_in
def decline(application_id: str) -> ResponseReturnValue:
    """Decline an offer."""
    row, form = found(queries.application_of(acting(), application_id)), ReasonForm()
    if form.accepted():
        with form.refusals():
            services.decline(acting(), row, reason=form.reason.data or "")
            flash(_("You have declined the offer"), "success")
            return redirect(url_for(".application", application_id=application_id), 303)
    line = Line.for_candidate(row)
    return render_template("applications/candidate/decline.html", form=form, line=line)
