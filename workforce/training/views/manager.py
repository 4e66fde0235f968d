"""Doors for those who keep or read the training of a provider's people."""

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.translation import _
from workforce.training import policies
from workforce.training.forms import CompletionForm, StrikeOutForm
from workforce.training.presenters import files
from workforce.training.presenters.courses import topic_choices
from workforce.training.presenters.matrix import HomeLine, MatrixPage, share_of
from workforce.training.presenters.records import CompletionLine, RecordPage
from workforce.training.queries import figures, records, standings
from workforce.training.services import completions as services
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("training_manager", __name__)


@doors.route("/training-records")
@access.roles(*policies.READERS)
def homes() -> ResponseReturnValue:
    """See each home's share of training in date."""
    actor, today = acting(), clock.today()
    rows = records.homes_for(actor)
    known = figures.training_validity_by_home(today, actor.organisation_id) if rows else []
    lines = HomeLine.all_of(rows, known)
    return render_template(
        "training/manager/homes.html", homes=lines, share=share_of(lines), day=today
    )


@doors.route("/homes/<home_id>/training")
@access.roles(*policies.READERS)
def matrix(home_id: str) -> ResponseReturnValue:
    """See a home's people by the topics they need."""
    home, today = found(records.home_for(acting(), home_id)), clock.today()
    people = standings.standings_at(acting(), home, today)
    return render_template("training/manager/matrix.html", page=MatrixPage.of(home, people, today))


@doors.route("/homes/<home_id>/training.csv")
@access.roles(*policies.READERS)
def export(home_id: str) -> ResponseReturnValue:
    """Take a home's training away as a file."""
    limited("export", str(acting().person_id))
    home, today = found(records.home_for(acting(), home_id)), clock.today()
    text = files.matrix_csv(home, standings.standings_at(acting(), home, today), today)
    name = files.file_name(home, today)
    return Response(
        text.encode("utf-8-sig"),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@doors.route("/people/<person_in_post_id>/training")
@access.roles(*policies.READERS)
def record(person_in_post_id: str) -> ResponseReturnValue:
    """See one person's training: what their roles need, and all that was recorded."""
    person = found(records.person_for(acting(), person_in_post_id))
    page = RecordPage.of(acting(), standings.standing_of(person, clock.today()))
    return render_template("training/manager/record.html", page=page)


@doors.route("/people/<person_in_post_id>/training/add", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def add(person_in_post_id: str) -> ResponseReturnValue:
    """Record training that a person completed."""
    person = found(records.person_for(acting(), person_in_post_id, policies.KEEPERS))
    form = CompletionForm()
    form.topic.choices = topic_choices()
    if form.accepted():
        with form.refusals():
            services.record(acting(), person, **_details(form))
            flash(_("Training recorded"), "success")
            return redirect(url_for(".record", person_in_post_id=person_in_post_id), 303)
    return render_template(
        "training/manager/add.html", form=form, name=person.name, person_id=person_in_post_id
    )


@doors.route("/completions/<completion_id>/strike-out", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def strike_out(completion_id: str) -> ResponseReturnValue:
    """Strike out what was recorded by mistake."""
    row = found(records.completion_for(acting(), completion_id))
    person_id, form = row.person_in_post.public_id, StrikeOutForm()
    if form.accepted():
        with form.refusals():
            services.strike_out(acting(), row, reason=form.reason.data)
            flash(
                _("The record is struck out. It stays readable and counts for nothing"), "success"
            )
            return redirect(url_for(".record", person_in_post_id=person_id), 303)
    return render_template(
        "training/manager/strike_out.html",
        form=form,
        line=CompletionLine.of(row, acting()),
        person_id=person_id,
    )


def _details(form: CompletionForm) -> dict[str, Any]:
    names = ("topic", "course_title", "completed_on", "delivery", "provider_name", "accredited")
    return {name: form[name].data for name in names}
