"""The applicants for one job: as a list, as a board and as a table."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from workforce.applications.forms.together.applicants import ApplicantsForm, ChosenForm
from workforce.applications.presenters.together.applicants import ApplicantsPage
from workforce.applications.presenters.together.files import applicants_csv, applicants_zip
from workforce.applications.queries.form import wholes
from workforce.applications.queries.together import applicants as queries
from workforce.applications.rules.applicants import Order, Wanted
from workforce.applications.views.recruiter.applicant import doors
from workforce.core import clock
from workforce.core.paging import Page, page_number
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.queries import own
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found


@doors.route("/vacancies/<vacancy_id>/applicants")
@access.roles(*RECRUITING)
def applicants(vacancy_id: str) -> ResponseReturnValue:
    """Look through those who applied, as a list or as a board."""
    actor, vacancy = acting(), found(own.vacancy_for(acting(), vacancy_id))
    form = ApplicantsForm(formdata=request.args)
    form.offer(queries.sources_for(actor, vacancy))
    wanted = form.wanted(anonymous=vacancy.is_anonymous)
    board = request.args.get("view") == "board"
    most = queries.MOST_AT_ONCE if board else queries.PER_PAGE
    number = 1 if board else page_number(request.args.get("page"))
    rows = queries.applicants_for(actor, vacancy, wanted, number=number, per_page=most)
    page = ApplicantsPage.of(
        vacancy,
        rows,
        queries.counts_for(actor, vacancy),
        wanted,
        board=board,
        page=Page(rows.rows, rows.number, most, rows.total),
        unread_count=queries.unread_among(actor, vacancy),
    )
    return render_template(
        "applications/recruiter/applicants.html", page=page, filters=form, form=ChosenForm()
    )


@doors.route("/vacancies/<vacancy_id>/applicants.csv")
@access.roles(*RECRUITING)
def applicants_table(vacancy_id: str) -> ResponseReturnValue:
    """Take the applicants away as a table, in an order that tells nothing."""
    actor, vacancy = acting(), found(own.vacancy_for(acting(), vacancy_id))
    rows = queries.applicants_for(
        actor, vacancy, Wanted(order=Order.NAME), per_page=queries.MOST_AT_ONCE
    )
    return _file("applicants.csv", "text/csv", applicants_csv(rows.rows))


@doors.route("/vacancies/<vacancy_id>/applicants.zip")
@access.roles(*RECRUITING)
def applicants_archive(vacancy_id: str) -> ResponseReturnValue:
    """Take the forms of one page of applicants away as documents."""
    actor, vacancy = acting(), found(own.vacancy_for(acting(), vacancy_id))
    rows = queries.read_for(actor, vacancy, number=page_number(request.args.get("page")))
    forms = wholes(rows)
    return _file(
        "applicants.zip",
        "application/zip",
        applicants_zip(actor, [forms[one.id] for one in rows], clock.now()),
    )


def _file(name: str, mimetype: str, content: str | bytes) -> Response:
    answer = Response(content, mimetype=mimetype)
    answer.headers["Content-Disposition"] = f"attachment; filename={name}"
    return answer
