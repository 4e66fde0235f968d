"""A recruiter's own adverts: posting, publishing, changing and ending them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.providers.queries import homes
from workforce.vacancies import services
from workforce.vacancies.forms import ClosingDateForm, VacancyForm
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.presenters.recruiter import OwnVacancyPage, VacanciesPage
from workforce.vacancies.queries import own
from workforce.vacancies.states import VacancyState
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("vacancies_recruiter", __name__)


@doors.route("/vacancies")
@access.roles(*RECRUITING)
def vacancies() -> ResponseReturnValue:
    """See the adverts of the homes one recruits for."""
    asked = request.args.get("state", "")
    state = next((one for one in VacancyState if one.value == asked), None)
    number = page_number(request.args.get("page"))
    listed = own.vacancies_for(acting(), state=state, number=number)
    page = VacanciesPage.of(listed, own.counts_for(acting()), state)
    return render_template("vacancies/recruiter/vacancies.html", page=page)


@doors.route("/vacancies/new", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def post() -> ResponseReturnValue:
    """Write an advert."""
    actor, form = acting(), VacancyForm(posts_count=1)
    offered = homes.homes_for(actor, *RECRUITING, open_only=True)
    form.offer(offered)
    if form.accepted():
        home = found(homes.home_for(actor, form.home.data, *RECRUITING))
        with form.refusals():
            vacancy = services.post(actor, home, form.particulars())
            return _to("preview", vacancy.public_id)
    return render_template("vacancies/recruiter/post.html", form=form, homes=offered)


@doors.route("/vacancies/<vacancy_id>")
@access.roles(*RECRUITING)
def vacancy(vacancy_id: str) -> ResponseReturnValue:
    """See one's own advert and what can be done with it."""
    row = found(own.vacancy_for(acting(), vacancy_id))
    page = OwnVacancyPage.of(acting(), row, services.employer_name(row.organisation, row.home))
    return render_template("vacancies/recruiter/vacancy.html", page=page)


@doors.route("/vacancies/<vacancy_id>/change", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def change(vacancy_id: str) -> ResponseReturnValue:
    """Write a draft anew."""
    actor, row = acting(), found(own.vacancy_for(acting(), vacancy_id))
    form = VacancyForm.of(row)
    form.offer(homes.homes_for(actor, *RECRUITING, open_only=True))
    if form.accepted():
        home = found(homes.home_for(actor, form.home.data, *RECRUITING))
        with form.refusals():
            services.change(actor, row, home, form.particulars())
            return _to("preview", vacancy_id)
    return render_template("vacancies/recruiter/change.html", form=form, vacancy_id=vacancy_id)


@doors.route("/vacancies/<vacancy_id>/preview")
@access.roles(*RECRUITING)
def preview(vacancy_id: str) -> ResponseReturnValue:
    """See an advert as candidates will, before it is live."""
    row = found(own.vacancy_for(acting(), vacancy_id))
    page = OwnVacancyPage.of(acting(), row, services.employer_name(row.organisation, row.home))
    return render_template("vacancies/recruiter/preview.html", page=page)


@doors.route("/vacancies/<vacancy_id>/publish", methods=["POST"])
@access.roles(*RECRUITING)
def publish(vacancy_id: str) -> ResponseReturnValue:
    """Let everybody see an advert."""
    services.publish(acting(), found(own.vacancy_for(acting(), vacancy_id)))
    flash(_("The job is live"), "success")
    return _to("vacancy", vacancy_id)


@doors.route("/vacancies/<vacancy_id>/closing-date", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def closing_date(vacancy_id: str) -> ResponseReturnValue:
    """Let a live advert close on another day."""
    row = found(own.vacancy_for(acting(), vacancy_id))
    form = ClosingDateForm(closes_on=row.closes_on)
    if form.accepted():
        with form.refusals():
            services.change_closing_day(acting(), row, form.closes_on.data)
            flash(_("The closing date is changed"), "success")
            return _to("vacancy", vacancy_id)
    return render_template(
        "vacancies/recruiter/closing_date.html", form=form, vacancy_id=vacancy_id
    )


@doors.route("/vacancies/<vacancy_id>/end", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def end(vacancy_id: str) -> ResponseReturnValue:
    """End a live advert early."""
    row = found(own.vacancy_for(acting(), vacancy_id))
    if request.method == "POST":
        services.end(acting(), row)
        flash(_("The job is closed"), "success")
        return _to("vacancy", vacancy_id)
    return render_template("vacancies/recruiter/end.html", vacancy_id=vacancy_id, title=row.title)


@doors.route("/vacancies/<vacancy_id>/discard", methods=["POST"])
@access.roles(*RECRUITING)
def discard(vacancy_id: str) -> ResponseReturnValue:
    """Throw a draft away."""
    services.discard(acting(), found(own.vacancy_for(acting(), vacancy_id)))
    flash(_("The draft is gone"), "success")
    return redirect(url_for("vacancies_recruiter.vacancies"), 303)


def _to(door: str, vacancy_id: str) -> Response:
    return redirect(url_for(f"vacancies_recruiter.{door}", vacancy_id=vacancy_id), 303)
