"""A recruiter writes an advert part by part and puts it before people."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from workforce.core import clock
from workforce.core.errors import NotFound
from workforce.core.translation import _, lazy
from workforce.providers.queries import homes
from workforce.vacancies import services
from workforce.vacancies.forms.asking import is_confirmed
from workforce.vacancies.forms.changing import PublishForm
from workforce.vacancies.forms.posting import FORMS, PlacesForm
from workforce.vacancies.models import Vacancy
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.presenters.posting import PUBLISHED_NOTES, PublishPage, Tasks
from workforce.vacancies.queries import own
from workforce.vacancies.queries.posting import funded, places
from workforce.vacancies.rules.particulars import SECTION_BITS
from workforce.vacancies.states import SECTION_NAMES, Section, VacancyState
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("vacancies_posting", __name__)


@doors.route("/vacancies/<vacancy_id>/write/<section>", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def section(vacancy_id: str, section: str) -> ResponseReturnValue:
    """Write one part of a draft."""
    row, part = _draft(vacancy_id), _part(section)
    said = services.particulars_of(row)
    form = FORMS[part].of(said, is_done=bool(row.sections_done & SECTION_BITS[part]))
    if form.accepted():
        with form.refusals():
            typed = form.into(said)
            services.write_section(acting(), row, part, typed, no_child=is_confirmed(form))
            return _onward(row)
    return render_template(
        "vacancies/posting/section.html", form=form, row=row, title=SECTION_NAMES[part]
    )


@doors.route("/vacancies/<vacancy_id>/places", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def posts_places(vacancy_id: str) -> ResponseReturnValue:
    """Say in which homes the posts of a draft are."""
    row, actor = _draft(vacancy_id), acting()
    offered = homes.homes_for(actor, *RECRUITING, open_only=True)
    lead, *further = [home.public_id for home in places.homes_of(row)]
    is_done = row.sections_done & SECTION_BITS[Section.PLACES]
    form = PlacesForm(home=lead, homes=further, posts_count=row.posts_count if is_done else None)
    form.offer(offered)
    if form.accepted():
        chosen = {home.public_id: home for home in offered}
        with form.refusals():
            wanted = [chosen[one] for one in form.chosen()]
            services.place(actor, row, wanted, posts_count=form.posts_count.data)
            return _onward(row)
    return render_template("vacancies/posting/posts_places.html", form=form, row=row)


@doors.route("/vacancies/<vacancy_id>/publish", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def publish(vacancy_id: str) -> ResponseReturnValue:
    """See an advert as candidates will, and let them see it."""
    actor, row, form = acting(), _draft(vacancy_id), PublishForm()
    if form.accepted():
        with form.refusals():
            state = services.publish(actor, row, above_funded_why=form.above_funded_why.data)
            flash(str(PUBLISHED_NOTES[state]), "success")
            return _to("vacancies_recruiter.vacancy", vacancy_id)
    today = clock.today()
    page = PublishPage.of(
        row,
        services.lacks(row, today),
        services.warnings(services.particulars_of(row), today),
        funded.above(row, today, posts_count=row.posts_count),
        services.employer_name_of(row),
    )
    return render_template("vacancies/posting/publish.html", form=form, page=page)


@doors.route("/vacancies/<vacancy_id>/unschedule", methods=["POST"])
@access.roles(*RECRUITING)
def unschedule(vacancy_id: str) -> ResponseReturnValue:
    """Turn a scheduled advert into a draft again."""
    services.unschedule(acting(), _own(vacancy_id))
    flash(_("The job is a draft again"), "success")
    return _to("vacancies_recruiter.vacancy", vacancy_id)


@doors.route("/vacancies/<vacancy_id>/everybody", methods=["POST"])
@access.roles(*RECRUITING)
def show_everybody(vacancy_id: str) -> ResponseReturnValue:
    """Publish now what waits for its day or is for own staff first."""
    services.show_everybody(acting(), _own(vacancy_id))
    flash(str(PUBLISHED_NOTES[VacancyState.LIVE]), "success")
    return _to("vacancies_recruiter.vacancy", vacancy_id)


@doors.route("/vacancies/<vacancy_id>/copy", methods=["POST"])
@access.roles(*RECRUITING)
def copy(vacancy_id: str) -> ResponseReturnValue:
    """Post a job again: a copy, of which the dates are to be said."""
    made = services.copy(acting(), _own(vacancy_id))
    return _onward(made)


@doors.route("/vacancies/<vacancy_id>/discard", methods=["POST"])
@access.roles(*RECRUITING)
def discard(vacancy_id: str) -> ResponseReturnValue:
    """Throw a draft away."""
    services.discard(acting(), _own(vacancy_id))
    flash(_("The draft is gone"), "success")
    return redirect(url_for("vacancies_recruiter.vacancies"), 303)


def _onward(row: Vacancy) -> Response:
    """The next part to write where one alone is left, the check once none is, else the list."""
    left = Tasks.left(row)
    if not left:
        return _to("vacancies_posting.publish", row.public_id)
    if left == [Section.DATES]:
        return redirect(Tasks.href(row.public_id, Section.DATES), 303)
    return _to("vacancies_recruiter.vacancy", row.public_id)


def _own(vacancy_id: str) -> Vacancy:
    return found(own.vacancy_for(acting(), vacancy_id))


def _draft(vacancy_id: str) -> Vacancy:
    row = _own(vacancy_id)
    if row.state is not VacancyState.DRAFT:
        raise NotFound(lazy("Page not found"))
    return row


def _part(named: str) -> Section:
    part = next((one for one in FORMS if one.value == named), None)
    return found(part)


def _to(door: str, vacancy_id: str) -> Response:
    return redirect(url_for(door, vacancy_id=vacancy_id), 303)
