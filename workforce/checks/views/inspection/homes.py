"""Doors for whoever answers to an inspector: packs of a home, and views that end."""

from datetime import date

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks.forms.inspection import InspectionViewForm, PackForm
from workforce.checks.policies import INSPECTION_KEEPERS
from workforce.checks.presenters import inspection as shown
from workforce.checks.queries import inspection as queries
from workforce.checks.services import inspection as services
from workforce.core import clock
from workforce.core.translation import _
from workforce.providers.models import Home
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("checks_inspection", __name__)


@doors.route("/homes/<home_id>/inspection", methods=["GET", "POST"])
@access.roles(*INSPECTION_KEEPERS)
def inspection(home_id: str) -> ResponseReturnValue:
    """See the views made of a home, and make one for a named inspector."""
    home = found(queries.inspected_home(acting(), home_id))
    form, made = InspectionViewForm(as_at=clock.today()), None
    if form.accepted():
        limited("code", str(acting().person_id))
        with form.refusals():
            made = services.make_view(
                acting(),
                home,
                inspector_name=form.inspector_name.data,
                inspector_of=form.inspector_of.data,
                as_at=form.as_at.data,
            )
            form = InspectionViewForm(formdata=None, as_at=clock.today())
            home = found(queries.inspected_home(acting(), home_id))
    page = shown.InspectionPage.of(home, queries.views_of(home), clock.now())
    return render_template(
        "checks/inspection/inspection.html",
        form=form,
        page=page,
        made=shown.MadeView.of(*made) if made else None,
    )


@doors.route("/homes/<home_id>/inspection/<inspection_view_id>")
@access.roles(*INSPECTION_KEEPERS)
def looks(home_id: str, inspection_view_id: str) -> ResponseReturnValue:
    """See every page that an inspector opened in a view, and when."""
    home = found(queries.inspected_home(acting(), home_id))
    view = found(queries.view_of(home, inspection_view_id))
    lines = [shown.LookLine.of(row) for row in queries.looks_of(view)]
    page = shown.ViewLine.of(view, clock.now())
    return render_template(
        "checks/inspection/looks.html", home=home, view=page, lines=lines, home_id=home_id
    )


@doors.route("/homes/<home_id>/inspection/<inspection_view_id>/end", methods=["POST"])
@access.roles(*INSPECTION_KEEPERS)
def end(home_id: str, inspection_view_id: str) -> ResponseReturnValue:
    """End a view early."""
    home = found(queries.inspected_home(acting(), home_id))
    services.end_view(acting(), found(queries.view_of(home, inspection_view_id)))
    flash(_("The view has ended"), "success")
    return redirect(url_for("checks_inspection.inspection", home_id=home_id), 303)


@doors.route("/homes/<home_id>/inspection-pack", methods=["GET", "POST"])
@access.roles(*INSPECTION_KEEPERS)
def pack(home_id: str) -> ResponseReturnValue:
    """Make the pack of a home as at a day: a summary, an index and the file of every person."""
    home = found(queries.inspected_home(acting(), home_id))
    form = PackForm(as_at=clock.today())
    if form.accepted():
        limited("export", str(acting().person_id))
        with form.refusals():
            return _pack(home, form.as_at.data)
    return render_template("checks/inspection/pack.html", form=form, home=home, home_id=home_id)


def _pack(home: Home, day: date) -> Response:
    """The archive; that each file was opened is written down before it is made."""
    moment, public_id = clock.now(), home.public_id
    opened = services.open_pack(acting(), home, day)
    content = shown.pack_zip(opened, moment)
    name = shown.file_name(
        f"inspection-pack-{public_id}-{day.isoformat()}", opened.home.source, "zip"
    )
    answer = Response(content, mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
