"""The board as anybody reads it."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.paging import page_number
from workforce.places import rules as places
from workforce.vacancies import schemas
from workforce.vacancies.forms import search as typed
from workforce.vacancies.models import BoardCampaign
from workforce.vacancies.presenters.filters import Running
from workforce.vacancies.presenters.job import JobPage
from workforce.vacancies.presenters.landing import LandingPage
from workforce.vacancies.presenters.search import Board, SearchPage
from workforce.vacancies.queries import alike, conditions, facets, results
from workforce.vacancies.queries import landing as landings
from workforce.vacancies.queries.posting import following, internal
from workforce.vacancies.queries.returning import saved
from workforce.vacancies.rules.figures import sources, visitors
from workforce.vacancies.rules.filters import read
from workforce.vacancies.rules.search import Search, asked
from workforce.vacancies.services import attention
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("vacancies_public", __name__)


@doors.route("/jobs")
@access.public
def search() -> ResponseReturnValue:
    """Find a job by words, place and what else matters."""
    said, today = typed.read(request.args), clock.today()
    running = conditions.campaigns_on(today)
    reading = said.of_campaigns(one.slug for one in running)
    wanted = reading.search
    answer = _board(wanted, today, running)
    page = SearchPage.of(reading, answer, via=typed.via(request.args), is_over=reading is not said)
    return render_template("vacancies/public/search.html", page=page)


@doors.route("/jobs/places.json")
@access.public
def place_suggestions() -> ResponseReturnValue:
    """Get places that begin with what was typed so far; each of them is known to the search."""
    answer = jsonify([choice.label for choice in places.suggest(request.args.get("q", ""))])
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


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
        saved=saved.saved_among(acting(), [row.id for row in listed.rows]),
    )


@doors.route("/jobs/<role>/<slug>")
@access.public
def landing(role: str, slug: str) -> ResponseReturnValue:
    """Jobs of one role in one region."""
    filters = read({"role": [role], "region": [slug]})
    search = found(asked(filters=filters) if filters.roles and filters.region_codes else None)
    today = clock.today()
    listed = results.found(search, 1, today)
    further = results.further_places(listed.rows)
    counted = landings.jobs_by_role_and_region(today)
    page = LandingPage.of(search, listed, further, counted)
    return render_template("vacancies/public/landing.html", page=page)


@doors.route("/jobs/<vacancy_id>")
@access.public
def job(vacancy_id: str) -> ResponseReturnValue:
    """One job."""
    today = clock.today()
    shown = found(internal.shown_to(acting(), vacancy_id, today))
    advert = shown.vacancy
    found(shown.is_open or not following.is_withheld(advert.id) or None)
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
    if not shown.is_open or page.is_first:
        answer.headers["X-Robots-Tag"] = "noindex"
    elif visitors.is_person(request.method, dict(request.headers)):
        via, referrer = request.args.get("via", ""), request.referrer or ""
        attention.note(vacancy_id, sources.came_from(via, referrer, request.host))
    return answer
