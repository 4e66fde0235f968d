"""The employer's own form beside a job: put there, taken away."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.beside import OwnFormForm
from workforce.applications.presenters.beside import PaperLine
from workforce.applications.services.beside import papers as services
from workforce.core.translation import _
from workforce.documents import queries as files
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.queries import own
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("applications_own_form", __name__)


@doors.route("/vacancies/<vacancy_id>/own-form", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def own_form(vacancy_id: str) -> ResponseReturnValue:
    """Give candidates a form of the employer's own to fill in beside ours."""
    vacancy, form = found(own.vacancy_for(acting(), vacancy_id)), OwnFormForm()
    if form.accepted():
        with form.refusals():
            title = _("The employer’s own form")
            services.offer_own_form(
                acting(),
                vacancy,
                title=title,
                content=form.file.data.read(),
                says_no_place=bool(form.says_no_place.data),
            )
            flash(_("Candidates are asked to fill in your form"), "success")
            return redirect(url_for(".own_form", vacancy_id=vacancy_id), 303)
    kept = files.documents_of(services.OWN_FORM, [vacancy.id])
    paper = PaperLine.of(kept[-1]) if kept else None
    return render_template(
        "applications/beside/own_form.html", form=form, vacancy=vacancy, paper=paper
    )


@doors.route("/vacancies/<vacancy_id>/own-form/remove", methods=["POST"])
@access.roles(*RECRUITING)
def remove_own_form(vacancy_id: str) -> ResponseReturnValue:
    """Ask for no form of one's own any more."""
    services.withdraw_own_form(acting(), found(own.vacancy_for(acting(), vacancy_id)))
    flash(_("Candidates are no longer asked for your form"), "success")
    return redirect(url_for(".own_form", vacancy_id=vacancy_id), 303)
