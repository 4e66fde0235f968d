"""The history's beginning, and time in it that nothing accounts for."""

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from workforce.applications.forms.whole import StartForm, TimeForm
from workforce.applications.presenters.sections import gap_in_words
from workforce.applications.queries import form as queries
from workforce.applications.services import form as services
from workforce.applications.states import Section
from workforce.applications.views.form.blueprint import doors, onwards, page_of, typed, written
from workforce.core import clock
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting


@doors.route("/applications/<application_id>/form/history/start", methods=["GET", "POST"])
@access.signed_in
@access.keeps_answers
def start(application_id: str) -> ResponseReturnValue:
    """Say from what day on the history is full."""
    row = written(application_id)
    known = queries.whole(row).details
    form = StartForm(data={"start": known.history_start if known else None}, **typed())
    if known is not None and form.starts_on.parts is None:
        form.starts_on.show(known.starts_on, exact=known.starts_exact)
    if form.accepted():
        with form.refusals():
            services.answer_start(acting(), row, **form.details())
            flash(_("Saved"), "success")
            return onwards(row, Section.HISTORY)
    page = page_of(row, Section.HISTORY)
    return render_template("applications/form/start.html", form=form, page=page)


@doors.route("/applications/<application_id>/form/history/time", methods=["GET", "POST"])
@access.signed_in
@access.keeps_answers
def time(application_id: str) -> ResponseReturnValue:
    """Explain time that nothing accounts for."""
    row = written(application_id)
    whole = queries.whole(row)
    key = request.args.get("time", "")
    gap = next((one for one in whole.gaps(clock.today()) if one.key == key), None)
    if gap is None:
        flash(_("This time is accounted for now"), "important")
        return onwards(row, Section.HISTORY)
    known = whole.explanation_of(gap)
    form = TimeForm(data={"explanation": known.explanation if known else ""}, **typed())
    if form.accepted():
        with form.refusals():
            said = form.explanation.data
            services.explain_gap(acting(), row, key=key, explanation=said)
            flash(_("Saved"), "success")
            return onwards(row, Section.HISTORY)
    page = page_of(row, Section.HISTORY)
    days = gap_in_words(key)
    return render_template("applications/form/time.html", form=form, page=page, days=days)
