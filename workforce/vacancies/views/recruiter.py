"""Recruiters see their adverts, begin new ones, and change what people have seen."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from workforce.core import clock
from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.providers.queries import homes
from workforce.vacancies import services
from workforce.vacancies.forms.asking import is_confirmed
from workforce.vacancies.forms.changing import (
    ClosingDateForm,
    EndForm,
    OutcomeForm,
    PostsForm,
    RelistForm,
)
from workforce.vacancies.forms.posting import StartForm
from workforce.vacancies.models import Vacancy
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.presenters.recruiter import OwnVacancyPage, VacanciesPage
from workforce.vacancies.queries import own
from workforce.vacancies.queries.posting import places
from workforce.vacancies.queries.posting import posts as post_queries
from workforce.vacancies.rules import particulars as rules
from workforce.vacancies.states import Shelf
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("vacancies_recruiter", __name__)


@doors.route("/vacancies")
@access.roles(*RECRUITING)
def vacancies() -> ResponseReturnValue:
    """See the adverts of the homes one recruits for."""
    asked = request.args.get("state", "")
    actor, shelf = acting(), next((one for one in Shelf if one.value == asked), None)
    number = page_number(request.args.get("page"))
    listed = own.vacancies_for(actor, shelf=shelf, number=number)
    waiting = own.waiting_among(listed.rows)
    page = VacanciesPage.of(actor, listed, own.counts_for(actor), waiting, shelf)
    return render_template("vacancies/recruiter/vacancies.html", page=page)


@doors.route("/vacancies/new", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def post() -> ResponseReturnValue:
    """Begin an advert with its title and its home."""
    actor, form = acting(), StartForm()
    offered = homes.homes_for(actor, *RECRUITING, open_only=True)
    form.offer(offered)
    if form.accepted():
        home = found(homes.home_for(actor, form.home.data, *RECRUITING))
        with form.refusals():
            title, no_child = form.title.data, is_confirmed(form)
            return _to(services.start_draft(actor, home, title, no_child=no_child))
    return render_template("vacancies/recruiter/post.html", form=form, homes=offered)


@doors.route("/vacancies/<vacancy_id>")
@access.roles(*RECRUITING)
def vacancy(vacancy_id: str) -> ResponseReturnValue:
    """See one's own advert: the parts still to write, or what can be done with it."""
    row = _own(vacancy_id)
    page = OwnVacancyPage.of(
        acting(),
        row,
        places.homes_of(row),
        post_queries.posts_of(row.id),
        post_queries.closing_changes(row.id),
    )
    return render_template("vacancies/recruiter/vacancy.html", page=page)


@doors.route("/vacancies/<vacancy_id>/closing-date", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def closing_date(vacancy_id: str) -> ResponseReturnValue:
    """Let a live advert close on another day."""
    row = _own(vacancy_id)
    form = ClosingDateForm(closes_on=row.closes_on)
    if form.accepted():
        with form.refusals():
            why = form.reason.data.value
            services.change_closing_day(acting(), row, form.closes_on.data, reason=why)
            flash(_("The closing date is changed"), "success")
            return _to(row)
    return render_template("vacancies/recruiter/closing_date.html", form=form, row=row)


@doors.route("/vacancies/<vacancy_id>/posts", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def posts(vacancy_id: str) -> ResponseReturnValue:
    """Let a live advert be for more posts or for fewer."""
    row = _own(vacancy_id)
    form = PostsForm(posts_count=row.posts_count)
    if form.accepted():
        with form.refusals():
            why = form.above_funded_why.data
            count = form.posts_count.data
            services.change_posts(acting(), row, count, above_funded_why=why)
            flash(_("The number of posts is changed"), "success")
            return _to(row)
    if not form.above_funded_why.errors:
        del form.above_funded_why
    return render_template("vacancies/recruiter/posts.html", form=form, row=row)


@doors.route("/vacancies/<vacancy_id>/end", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def end(vacancy_id: str) -> ResponseReturnValue:
    """End an advert early and say how its posts ended."""
    row, form = _own(vacancy_id), EndForm()
    if form.accepted():
        with form.refusals():
            services.end(acting(), row, outcome=form.said(), why=form.why.data)
            flash(_("The job is closed"), "success")
            return _to(row)
    return render_template("vacancies/recruiter/end.html", form=form, row=row)


@doors.route("/vacancies/<vacancy_id>/outcome", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def outcome(vacancy_id: str) -> ResponseReturnValue:
    """Say how each post of a job that has closed was filled."""
    row, actor = _own(vacancy_id), acting()
    left = post_queries.left_count(row)
    form = OutcomeForm(posts_count=left)
    if form.accepted():
        with form.refusals():
            said = form.said()
            if said is None:
                services.ask_later(actor, row)
                return _to(row)
            services.record(
                actor, row, outcome=said, why=form.why.data, count=form.posts_count.data
            )
            flash(_("Thank you. It is recorded"), "success")
            return _to(row)
    return render_template("vacancies/recruiter/outcome.html", form=form, row=row, left=left)


@doors.route("/vacancies/<vacancy_id>/open-again", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def relist(vacancy_id: str) -> ResponseReturnValue:
    """Open a job that closed again, under the same link."""
    row = _own(vacancy_id)
    form = RelistForm(closes_on=clock.today() + rules.USUAL_ADVERT)
    if form.accepted():
        with form.refusals():
            day, why = form.closes_on.data, form.above_funded_why.data
            services.relist(acting(), row, day, above_funded_why=why)
            flash(_("The job is live again"), "success")
            return _to(row)
    if not form.above_funded_why.errors:
        del form.above_funded_why
    return render_template("vacancies/recruiter/relist.html", form=form, row=row)


def _own(vacancy_id: str) -> Vacancy:
    return found(own.vacancy_for(acting(), vacancy_id))


def _to(row: Vacancy) -> Response:
    return redirect(url_for("vacancies_recruiter.vacancy", vacancy_id=row.public_id), 303)
