"""Doors by which somebody goes to another home or role of the same employer."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import presenters, queries, services
from workforce.checks.forms.moving import FinishMoveForm, MoveForm
from workforce.checks.models import Appointment
from workforce.checks.queries import moves
from workforce.core import clock
from workforce.core.translation import _
from workforce.employment import policies as employment
from workforce.providers import presenters as providers
from workforce.providers.models import Home
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("checks_moving", __name__)


@doors.route("/people/<person_in_post_id>/move", methods=["GET", "POST"])
@access.roles(*employment.KEEPERS)
def move_person(person_in_post_id: str) -> ResponseReturnValue:
    """Move somebody to another home or role, or give them a second post."""
    spell = found(moves.person_to_move(acting(), person_in_post_id))
    homes = moves.homes_to_move_to(acting())
    form = MoveForm(
        home=spell.home.public_id, weekly_hours=spell.weekly_hours, started_on=clock.today()
    )
    form.home.choices = providers.home_choices(homes)
    if form.accepted():
        with form.refusals():
            home = found(_chosen(homes, form.home.data))
            moved = services.move_person(acting(), spell, home, _destination(form))
            flash(_words(moved), "success")
            return _to_appointment(moved.appointment)
    return render_template("checks/moving/move_person.html", form=form, person=spell)


def _destination(form: MoveForm) -> services.Destination:
    return services.Destination(
        form.role.data,
        form.weekly_hours.data,
        form.started_on.data,
        keeps_post=form.keeps_post.data == "yes",
    )


def _chosen(homes: list[Home], public_id: str) -> Home | None:
    return next((home for home in homes if home.public_id == public_id), None)


def _words(moved: services.Moved) -> str:
    name = moved.appointment.name
    if moved.person_in_post is not None:
        return _("%(name)s is in the new post", name=name)
    if moved.missing:
        return _("%(name)s stays where they are until these checks are complete", name=name)
    return _("Nothing is missing. Record the start on the day it happens")


@doors.route("/appointments/<appointment_id>/finish-move", methods=["GET", "POST"])
@access.roles(*employment.KEEPERS)
def finish_move(appointment_id: str) -> ResponseReturnValue:
    """Start somebody in the post they move to, once every check is complete."""
    row = found(moves.move_for(acting(), appointment_id))
    spell = found(moves.moved_from(row))
    form = FinishMoveForm(started_on=clock.today())
    if form.accepted():
        with form.refusals():
            services.finish_move(
                acting(),
                row,
                started_on=form.started_on.data,
                keeps_post=form.keeps_post.data == "yes",
            )
            flash(_("%(name)s is in the new post", name=row.name), "success")
            return _to_appointment(row)
    missing = [presenters.MissingLine.of(one) for one in queries.what_is_missing(row)]
    return render_template(
        "checks/moving/finish_move.html",
        form=form,
        row=row,
        missing=missing,
        post=presenters.post_words(spell),
    )


def _to_appointment(row: Appointment) -> ResponseReturnValue:
    where = url_for("checks_manager.appointment", appointment_id=row.public_id)
    return redirect(where, 303)
