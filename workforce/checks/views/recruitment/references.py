"""Doors for references: asking, receiving, ringing, and resolving what worries."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.forms import (
    CallForm,
    ConcernForm,
    ConfirmForm,
    ReceivedForm,
    RefereeForm,
)
from workforce.checks.models import Appointment, Reference
from workforce.checks.policies import READERS
from workforce.checks.presenters import recruitment as presenters
from workforce.checks.queries import recruitment as records
from workforce.checks.services import recruitment as services
from workforce.checks.states import SLOT_NAMES, AppointmentState
from workforce.core.translation import _
from workforce.documents import services as documents
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("checks_references", __name__)


@doors.route("/appointments/<appointment_id>/references")
@access.roles(*READERS)
def references(appointment_id: str) -> ResponseReturnValue:
    """See the references, who was rung and when."""
    row = found(queries.appointment_for(acting(), appointment_id))
    may_add = row.state is not AppointmentState.WITHDRAWN
    rows = records.references_of(row.id)
    named = records.to_be_asked(row.id)
    page = presenters.ReferencesPage.of(row, rows, named, may_add=may_add)
    return render_template("checks/recruitment/references.html", page=page)


@doors.route("/appointments/<appointment_id>/references/add", methods=["GET", "POST"])
@access.roles(*READERS)
def add_reference(appointment_id: str) -> ResponseReturnValue:
    """Record that a reference was asked for."""
    row = found(queries.appointment_for(acting(), appointment_id))
    named = {one.public_id: one for one in records.to_be_asked(row.id)}
    form = RefereeForm(**presenters.filled_in(named.get(request.args.get("referee", ""))))
    if form.accepted():
        with form.refusals():
            services.ask_reference(acting(), row, **form.details())
            flash(_("Recorded. Say so here when the reference has come"), "success")
            return _to_references(row)
    return render_template("checks/recruitment/add_reference.html", form=form, row=row)


@doors.route("/references/<reference_id>/received", methods=["GET", "POST"])
@access.roles(*READERS)
def reference_received(reference_id: str) -> ResponseReturnValue:
    """Keep a written reference that came."""
    reference = found(records.reference_for(acting(), reference_id))
    form = ReceivedForm().only_for(reference)
    if form.accepted():
        with form.refusals():
            services.receive_reference(
                acting(), reference, **form.details(), stored=_stored(reference, form)
            )
            flash(_("Recorded. Now ring the referee"), "success")
            return _to_references(reference.appointment)
    return _shown("checks/recruitment/reference_received.html", reference, form)


def _stored(reference: Reference, form: ReceivedForm) -> documents.Stored | None:
    content = form.upload()
    if content is None:
        return None
    limited("upload", str(acting().person_id))
    return documents.store(title=str(SLOT_NAMES[reference.slot]), content=content)


@doors.route("/references/<reference_id>/call", methods=["GET", "POST"])
@access.roles(*READERS)
def reference_call(reference_id: str) -> ResponseReturnValue:
    """Record the call by which a reference was verified by voice."""
    reference = found(records.reference_for(acting(), reference_id))
    form = CallForm()
    if form.accepted():
        with form.refusals():
            services.ring_referee(acting(), reference, **form.details())
            flash(_("Call recorded"), "success")
            return _to_references(reference.appointment)
    return _shown("checks/recruitment/reference_call.html", reference, form)


@doors.route("/references/<reference_id>/concern", methods=["GET", "POST"])
@access.roles(*READERS)
def reference_concern(reference_id: str) -> ResponseReturnValue:
    """Say how a concern that a reference raised was resolved."""
    reference = found(records.reference_for(acting(), reference_id))
    form = ConcernForm()
    if form.accepted():
        with form.refusals():
            services.resolve_concerns(acting(), reference, resolved=form.resolved.data)
            flash(_("Recorded"), "success")
            return _to_references(reference.appointment)
    return _shown("checks/recruitment/reference_concern.html", reference, form)


@doors.route("/references/<reference_id>/remove", methods=["GET", "POST"])
@access.roles(*READERS)
def remove_reference(reference_id: str) -> ResponseReturnValue:
    """Take back a reference that never came."""
    reference = found(records.reference_for(acting(), reference_id))
    row, form = reference.appointment, ConfirmForm()
    if form.accepted():
        with form.refusals():
            services.remove_reference(acting(), reference)
            flash(_("Taken back"), "success")
            return _to_references(row)
    return _shown("checks/recruitment/remove_reference.html", reference, form)


def _shown(template: str, reference: Reference, form: object) -> ResponseReturnValue:
    line = presenters.ReferenceLine.of(reference)
    return render_template(template, form=form, row=reference.appointment, line=line)


def _to_references(row: Appointment) -> ResponseReturnValue:
    where = url_for("checks_references.references", appointment_id=row.public_id)
    return redirect(where, 303)
