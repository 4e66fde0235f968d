"""The board as anybody reads it."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.paging import page_number
from workforce.places import rules as places
from workforce.vacancies import schemas
from workforce.vacancies.forms import search as typed
from workforce.vacancies.models import BoardCampaign
from workforce.vacancies.presenters.filters import Running
from workforce.vacancies.presenters.job import JobPage
from workforce.vacancies.presenters.search import Board, SearchPage
from workforce.vacancies.queries import alike, board, conditions, facets, results
from workforce.vacancies.rules.search import Search
from workforce.web import access
from workforce.web.errors import found

doors = Blueprint("vacancies_public", __name__)


@doors.route("/jobs")
@access.public
def search() -> ResponseReturnValue:
    """Find a job by words, place and what else matters."""
    asked, today = typed.read(request.args), clock.today()
    running = conditions.campaigns_on(today)
    reading = asked.of_campaigns(one.slug for one in running)
    wanted = reading.search
    said = _board(wanted, today, running)
    page = SearchPage.of(reading, said, via=typed.via(request.args), is_over=reading is not asked)
    return render_template("vacancies/public/search.html", page=page)


def _board(wanted: Search, today: date, running: Sequence[BoardCampaign]) -> Board:
    councils = bool(wanted.filters.region_codes or wanted.filters.authority_codes)
    counts = facets.counted(wanted, today, councils=councils, campaigns=running)
    number = page_number(request.args.get("page"))
    listed = results.found(wanted, number, today, known=facets.total(counts))
    return Board(
        page=listed,
        further=results.further_places(listed.rows),
        counts=counts,
        campaigns=[Running(one.slug, one.name) for one in running],
        wider=results.wider(wanted, today) if not listed.total else (),
    )


@doors.route("/jobs/<vacancy_id>")
@access.public
def job(vacancy_id: str) -> ResponseReturnValue:
    """One job."""
    today = clock.today()
    shown = found(board.shown(vacancy_id, today))
    advert = shown.vacancy
    further = results.further_places([advert]).get(advert.id, [])
    page = JobPage(
        advert=advert,
        standing=shown.standing,
        seen_from=places.resolve(request.args.get("location")),
        canonical=schemas.address_of(advert),
        posting=lambda: schemas.posting(advert, further).model_dump(),
        further=tuple(further),
        alike=alike.similar(advert, today),
        via=typed.via(request.args),
    )
    answer = make_response(render_template("vacancies/public/job.html", page=page))
    if not shown.is_open:
        answer.headers["X-Robots-Tag"] = "noindex"
    return answer
