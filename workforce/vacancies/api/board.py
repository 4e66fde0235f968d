"""The board for other systems."""

from urllib.parse import urlencode

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from workforce.core import clock, registry
from workforce.vacancies import schemas
from workforce.vacancies.queries import board
from workforce.web import access
from workforce.web.limits import limited
from workforce.web.openapi import BASE, Links, Meta, Operation, reads

PER_PAGE = 100
PATH = "/vacancies"
OPERATIONS = (
    Operation(
        path=PATH,
        name="listVacancies",
        summary="Live jobs, newest first, a hundred a page",
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
    """Live jobs, newest first, a hundred a page."""
    limited("api")
    today, search = clock.today(), query.search()
    total = board.published_count(search, today)
    jobs = board.published(search, today, limit=PER_PAGE, offset=(query.page - 1) * PER_PAGE)
    page = schemas.VacancyPage(
        data=[schemas.posting(job) for job in jobs],
        links=Links(next=_next(query) if query.page * PER_PAGE < total else None),
        meta=Meta(total=total),
    )
    return jsonify(page.model_dump(mode="json"))


def _next(query: schemas.VacancyQuery) -> str:
    asked = query.model_dump(mode="json", exclude_defaults=True)
    return (
        f"{registry.settings().base_url}{BASE}{PATH}?{urlencode({**asked, 'page': query.page + 1})}"
    )
