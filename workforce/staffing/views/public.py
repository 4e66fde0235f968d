"""The latest release, for anyone."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from workforce.places import queries as places
from workforce.staffing import queries
from workforce.staffing.presenters.files import (
    file_name,
    leaving_csv,
    leaving_files,
    release_csv,
)
from workforce.staffing.presenters.pages import RegionPage, ShortfallPage
from workforce.web import access
from workforce.web.errors import found

doors = Blueprint("staffing_public", __name__)


@doors.route("/shortfalls")
@access.public
def shortfalls() -> ResponseReturnValue:
    """The latest release: a map of the ten areas and the same as a table."""
    release = queries.latest_release()
    if release is None:
        return render_template("staffing/public/none_yet.html")
    page = ShortfallPage.of_release(release, places.regions())
    return render_template("staffing/public/shortfalls.html", page=page)


@doors.route("/shortfalls/<slug>")
@access.public
def region(slug: str) -> ResponseReturnValue:
    """One region of the latest release."""
    area = found(places.region_by_slug(slug))
    release = queries.latest_release()
    if release is None:
        return render_template("staffing/public/none_yet.html")
    return render_template("staffing/public/region.html", page=RegionPage.of_release(release, area))


@doors.route("/shortfalls/data/")
@access.public
def data() -> ResponseReturnValue:
    """Every published month, and every year of why people left, as a file."""
    releases = queries.releases()
    files = [(release, file_name(release)) for release in releases]
    page = {"files": files, "years": leaving_files(releases)}
    return render_template("staffing/public/data.html", **page)


@doors.route("/shortfalls/data/<name>")
@access.public
def data_file(name: str) -> ResponseReturnValue:
    """One published month, or one year of why people left, as CSV."""
    releases = queries.releases()
    months = {file_name(one): (release_csv, one) for one in releases}
    years = {other: (leaving_csv, one) for other, one in leaving_files(releases).items()}
    written, release = found((months | years).get(name))
    answer = Response(written(release, places.regions()), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
