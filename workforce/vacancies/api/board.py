"""The board for other systems."""

from urllib.parse import urlencode

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from workforce.core import clock, registry
from workforce.vacancies import schemas
from workforce.vacancies.queries import board, results
from workforce.web import access
from workforce.web.limits import limited
from workforce.web.openapi import BASE, Links, Meta, Operation, reads

PER_PAGE = 100
PATH = "/vacancies"
OPERATIONS = (
    Operation(
        path=PATH,
        name="listVacancies",
        summary="Live jobs, a hundred a page, newest first unless asked otherwise",
        answer=schemas.VacancyPage,
        query=schemas.VacancyQuery,
    ),
)

doors = Blueprint("vacancies_api", __name__, url_prefix=BASE)
BLUEPRINTS = (doors,)


@doors.route(PATH)
@reads(schemas.VacancyQuery)
@access.public
def vacancies(query: schemas.VacancyQuery) -> ResponseReturnValue:
    """Live jobs of a search, a hundred a page."""
    limited("api")
    today, search = clock.today(), query.search()
    total = board.published_count(search, today)
    jobs = board.published(search, today, limit=PER_PAGE, offset=(query.page - 1) * PER_PAGE)
    further = results.further_places(jobs)
    page = schemas.VacancyPage(
        data=[schemas.posting(job, further.get(job.id, ())) for job in jobs],
        links=Links(next=_next(query) if query.page * PER_PAGE < total else None),
        meta=Meta(total=total),
    )
    return jsonify(page.model_dump(mode="json"))


def _next(query: schemas.VacancyQuery) -> str:
    asked = urlencode([*query.pairs, ("page", query.page + 1)])
    return f"{registry.settings().base_url}{BASE}{PATH}?{asked}"
