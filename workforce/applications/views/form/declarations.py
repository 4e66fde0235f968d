"""The last sections of the form: declarations, and what would help at an interview."""

from flask import render_template
from flask.typing import ResponseReturnValue

from workforce.applications.forms.beside import AdjustmentForm, DeclarationForm
from workforce.applications.queries import beside
from workforce.applications.services.beside import declarations as services
from workforce.applications.states.beside import Guarantee, Related
from workforce.applications.views.form.blueprint import doors, onwards, page_of, typed, written
from workforce.web import access
from workforce.web.actor import acting


@doors.route("/applications/<application_id>/form/declarations", methods=["GET", "POST"])
@access.signed_in
@access.keeps_answers
def declarations(application_id: str) -> ResponseReturnValue:
    """Declare what matters, after it was said why and who reads it."""
    row = written(application_id)
    said = beside.declaration_of(row)
    form = DeclarationForm.of(said, **typed())
    if form.accepted():
        with form.refusals():
            related, words = Related(form.related.data), form.related_words.data or ""
            services.declare(acting(), row, related=related, words=words)
            return onwards(row)
    return render_template("applications/form/declarations.html", form=form, page=page_of(row))


@doors.route("/applications/<application_id>/form/adjustments", methods=["GET", "POST"])
@access.signed_in
@access.keeps_answers
def adjustments(application_id: str) -> ResponseReturnValue:
    """Say what would help at an interview, and ask for the one that is guaranteed."""
    row = written(application_id)
    said, guaranteed = beside.adjustment_of(row), row.vacancy.guarantees_interview
    known = {"words": said.words, "guarantee": said.guarantee} if said else {}
    form = AdjustmentForm.offered(guaranteed=guaranteed, data=known, **typed())
    if form.accepted():
        with form.refusals():
            asked = form.guarantee.data if guaranteed else None
            guarantee = Guarantee(asked) if asked else Guarantee.NO
            services.adjust(acting(), row, words=form.words.data or "", guarantee=guarantee)
            return onwards(row)
    return render_template("applications/form/adjustments.html", form=form, page=page_of(row))
