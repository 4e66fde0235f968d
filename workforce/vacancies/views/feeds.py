"""The board as machines that follow pages read it."""

from dataclasses import replace

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from workforce.core import clock, registry
from workforce.vacancies.forms import search as typed
from workforce.vacancies.presenters.feeds import Feed, pages_to_find
from workforce.vacancies.queries import board, landing, results
from workforce.vacancies.states import Sort
from workforce.web import access

FOLLOWED = 50
MOST_LINKS = 49_000

doors = Blueprint("vacancies_feeds", __name__)


@doors.route("/jobs/feed.atom")
@access.public
def atom() -> ResponseReturnValue:
    """The newest jobs of a search, to follow."""
    wanted = replace(typed.search_of(request.args), sort=Sort.NEWEST)
    jobs = board.published(wanted, clock.today(), limit=FOLLOWED)
    text = render_template(
        "vacancies/feeds/atom.xml", feed=Feed.of(wanted, jobs, results.further_places(jobs))
    )
    return Response(text, mimetype="application/atom+xml")


@doors.route("/sitemap.xml")
@access.public
def sitemap() -> ResponseReturnValue:
    """Every page that search engines should know."""
    today = clock.today()
    jobs = board.links(today, limit=MOST_LINKS)
    pages = pages_to_find(jobs, landing.jobs_by_role_and_region(today))
    text = render_template("vacancies/feeds/sitemap.xml", pages=pages)
    return Response(text, mimetype="application/xml")


@doors.route("/robots.txt")
@access.public
def robots() -> ResponseReturnValue:
    """What search engines may read."""
    base = registry.settings().base_url
    text = render_template("vacancies/feeds/robots.txt", base=base)
    return Response(text, mimetype="text/plain")
