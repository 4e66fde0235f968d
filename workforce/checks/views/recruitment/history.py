"""Doors for a person's history: earlier posts, why they ended, and gaps."""

from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.forms import (
    ConfirmForm,
    EarlierPostForm,
    GapForm,
    HistoryStartForm,
    LeavingForm,
)
from workforce.checks.models import Appointment, EarlierPost, GapJudgement
from workforce.checks.policies import READERS
from workforce.checks.presenters import recruitment as presenters
from workforce.checks.queries import recruitment as records
from workforce.checks.services import recruitment as services
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.fields import Choice

doors = Blueprint("checks_history", __name__)


@doors.route("/appointments/<appointment_id>/history", methods=["GET", "POST"])
@access.roles(*READERS)
def history(appointment_id: str) -> ResponseReturnValue:
    """See a history and its gaps, and say that it is complete."""
    row = found(queries.appointment_for(acting(), appointment_id))
    form = ConfirmForm()
    if form.accepted():
        with form.refusals():
            services.declare_complete(acting(), row)
            flash(_("Recorded as complete. A second person verifies it"), "success")
            return _to_history(row)
    return render_template("checks/recruitment/history.html", form=form, page=_page(row))


@doors.route("/appointments/<appointment_id>/history/start", methods=["GET", "POST"])
@access.roles(*READERS)
def history_start(appointment_id: str) -> ResponseReturnValue:
    """Say from what day on a history is full."""
    row = found(queries.appointment_for(acting(), appointment_id))
    form = HistoryStartForm.of(records.history_of(row.id))
    if form.accepted():
        with form.refusals():
            services.set_start(acting(), row, **form.details())
            flash(_("Recorded"), "success")
            return _to_history(row)
    return render_template("checks/recruitment/history_start.html", form=form, row=row)


@doors.route("/appointments/<appointment_id>/history/add", methods=["GET", "POST"])
@access.roles(*READERS)
def add_earlier_post(appointment_id: str) -> ResponseReturnValue:
    """Add an earlier post, or other time that was occupied."""
    row = found(queries.appointment_for(acting(), appointment_id))
    form = EarlierPostForm()
    if form.accepted():
        with form.refusals():
            services.add_post(acting(), row, **form.details())
            flash(_("Added to the history"), "success")
            return _to_history(row)
    return render_template("checks/recruitment/add_earlier_post.html", form=form, row=row)


@doors.route("/earlier-posts/<earlier_post_id>/change", methods=["GET", "POST"])
@access.roles(*READERS)
def change_earlier_post(earlier_post_id: str) -> ResponseReturnValue:
    """Put right one stretch of a history."""
    post = found(records.earlier_post_for(acting(), earlier_post_id))
    form = EarlierPostForm.of(post)
    if form.accepted():
        with form.refusals():
            services.change_post(acting(), post, **form.details())
            flash(_("Changed. Whoever said that the history is complete says so again"), "success")
            return _to_history(post.appointment)
    return render_template(
        "checks/recruitment/change_earlier_post.html", form=form, row=post.appointment
    )


@doors.route("/earlier-posts/<earlier_post_id>/remove", methods=["GET", "POST"])
@access.roles(*READERS)
def remove_earlier_post(earlier_post_id: str) -> ResponseReturnValue:
    """Take one stretch out of a history."""
    post = found(records.earlier_post_for(acting(), earlier_post_id))
    form = ConfirmForm()
    if form.accepted():
        row = post.appointment
        with form.refusals():
            services.remove_post(acting(), post)
            flash(_("Taken out of the history"), "success")
            return _to_history(row)
    return render_template(
        "checks/recruitment/remove_earlier_post.html",
        form=form,
        row=post.appointment,
        post=_of(post),
    )


@doors.route("/earlier-posts/<earlier_post_id>/leaving", methods=["GET", "POST"])
@access.roles(*READERS)
def leaving(earlier_post_id: str) -> ResponseReturnValue:
    """Record what came of asking why an earlier post ended."""
    post = found(records.earlier_post_for(acting(), earlier_post_id))
    form = LeavingForm.of(post)
    if form.accepted():
        with form.refusals():
            services.record_leaving(acting(), post, **form.details())
            flash(_("Recorded. A second person verifies it"), "success")
            return _to_history(post.appointment)
    return render_template(
        "checks/recruitment/leaving.html", form=form, row=post.appointment, post=_of(post)
    )


@doors.route("/appointments/<appointment_id>/history/gaps", methods=["GET", "POST"])
@access.roles(*READERS)
def judge_gap(appointment_id: str) -> ResponseReturnValue:
    """Keep the written explanation of a gap, and judge it."""
    row = found(queries.appointment_for(acting(), appointment_id))
    gaps = {gap.from_on.isoformat(): gap for gap in records.gaps_of(row)}
    choices = [Choice(key, presenters.gap_words(gap.key)) for key, gap in gaps.items()]
    asked = request.args.get("gap", "")
    written = {one.from_on.isoformat(): one.explanation for one in _judgements(row)}
    form = GapForm(explanation=written.get(asked)).offer(choices, asked)
    if form.accepted():
        with form.refusals():
            said = {"explanation": form.explanation.data, "satisfactory": form.satisfactory}
            services.judge_gap(acting(), row, from_on=date.fromisoformat(form.gap.data), **said)
            flash(_("Recorded. A second person verifies it"), "success")
            return _to_history(row)
    return render_template("checks/recruitment/judge_gap.html", form=form, row=row, gaps=gaps)


def _judgements(row: Appointment) -> list[GapJudgement]:
    """What is written of the gaps, by the candidate when they applied or here."""
    return records.gap_judgements_of(row.id)


def _of(post: EarlierPost) -> presenters.PostLine:
    return presenters.PostLine.of(post, presenters.not_yet(post.appointment))


def _page(row: Appointment) -> presenters.HistoryPage:
    return presenters.HistoryPage.of(
        row,
        records.history_of(row.id),
        records.earlier_posts_of(row.id),
        records.gaps_of(row),
        _judgements(row),
        may_change=records.may_change_history(row),
    )


def _to_history(row: Appointment) -> ResponseReturnValue:
    return redirect(url_for("checks_history.history", appointment_id=row.public_id), 303)
