"""Doors of safeguarding concerns, for the person’s employer alone."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.forms.concerns import CloseConcernForm, ConcernForm, TaskForm
from workforce.checks.models import Concern
from workforce.checks.policies import READERS, TENDERS
from workforce.checks.presenters.concerns import ConcernLine, ConcernPage, TaskLine
from workforce.checks.queries import concerns as reading
from workforce.checks.services import concerns as services
from workforce.core import clock
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("checks_concerns", __name__)


@doors.route("/concerns")
@access.roles(*TENDERS)
def concerns() -> ResponseReturnValue:
    """See the concerns that stop somebody, or all."""
    every = request.args.get("all") == "1"
    rows = reading.concerns_for(acting(), live=not every)
    lines = [ConcernLine.of(row, clock.today()) for row in rows]
    return render_template("checks/concerns/concerns.html", lines=lines, every=every)


@doors.route("/appointments/<appointment_id>/concern", methods=["GET", "POST"])
@access.roles(*READERS)
def raise_concern(appointment_id: str) -> ResponseReturnValue:
    """Open a concern about somebody with an appointment."""
    row = found(queries.appointment_for(acting(), appointment_id))
    back = url_for("checks_manager.appointment", appointment_id=appointment_id)
    return _raise(services.About(appointment=row, spell=row.person_in_post), back)


@doors.route("/people/<person_in_post_id>/concern", methods=["GET", "POST"])
@access.roles(*READERS)
def raise_concern_about_person(person_in_post_id: str) -> ResponseReturnValue:
    """Open a concern about somebody who is or was in post."""
    row = found(queries.person_for(acting(), person_in_post_id))
    back = url_for("checks_people.person_checks", person_in_post_id=person_in_post_id)
    return _raise(services.About(spell=row), back)


def _raise(about: services.About, back: str) -> ResponseReturnValue:
    form = ConcernForm(aware_on=clock.today())
    if form.accepted():
        with form.refusals():
            said = {"aware_on": form.aware_on.data, "details": form.details.data}
            row = services.open_concern(acting(), about, form.kind.data, **said)
            return _after_opening(row, back)
    name = about.row.name
    return render_template("checks/concerns/raise_concern.html", form=form, name=name, back=back)


def _after_opening(row: Concern, back: str) -> ResponseReturnValue:
    """Lead whoever deals with it to the tasks; say to anybody else who does."""
    if reading.concern_for(acting(), row.public_id) is not None:
        flash(_("Concern opened. Do the tasks below in their time"), "success")
        return _to_concern(row.public_id)
    names = ", ".join(person.name for person in services.readers(row))
    if names:
        flash(
            _("Concern opened. From here on it is dealt with by: %(names)s", names=names), "success"
        )
    else:
        said = _("Concern opened, but nobody here can deal with it: ring the designated officer")
        flash(said, "important")
    return redirect(back, 303)


@doors.route("/concerns/<concern_id>")
@access.roles(*TENDERS)
def concern(concern_id: str) -> ResponseReturnValue:
    """See one concern and what is to be done."""
    services.note_look(acting(), found(reading.concern_for(acting(), concern_id)))
    row = found(reading.concern_for(acting(), concern_id))
    page = ConcernPage.of(row, clock.today(), acting().person_id)
    return render_template("checks/concerns/concern.html", page=page)


@doors.route("/concern-tasks/<task_id>", methods=["GET", "POST"])
@access.roles(*TENDERS)
def finish_task(task_id: str) -> ResponseReturnValue:
    """Say that a task is done, or not needed."""
    task = found(reading.concern_task_for(acting(), task_id))
    services.note_look(acting(), task.concern)
    task = found(reading.concern_task_for(acting(), task_id))
    concern_id, form = task.concern.public_id, TaskForm(done_on=clock.today())
    if form.accepted():
        with form.refusals():
            services.finish_task(
                acting(),
                task,
                done_on=form.done_on.data,
                how=form.how.data,
                not_needed=form.not_needed.data,
            )
            flash(_("Task recorded"), "success")
            return _to_concern(concern_id)
    line = TaskLine.of(task, clock.today())
    return render_template(
        "checks/concerns/finish_task.html", form=form, line=line, concern_id=concern_id
    )


@doors.route("/concerns/<concern_id>/close", methods=["GET", "POST"])
@access.roles(*TENDERS)
def close(concern_id: str) -> ResponseReturnValue:
    """Decide whether the person may work."""
    services.note_look(acting(), found(reading.concern_for(acting(), concern_id)))
    row = found(reading.concern_for(acting(), concern_id))
    form = CloseConcernForm()
    if form.accepted():
        with form.refusals():
            services.close_concern(acting(), row, form.state.data, outcome=form.outcome.data)
            flash(_("Concern closed"), "success")
            return _to_concern(concern_id)
    page = ConcernPage.of(row, clock.today(), acting().person_id)
    return render_template("checks/concerns/close.html", form=form, page=page)


def _to_concern(concern_id: str) -> ResponseReturnValue:
    return redirect(url_for("checks_concerns.concern", concern_id=concern_id), 303)
