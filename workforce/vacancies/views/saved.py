"""Keeping jobs for later; whoever has yet to sign in comes back with the job saved."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.vacancies.forms.alerts import ButtonForm
from workforce.vacancies.presenters.alerts import SavedLine, Saving
from workforce.vacancies.queries import board
from workforce.vacancies.queries.returning import saved as queries
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.services import returning
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("vacancies_saved", __name__)


@doors.app_template_global("saving_of")
def saving(advert: Any) -> Saving:  # noqa: ANN401 - a row of columns
    """What the page of a job offers its reader besides applying."""
    actor = acting()
    return Saving.of(
        advert,
        is_person=actor.is_person,
        is_saved=queries.is_saved(actor, advert.public_id),
        proof="" if actor.is_person else returning.proof_of_saving(advert.public_id),
        via=rules.tracked(request.args.get("via", "")),
    )


@doors.route("/saved-jobs")
@access.signed_in
def saved_jobs() -> ResponseReturnValue:
    """See the jobs one keeps, those that have closed as well."""
    page = queries.saved_page_for(acting(), page_number(request.args.get("page")))
    opened = queries.open_among([row.vacancy_id for row in page.rows], clock.today())
    lines = [SavedLine.of(row, opened) for row in page.rows]
    return render_template("vacancies/saved/saved_jobs.html", lines=lines, page=page)


@doors.route("/jobs/<vacancy_id>/save", methods=["GET", "POST"])
@access.signed_in
def save(vacancy_id: str) -> ResponseReturnValue:
    """Keep a job: by its button, or by the link that somebody pressed before they signed in."""
    job = found(board.job(vacancy_id, clock.today())).vacancy
    form = ButtonForm()
    pressed = returning.is_proof_of_saving(vacancy_id, request.args.get("proof", ""))
    if form.accepted() or (pressed and request.method == "GET"):
        code = rules.tracked(request.values.get("via", ""))
        returning.save(acting(), job.id, code)
        flash(_("You have saved this job"), "success")
        return redirect(_back(vacancy_id, code), 303)
    return render_template("vacancies/saved/save.html", form=form, job=job)


def _back(vacancy_id: str, code: str) -> str:
    """Whoever pressed in a list of results goes back to it, others to the job."""
    came = (request.referrer or "").removeprefix(request.host_url.rstrip("/"))
    search = url_for("vacancies_public.search")
    if came == search or came.startswith(f"{search}?"):
        return came
    return url_for("vacancies_public.job", vacancy_id=vacancy_id, via=code or None)


@doors.route("/jobs/<vacancy_id>/unsave", methods=["POST"])
@access.signed_in
def unsave(vacancy_id: str) -> ResponseReturnValue:
    """Let a job go, also one that has closed."""
    job = found(board.job(vacancy_id, clock.today())).vacancy
    returning.unsave(acting(), job.id)
    flash(_("The job is no longer saved"), "success")
    return redirect(url_for(".saved_jobs"), 303)
