"""The nightly figures, for those who watch the shortfall."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workforce.places import queries as places
from workforce.providers.states import Role
from workforce.staffing import queries
from workforce.staffing.policies import WATCHERS
from workforce.staffing.presenters.pages import RegionPage, ShortfallPage
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("staffing_sector", __name__)


@doors.route("/sector/shortfalls")
@access.roles(*WATCHERS)
def shortfalls() -> ResponseReturnValue:
    """The newest night: a map of the ten areas and the same as a table."""
    snapshot = queries.latest_snapshot()
    if snapshot is None:
        return render_template("staffing/sector/none_yet.html")
    page = ShortfallPage.of_snapshot(snapshot, places.regions(), queries.latest_release())
    return render_template("staffing/sector/shortfalls.html", page=page)


@doors.route("/sector/shortfalls/<slug>")
@access.roles(*WATCHERS)
def region(slug: str) -> ResponseReturnValue:
    """One region of the newest night with its authorities."""
    area = found(places.region_by_slug(slug))
    snapshot = queries.latest_snapshot()
    if snapshot is None:
        return render_template("staffing/sector/none_yet.html")
    actor = acting()
    only = actor.authority_codes if actor.roles == {Role.COMMISSIONER} else None
    watched = places.authorities_of_region(area, only)
    page = RegionPage.of_snapshot(snapshot, area, watched, queries.latest_release())
    return render_template("staffing/sector/region.html", page=page)
