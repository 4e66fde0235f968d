"""Doors for homes' registered managers: absences, notices, and homes without one."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.translation import _
from workforce.employment import queries as people
from workforce.employment.forms.registered import (
    AbsenceForm,
    ChangeAbsenceForm,
    ReturnForm,
    StepForm,
    ToldForm,
)
from workforce.employment.models import ManagerAbsence
from workforce.employment.policies import NOTICE_KEEPERS, READERS
from workforce.employment.presenters.registered import AbsenceLine, ManagerLine, ManagerPage
from workforce.employment.queries.owed import duties
from workforce.employment.queries.owed import registered as queries
from workforce.employment.rules import registered as rules
from workforce.employment.services.owed import registered as services
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("employment_registered", __name__)


@doors.route("/registered-managers")
@access.roles(*READERS)
def homes() -> ResponseReturnValue:
    """See every home's registered manager, who is away, and since when there is none."""
    today, rows = clock.today(), people.homes_for(acting())
    ids = [home.id for home in rows]
    lines = ManagerLine.all_of(
        rows,
        duties.managers_on(ids, today),
        queries.manager_vacancies(today, ids),
        queries.absences_of(ids),
        today,
    )
    return render_template("employment/registered/homes.html", lines=lines)


@doors.route("/homes/<home_id>/registered-manager")
@access.roles(*READERS)
def home(home_id: str) -> ResponseReturnValue:
    """See a home's registered manager: absences and notices, or the vacancy and its steps."""
    row, today = found(people.home_for(acting(), home_id)), clock.today()
    page = ManagerPage.of(
        acting(),
        row,
        next(iter(duties.managers_on([row.id], today)), None),
        queries.manager_vacancies(today, [row.id]).get(row.id),
        queries.steps_of(row.id),
        queries.absences_of([row.id]),
        today,
    )
    return render_template("employment/registered/home.html", page=page)


@doors.route("/homes/<home_id>/registered-manager/away", methods=["GET", "POST"])
@access.roles(*NOTICE_KEEPERS)
def away(home_id: str) -> ResponseReturnValue:
    """Record that the registered manager is or will be away."""
    row = found(people.home_for(acting(), home_id, NOTICE_KEEPERS))
    form = AbsenceForm()
    if form.accepted():
        with form.refusals():
            services.record_absence(acting(), row, form.told())
            flash(_("Absence recorded. See below what to tell, and by when"), "success")
            return _to_home(home_id)
    rule = rules.absence_rule(row.nation, row.home_type)
    return render_template("employment/registered/away.html", form=form, home_id=home_id, rule=rule)


@doors.route("/manager-absences/<manager_absence_id>/change", methods=["GET", "POST"])
@access.roles(*NOTICE_KEEPERS)
def change(manager_absence_id: str) -> ResponseReturnValue:
    """Change how long the absence lasts, or who is in charge meanwhile."""
    row = _absence(manager_absence_id)
    form = ChangeAbsenceForm(obj=row)
    if form.accepted():
        with form.refusals():
            services.change_absence(
                acting(),
                row,
                until_on=form.until_on.data,
                cover_name=form.cover_name.data,
                cover_qualifications=form.cover_qualifications.data,
            )
            flash(_("Absence changed"), "success")
            return _to_home(row.home.public_id)
    return render_template("employment/registered/change.html", form=form, row=_line(row))


@doors.route("/manager-absences/<manager_absence_id>/told", methods=["GET", "POST"])
@access.roles(*NOTICE_KEEPERS)
def told(manager_absence_id: str) -> ResponseReturnValue:
    """Record when the regulator was told of the absence."""
    row = _absence(manager_absence_id)
    form = ToldForm(told_on=row.told_on or clock.today(), agreed_on=row.agreed_on)
    if form.accepted():
        with form.refusals():
            services.record_told(
                acting(), row, told_on=form.told_on.data, agreed_on=form.agreed_on.data
            )
            flash(_("Recorded"), "success")
            return _to_home(row.home.public_id)
    return render_template("employment/registered/told.html", form=form, row=_line(row))


@doors.route("/manager-absences/<manager_absence_id>/return", methods=["GET", "POST"])
@access.roles(*NOTICE_KEEPERS)
def back(manager_absence_id: str) -> ResponseReturnValue:
    """Record the first day back, and when the regulator was told of it."""
    row = _absence(manager_absence_id)
    form = ReturnForm(obj=row)
    if form.accepted():
        with form.refusals():
            services.record_return(
                acting(),
                row,
                returned_on=form.returned_on.data,
                told_on=form.return_told_on.data,
            )
            flash(_("Recorded"), "success")
            return _to_home(row.home.public_id)
    return render_template("employment/registered/back.html", form=form, row=_line(row))


@doors.route("/manager-absences/<manager_absence_id>/set-aside", methods=["POST"])
@access.roles(*NOTICE_KEEPERS)
def set_aside(manager_absence_id: str) -> ResponseReturnValue:
    """Let an absence that was recorded in error count no longer."""
    row = _absence(manager_absence_id)
    services.set_absence_aside(acting(), row)
    flash(_("It counts no longer"), "success")
    return _to_home(row.home.public_id)


@doors.route("/homes/<home_id>/registered-manager/step", methods=["GET", "POST"])
@access.roles(*NOTICE_KEEPERS)
def step(home_id: str) -> ResponseReturnValue:
    """Record what was done about a home without a registered manager."""
    row = found(people.home_for(acting(), home_id, NOTICE_KEEPERS))
    form = StepForm(done_on=clock.today())
    if form.accepted():
        with form.refusals():
            services.record_step(
                acting(),
                row,
                step=form.step.data,
                done_on=form.done_on.data,
                name=form.name.data,
                note=form.note.data or "",
            )
            flash(_("Recorded"), "success")
            return _to_home(home_id)
    return render_template("employment/registered/step.html", form=form, home_id=home_id)


@doors.route("/manager-steps/<manager_step_id>/set-aside", methods=["POST"])
@access.roles(*NOTICE_KEEPERS)
def set_step_aside(manager_step_id: str) -> ResponseReturnValue:
    """Let a step that was recorded in error, or that ended, count no longer."""
    row = found(queries.vacancy_step_for(acting(), manager_step_id, NOTICE_KEEPERS))
    services.set_step_aside(acting(), row)
    flash(_("It counts no longer"), "success")
    return _to_home(row.home.public_id)


def _absence(manager_absence_id: str) -> ManagerAbsence:
    return found(queries.manager_absence_for(acting(), manager_absence_id, NOTICE_KEEPERS))


def _line(row: ManagerAbsence) -> dict[str, object]:
    rule = rules.absence_rule(row.home.nation, row.home.home_type)
    line = AbsenceLine.of(row, rule, clock.today())
    return {"home_id": row.home.public_id, "line": line}


def _to_home(home_id: str) -> ResponseReturnValue:
    return redirect(url_for(".home", home_id=home_id), 303)
