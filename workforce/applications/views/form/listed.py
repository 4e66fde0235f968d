"""Sections that list things: education, time since school, stays abroad and referees."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from workforce.applications.forms.whole import FORMS, FinishedForm, RemoveForm
from workforce.applications.presenters.sections import gap_of, href_of, lines_of
from workforce.applications.queries import form as queries
from workforce.applications.queries.form import Item
from workforce.applications.services import form as services
from workforce.applications.states import Section
from workforce.applications.views.form.blueprint import (
    doors,
    onwards,
    page_of,
    still_written,
    typed,
    written,
)
from workforce.checks.presenters.recruitment import history as spoken
from workforce.core import clock
from workforce.core.errors import NotFound
from workforce.core.translation import _, lazy
from workforce.web import access
from workforce.web.actor import acting

LISTED = "<any(education, history, overseas, referees):section>"


@doors.route(f"/applications/<application_id>/form/{LISTED}", methods=["GET", "POST"])
@access.signed_in
def listed(application_id: str, section: str) -> ResponseReturnValue:
    """See what a section lists so far, and say whether that is all."""
    row, kind, form = written(application_id), Section(section), FinishedForm()
    if form.accepted():
        finished = form.finished.data == "yes"
        with form.refusals():
            services.save_section(acting(), row, kind, complete=finished)
            flash(_("Saved"), "success")
            return onwards(row)
    whole = queries.whole(row)
    if kind is Section.HISTORY and whole.start is None:
        return redirect(f"{href_of(row, kind)}/start", 303)
    lines = lines_of(whole, kind, clock.today())
    page = page_of(row, kind)
    return render_template("applications/form/listed.html", form=form, page=page, lines=lines)


@doors.route(f"/applications/<application_id>/form/{LISTED}/add", methods=["GET", "POST"])
@access.signed_in
@access.keeps_answers
def add(application_id: str, section: str) -> ResponseReturnValue:
    """Add a course, a stretch of time, a stay or a referee."""
    row, kind = written(application_id), Section(section)
    form = FORMS[kind](**typed()).offer(spoken.countries() if kind is Section.OVERSEAS else [])
    form.begin(*gap_of(request.args.get("time", "")))
    if form.accepted():
        with form.refusals():
            services.add_item(acting(), row, kind, **form.details())
            flash(_("Added"), "success")
            return onwards(row, kind)
    return render_template("applications/form/add.html", form=form, page=page_of(row, kind))


def _item(section: str, item_id: str) -> Item:
    """A thing of one's own that a section of a form still being written lists."""
    row = queries.item_for(acting(), services.KINDS[Section(section)], item_id)
    if row is None:
        raise NotFound(lazy("Page not found"))
    still_written(row.application)
    return row


@doors.route(f"/application-form/{LISTED}/<item_id>", methods=["GET", "POST"])
@access.signed_in
@access.keeps_answers
def change(section: str, item_id: str) -> ResponseReturnValue:
    """Put right what a section lists."""
    item, kind = _item(section, item_id), Section(section)
    form = FORMS[kind](obj=item, **typed()).offer(
        spoken.countries() if kind is Section.OVERSEAS else []
    )
    form.show(item)
    if form.accepted():
        with form.refusals():
            services.change_item(acting(), item, **form.details())
            flash(_("Saved"), "success")
            return onwards(item.application, kind)
    page = page_of(item.application, kind)
    return render_template("applications/form/change.html", form=form, page=page)


@doors.route(f"/application-form/{LISTED}/<item_id>/remove", methods=["GET", "POST"])
@access.signed_in
def remove(section: str, item_id: str) -> ResponseReturnValue:
    """Take something out of a section again."""
    item, kind, form = _item(section, item_id), Section(section), RemoveForm()
    row = item.application
    if form.accepted():
        with form.refusals():
            services.remove_item(acting(), item)
            flash(_("Taken out"), "success")
            return onwards(row, kind)
    lines = lines_of(queries.whole(row), kind, clock.today())
    line = next(one for one in lines if getattr(one, "public_id", "") == item_id)
    return render_template(
        "applications/form/remove.html", form=form, page=page_of(row, kind), line=line
    )
