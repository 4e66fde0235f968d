"""The board as anybody reads it."""

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.paging import page_number
from workforce.places import rules as places
from workforce.vacancies import forms, schemas
from workforce.vacancies.presenters.job import JobPage
from workforce.vacancies.presenters.search import SearchPage
from workforce.vacancies.queries import board, results
from workforce.web import access
from workforce.web.errors import found

doors = Blueprint("vacancies_public", __name__)


@doors.route("/jobs")
@access.public
def search() -> ResponseReturnValue:
    """Find a job by words, place and role."""
    wanted, today = forms.search_of(request.args), clock.today()
    listed = results.found(wanted, page_number(request.args.get("page")), today)
    wider = results.wider(wanted, today) if not listed.total else ()
    page = SearchPage.of(wanted, listed, wider)
    return render_template("vacancies/public/search.html", page=page)


@doors.route("/jobs/<vacancy_id>")
@access.public
def job(vacancy_id: str) -> ResponseReturnValue:
    """One job."""
    shown = found(board.shown(vacancy_id, clock.today()))
    page = JobPage(
        advert=shown.vacancy,
        standing=shown.standing,
        seen_from=places.resolve(request.args.get("location")),
        canonical=schemas.address_of(shown.vacancy),
        posting=lambda: schemas.posting(shown.vacancy).model_dump(),
    )
    answer = make_response(render_template("vacancies/public/job.html", page=page))
    if not shown.is_open:
        answer.headers["X-Robots-Tag"] = "noindex"
    return answer
