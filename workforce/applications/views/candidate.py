"""A candidate applies, follows and takes back."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.applications import services
from workforce.applications.forms import BeginForm
from workforce.applications.forms.beside import EndingForm
from workforce.applications.models import Application
from workforce.applications.policies import may_write
from workforce.applications.presenters import Line
from workforce.applications.presenters.beside import papers_shown
from workforce.applications.presenters.needs_me import needs_of
from workforce.applications.presenters.own import OwnList, OwnPage
from workforce.applications.presenters.paper import application_pdf
from workforce.applications.presenters.said import said_by
from workforce.applications.presenters.sections import earlier_words
from workforce.applications.queries import beside, facts
from workforce.applications.queries import candidate as queries
from workforce.applications.queries import form as whole_form
from workforce.applications.services import form as writing
from workforce.applications.services.form import forgetting
from workforce.applications.states import ApplicationState
from workforce.checks import queries as checks
from workforce.core import clock, lifecycle
from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.vacancies.queries.posting import internal
from workforce.vacancies.states import Route
from workforce.web import access, links
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.forms import Form
from workforce.web.limits import limited

doors = Blueprint("applications_candidate", __name__)


@doors.route("/jobs/<vacancy_id>/apply", methods=["GET", "POST"])
@access.signed_in
def apply(vacancy_id: str) -> ResponseReturnValue:
    """Begin an application, or go on with the one that was begun."""
    actor = acting()
    job = found(internal.job_for(acting(), vacancy_id, clock.today()))
    already = queries.application_to(actor, job.vacancy.id)
    if already is not None:
        return _to_begun(already)
    if not job.is_open or job.vacancy.route is not Route.HERE:
        return redirect(url_for("vacancies_public.job", vacancy_id=vacancy_id), 303)
    earlier = whole_form.reusable(actor, job.vacancy.id)
    form = BeginForm(via=links.via()).offering(earlier_words(earlier))
    if form.accepted():
        limited("apply", str(actor.person_id))
        with form.refusals():
            begun = writing.begin(actor, job.vacancy, came_from=links.via(), again=form.reuses)
            return _to_begun(begun)
    return render_template("applications/candidate/apply.html", form=form, job=job.vacancy)


def _to_begun(row: Application) -> ResponseReturnValue:
    """To the form as long as it may be written, else to the application."""
    if may_write(row):
        return redirect(url_for("applications_form.tasks", application_id=row.public_id), 303)
    flash(_("You have already applied for this job"), "important")
    return redirect(url_for(".application", application_id=row.public_id), 303)


@doors.route("/applications")
@access.signed_in
def applications() -> ResponseReturnValue:
    """See what needs one now, and everything one applied for."""
    rows = queries.applications_of(acting())
    number = page_number(request.args.get("page"))
    page = OwnList.of(rows, needs_of(acting(), rows), number)
    return render_template("applications/candidate/applications.html", page=page)


@doors.route("/applications/<application_id>")
@access.signed_in
def application(application_id: str) -> ResponseReturnValue:
    """See one application: what it needs, where it stands and what can be done."""
    row = found(queries.application_of(acting(), application_id))
    if row.state is ApplicationState.DRAFT:
        return redirect(url_for("applications_form.tasks", application_id=application_id), 303)
    appointment = checks.appointment_by_origin(row.organisation_id, facts.origin_of(row))
    missing = checks.what_is_missing(appointment) if appointment else []
    needs = needs_of(acting(), [row]).get(row.id, [])
    page = OwnPage.of(row, lifecycle.history(row), needs, missing)
    return render_template("applications/candidate/application.html", page=page)


@doors.route("/applications/<application_id>/answers")
@access.signed_in
def answers(application_id: str) -> ResponseReturnValue:
    """Read what one sent, files and all."""
    row = found(queries.sent_application_of(acting(), application_id))
    aside = beside.all_of(row)
    return render_template(
        "applications/candidate/answers.html",
        line=Line.for_candidate(row),
        papers=papers_shown(aside.papers),
        answers=said_by(row, whole_form.whole(row), aside),
    )


@doors.route("/applications/<application_id>/sent")
@access.signed_in
def sent(application_id: str) -> ResponseReturnValue:
    """See that it was sent: the reference, and what follows."""
    row = found(queries.application_of(acting(), application_id))
    if row.state is ApplicationState.DRAFT:
        return redirect(url_for("applications_form.tasks", application_id=application_id), 303)
    page = OwnPage.of(row, lifecycle.history(row), [])
    return render_template("applications/candidate/sent.html", page=page)


@doors.route("/applications/<application_id>/pdf")
@access.signed_in
def pdf(application_id: str) -> ResponseReturnValue:
    """Keep one's own application as a document."""
    row = found(queries.sent_application_of(acting(), application_id))
    said = said_by(row, whole_form.whole(row), beside.all_of(row))
    content = application_pdf(row, said, name=row.candidate.name, made_at=clock.now())
    answer = Response(content, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="application-{row.public_id}.pdf"'
    )
    return answer


@doors.route("/applications/<application_id>/withdraw", methods=["GET", "POST"])
@access.signed_in
def withdraw(application_id: str) -> ResponseReturnValue:
    """Take one's application back; a draft, which nobody has seen, is thrown away."""
    row, form = found(queries.application_of(acting(), application_id)), EndingForm()
    if row.state is ApplicationState.DRAFT:
        return _throw_away(row)
    if form.accepted():
        with form.refusals():
            services.withdraw(acting(), row, **form.ending())
            flash(_("You have withdrawn your application"), "success")
            return redirect(url_for(".application", application_id=application_id), 303)
    line = Line.for_candidate(row)
    return render_template("applications/candidate/withdraw.html", form=form, line=line)


def _throw_away(row: Application) -> ResponseReturnValue:
    form = Form()
    if form.accepted():
        with form.refusals():
            forgetting.throw_away(acting(), row)
            flash(_("Your application is deleted"), "success")
            return redirect(url_for(".applications"), 303)
    line = Line.for_candidate(row)
    return render_template("applications/candidate/throw_away.html", form=form, line=line)


@doors.route("/applications/<application_id>/decline", methods=["GET", "POST"])
@access.signed_in
def decline(application_id: str) -> ResponseReturnValue:
    """Decline an offer."""
    row, form = found(queries.application_of(acting(), application_id)), EndingForm()
    if form.accepted():
        with form.refusals():
            services.decline(acting(), row, **form.ending())
            flash(_("You have declined the offer"), "success")
            return redirect(url_for(".application", application_id=application_id), 303)
    line = Line.for_candidate(row)
    return render_template("applications/candidate/decline.html", form=form, line=line)
