"""A candidate chooses an interview time, changes it, or says that none suits."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.hiring.interviews import ChooseTimeForm, NoneSuitsForm
from workforce.applications.presenters.hiring import interviews as presenters
from workforce.applications.queries import candidate as own
from workforce.applications.queries.hiring import interviews as queries
from workforce.applications.rules.hiring.calendar import calendar
from workforce.applications.services.hiring import booking
from workforce.applications.views.hiring.interviews import calendar_file, host, maker
from workforce.core import clock
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("applications_interviews_candidate", __name__)


@doors.route("/applications/<application_id>/interview", methods=["GET", "POST"])
@access.signed_in
def choose_time(application_id: str) -> ResponseReturnValue:
    """Choose one of the times that are free, or see the one that was chosen."""
    row, form = found(own.application_of(acting(), application_id)), ChooseTimeForm()
    free = {slot.public_id: slot for slot in queries.free_slots(row.vacancy_id, clock.now())}
    form.slot.choices = [presenters.choice_of(slot) for slot in free.values()]
    if form.accepted():
        with form.refusals():
            booking.choose_time(acting(), row, free[form.slot.data])
            flash(_("Your interview time is booked"), "success")
            return redirect(url_for(".choose_time", application_id=application_id), 303)
    invite = queries.invite_of(row.id)
    chosen = queries.booking_of(invite.id) if invite is not None else None
    page = presenters.ChoosePage.of(row, invite, chosen, has_free=bool(free))
    return render_template("applications/hiring/choose_time.html", form=form, page=page)


@doors.route("/applications/<application_id>/interview/none", methods=["GET", "POST"])
@access.signed_in
def none_suits(application_id: str) -> ResponseReturnValue:
    """Say that none of the times suits, and what would."""
    row, form = found(own.application_of(acting(), application_id)), NoneSuitsForm()
    if form.accepted():
        with form.refusals():
            booking.none_suits(acting(), row, words=form.words.data or "")
            flash(_("The employer has been told"), "success")
            return redirect(url_for(".choose_time", application_id=application_id), 303)
    return render_template("applications/hiring/none_suits.html", form=form, row=row)


@doors.route("/applications/<application_id>/interview.ics")
@access.signed_in
def interview_calendar(application_id: str) -> ResponseReturnValue:
    """Have one's interview as a calendar file; once it is off, the file takes it out again."""
    row = found(own.application_of(acting(), application_id))
    invite = queries.invite_of(row.id)
    address = url_for(".choose_time", application_id=application_id, _external=True)
    event = presenters.own_event(invite, address, host()) if invite is not None else None
    if event is None:
        return redirect(url_for(".choose_time", application_id=application_id), 303)
    return calendar_file(calendar([event], made_at=clock.now(), maker=maker()))
