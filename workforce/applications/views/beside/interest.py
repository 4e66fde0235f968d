"""The short first step: five fields on one page."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.beside import InterestForm
from workforce.applications.presenters.beside import InterestPage
from workforce.applications.queries import candidate as queries
from workforce.applications.queries import choosing
from workforce.applications.services.beside import interest as services
from workforce.applications.states import ApplicationState
from workforce.applications.views.form.blueprint import typed
from workforce.core import clock
from workforce.core.translation import _
from workforce.vacancies.forms import asking
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.queries.posting import internal
from workforce.web import access, links
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("applications_interest", __name__)


@doors.route("/jobs/<vacancy_id>/interest", methods=["GET", "POST"])
@access.signed_in
@access.keeps_answers
def interest(vacancy_id: str) -> ResponseReturnValue:
    """Say that one is interested; a second sending finds the first."""
    actor, via = acting(), links.via()
    job = found(internal.job_for(acting(), vacancy_id, clock.today()))
    already = queries.application_to(actor, job.vacancy.id)
    if already is not None and already.state is not ApplicationState.DRAFT:
        return _to_sent(already.public_id)
    if not job.vacancy.takes_interest:
        there = url_for("applications_candidate.apply", vacancy_id=vacancy_id, via=via or None)
        return redirect(there, 303)
    if not job.is_open:
        return redirect(url_for("vacancies_public.job", vacancy_id=vacancy_id), 303)
    kept = typed()
    page = InterestPage.of(job.vacancy, queries.person_of(actor), already, kept=bool(kept))
    form = InterestForm(data={**page.known, "via": via}, **kept)
    if form.accepted():
        limited("apply", str(actor.person_id))
        with form.refusals():
            said, no_child = form.interest(), asking.is_confirmed(form)
            sent = services.express(actor, job.vacancy, said, came_from=via, no_child=no_child)
            return _to_sent(sent.public_id)
    return render_template("applications/beside/interest.html", form=form, page=page)


def _to_sent(application_id: str) -> ResponseReturnValue:
    return redirect(url_for("applications_candidate.sent", application_id=application_id), 303)


@doors.route("/applicants/<application_id>/ask-for-form", methods=["POST"])
@access.roles(*RECRUITING)
def ask(application_id: str) -> ResponseReturnValue:
    """Ask somebody who is interested for the whole application."""
    services.ask_for_form(acting(), found(choosing.application_for(acting(), application_id)))
    flash(_("The candidate is asked for the whole application"), "success")
    there = url_for("applications_recruiter.applicant", application_id=application_id)
    return redirect(there, 303)
