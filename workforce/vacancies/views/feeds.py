"""The board as machines that follow pages read it."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from workforce.core import clock, registry
from workforce.vacancies.forms import search as typed
from workforce.vacancies.presenters.feeds import (
    Addresses,
    Feed,
    jobs_to_find,
    pages_to_find,
    parts,
)
from workforce.vacancies.queries import board, landing, results
from workforce.vacancies.rules.search import asked
from workforce.vacancies.states import Sort
from workforce.web import access
from workforce.web.errors import found

FOLLOWED = 50
# A file of a sitemap may have 50,000 addresses.
MOST_LINKS = 49_000
MOST_PARTS = 1_000

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
    pages = pages_to_find(landing.jobs_by_role_and_region(today), today)
    jobs = board.links(today, limit=MOST_LINKS)
    if len(pages) + len(jobs) < MOST_LINKS:
        return _listed([*pages, *jobs_to_find(jobs)])
    files = parts(board.published_count(asked(), today), MOST_LINKS)
    return _listed(files=files)


@doors.route("/sitemaps/pages.xml")
@access.public
def sitemap_pages() -> ResponseReturnValue:
    """The part of a long list with everything but jobs."""
    today = clock.today()
    return _listed(pages_to_find(landing.jobs_by_role_and_region(today), today))


@doors.route("/sitemaps/jobs-<int:number>.xml")
@access.public
def sitemap_jobs(number: int) -> ResponseReturnValue:
    """One part of a long list of jobs."""
    offset = (min(number, MOST_PARTS) - 1) * MOST_LINKS
    jobs = board.links(clock.today(), limit=MOST_LINKS, offset=offset) if number else ()
    return _listed(jobs_to_find(found(jobs or None)))


def _listed(pages: Addresses = (), *, files: Sequence[str] = ()) -> Response:
    text = render_template("vacancies/feeds/sitemap.xml", pages=pages, files=files)
    return Response(text, mimetype="application/xml")


@doors.route("/robots.txt")
@access.public
def robots() -> ResponseReturnValue:
    """What search engines may read."""
    base = registry.settings().base_url
    text = render_template("vacancies/feeds/robots.txt", base=base)
    return Response(text, mimetype="text/plain")
