"""Doors for appointments: the list, one with its checks, starting and withdrawing."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import policies, presenters, queries, services
from workforce.checks.forms import ReasonForm, StartForm
from workforce.checks.models import Appointment
from workforce.checks.policies import KEEPERS, READERS, TENDERS
from workforce.checks.presenters import recruitment, sources
from workforce.checks.queries import concerns, moves
from workforce.checks.queries import recruitment as records
from workforce.checks.services import inspection
from workforce.checks.states import (
    APPOINTMENT_NAMES,
    SIGN_OFF_NAMES,
    AppointmentState,
    OpenedFor,
    SignOff,
)
from workforce.core import clock
from workforce.core.translation import _
from workforce.documents import queries as documents
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("checks_manager", __name__)
STATES = {state.value: state for state in AppointmentState}
WAYS = {way.value: way for way in SignOff}


@doors.route("/appointments")
@access.roles(*READERS)
def appointments() -> ResponseReturnValue:
    """See appointments in one state, first those whose checks are under way."""
    state = STATES.get(request.args.get("state", ""), AppointmentState.CHECKING)
    rows = queries.appointments_for(acting(), state)
    lines = [presenters.AppointmentLine.of(row, clock.today()) for row in rows]
    tabs = [(one.value, name, one is state) for one, name in APPOINTMENT_NAMES.items()]
    tends = acting().has(*TENDERS)
    return render_template("checks/manager/appointments.html", lines=lines, tabs=tabs, tends=tends)


@doors.route("/appointments/sole-sign-offs")
@access.roles(*READERS)
def sole_sign_offs() -> ResponseReturnValue:
    """See every check that one person both saw and verified, or somebody from elsewhere."""
    how = WAYS.get(request.args.get("how", ""))
    lines = [presenters.SignOffLine.of(check) for check in queries.sign_offs_for(acting(), how)]
    tabs: list[tuple[str | None, Any, bool]] = [(None, _("All"), how is None)]
    tabs += [(way.value, name, way is how) for way, name in SIGN_OFF_NAMES.items()]
    return render_template("checks/manager/sole_sign_offs.html", lines=lines, tabs=tabs)


@doors.route("/appointments/<appointment_id>")
@access.roles(*READERS)
def appointment(appointment_id: str) -> ResponseReturnValue:
    """See one appointment: its checks, what is missing, and what can be done by whom."""
    opened = found(queries.appointment_for(acting(), appointment_id))
    inspection.note_opening(acting(), opened, OpenedFor.CHECKS)
    row = found(queries.appointment_for(acting(), appointment_id))
    papers = documents.documents_of("check", [check.id for check in row.checks])
    return render_template(
        "checks/manager/appointment.html",
        page=_page(row),
        papers=papers,
        concerns=concerns.concerns_about(acting(), row.organisation_id, row.person_reference),
        provisional=_may_be_provisional(row),
        remarks=sources.remarks_on(row, queries.rules_of(row.home, clock.today())),
    )


@doors.route("/appointments/<appointment_id>/start", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def start(appointment_id: str) -> ResponseReturnValue:
    """Put somebody in post, if every check is complete."""
    row = found(queries.appointment_for(acting(), appointment_id))
    if moves.moved_from(row) is not None:
        where = url_for("checks_moving.finish_move", appointment_id=appointment_id)
        return redirect(where, 303)
    form = StartForm(started_on=clock.today())
    if form.accepted():
        with form.refusals():
            services.start(
                acting(),
                row,
                started_on=form.started_on.data,
                standard_week=form.standard_week.data,
            )
            flash(_("%(name)s is in post", name=row.name), "success")
            return _to_appointment(appointment_id)
    return render_template("checks/manager/start.html", form=form, page=_page(row))


@doors.route("/appointments/<appointment_id>/withdraw", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def withdraw(appointment_id: str) -> ResponseReturnValue:
    """Give up an appointment before anybody has started."""
    row = found(queries.appointment_for(acting(), appointment_id))
    form = ReasonForm()
    if form.accepted():
        with form.refusals():
            services.withdraw(acting(), row, reason=form.reason.data)
            flash(_("Appointment withdrawn"), "success")
            return _to_appointment(appointment_id)
    return render_template("checks/manager/withdraw.html", form=form, page=_page(row))


def _may_be_provisional(row: Appointment) -> bool:
    """Whether the reader may let this person start while enquiries are unfinished."""
    given = queries.provisional_rule(row, clock.today()) is not None
    return given and policies.can_start_provisionally(acting(), row)


def _page(row: Appointment) -> presenters.AppointmentPage:
    today = clock.today()
    is_open = row.state in {AppointmentState.CHECKING, AppointmentState.IN_POST_BEFORE}
    return presenters.AppointmentPage.of(
        acting(),
        row,
        queries.asked_of(row, today) or (),
        queries.what_is_missing(row, today) if is_open else [],
        queries.clocks_of(row, today),
        today,
        recruitment.subjects_of(row.checks, records.earlier_posts_of(row.id)),
    )


def _to_appointment(appointment_id: str) -> ResponseReturnValue:
    where = url_for("checks_manager.appointment", appointment_id=appointment_id)
    return redirect(where, 303)
