"""Doors for sponsor officers: cases, their moves, dates and duties."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock, lifecycle
from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.sponsorship import policies, queries
from workforce.sponsorship.forms import (
    CaseForm,
    DoneForm,
    EventForm,
    MoveForm,
    PermissionForm,
    PersonForm,
)
from workforce.sponsorship.models import SponsorshipCase
from workforce.sponsorship.presenters.duties import DutyLine
from workforce.sponsorship.presenters.officer import (
    CaseLine,
    CasePage,
    Event,
    Move,
    person_choices,
)
from workforce.sponsorship.services import cases as services
from workforce.sponsorship.services import duties
from workforce.sponsorship.services.cases import Worker
from workforce.sponsorship.services.duties import Permission
from workforce.sponsorship.states import CaseState
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

DUE_WITHIN = timedelta(days=30)
doors = Blueprint("sponsorship_officer", __name__)


@doors.route("/sponsorship")
@access.roles(*policies.OFFICERS)
def cases() -> ResponseReturnValue:
    """See the cases of one's provider, and what is due."""
    actor, today = acting(), clock.today()
    closed = request.args.get("closed") == "1"
    page = queries.cases_for(actor, number=page_number(request.args.get("page")), closed=closed)
    due = queries.open_duties_for(actor, today + DUE_WITHIN)
    return render_template(
        "sponsorship/officer/cases.html",
        cases=CaseLine.all_of(page.rows, queries.duties_of(*page.rows), today),
        due=[(DutyLine.of(duty, today), duty.case.worker_name) for duty in due],
        paging=page,
        closed=closed,
    )


@doors.route("/sponsorship/open")
@access.roles(*policies.OFFICERS)
def choose_home() -> ResponseReturnValue:
    """Choose the home for which to open a case."""
    homes = [(home.public_id, home.known_as) for home in queries.homes_for(acting())]
    return render_template("sponsorship/officer/choose_home.html", homes=homes)


@doors.route("/homes/<home_id>/sponsorship/open", methods=["GET", "POST"])
@access.roles(*policies.OFFICERS)
def open_case(home_id: str) -> ResponseReturnValue:
    """Open a case for a worker of a home."""
    home = found(queries.home_for(acting(), home_id))
    people = queries.people_for(acting(), home, clock.today())
    form = CaseForm()
    form.person.choices = person_choices(people)
    if form.accepted():
        chosen = next((one for one in people if one.public_id == form.person.data), None)
        worker = Worker(form.worker_name.data, form.occupation_code.data, chosen)
        with form.refusals():
            case = (
                services.open_case_at_work(acting(), home, worker, _permission(form))
                if form.works_here.data
                else services.open_case(acting(), home, worker)
            )
            flash(_("Case opened"), "success")
            return redirect(url_for(".case", case_id=case.public_id), 303)
    return render_template("sponsorship/officer/open_case.html", form=form, home=home.known_as)


@doors.route("/sponsorship/<case_id>")
@access.roles(*policies.OFFICERS)
def case(case_id: str) -> ResponseReturnValue:
    """See one case: where it stands, what can follow, what is due, what happened."""
    row = found(queries.case_for(acting(), case_id))
    history = lifecycle.history(row)
    names = queries.people_named({change.actor_id for change in history})
    page = CasePage.of(
        row,
        services.moves_of(row),
        queries.duties_of(row),
        [Event.of(change, names) for change in reversed(history)],
        clock.today(),
    )
    return render_template("sponsorship/officer/case.html", page=page)


@doors.route("/sponsorship/<case_id>/move/<state>", methods=["GET", "POST"])
@access.roles(*policies.OFFICERS)
def move(case_id: str, state: str) -> ResponseReturnValue:
    """Move a case to a state, with the reason where one is needed."""
    row = found(queries.case_for(acting(), case_id))
    to = found(next((one for one in CaseState if one.value == state), None))
    form = MoveForm()
    if form.accepted():
        with form.refusals():
            services.move_case(acting(), row, to, reason=form.reason.data)
            flash(_("The case is now: %(state)s", state=to.label), "success")
            return redirect(url_for(".case", case_id=case_id), 303)
    return render_template(
        "sponsorship/officer/move.html", form=form, move=Move.of(to), case_id=case_id
    )


@doors.route("/sponsorship/<case_id>/permission", methods=["GET", "POST"])
@access.roles(*policies.OFFICERS)
def permission(case_id: str) -> ResponseReturnValue:
    """Keep the dates of a permission."""
    row = found(queries.case_for(acting(), case_id))
    form = PermissionForm(obj=row)
    if form.accepted():
        with form.refusals():
            duties.keep_permission(acting(), row, _permission(form, form.certificate_number.data))
            flash(_("Dates of the permission saved"), "success")
            return redirect(url_for(".case", case_id=case_id), 303)
    return render_template("sponsorship/officer/permission.html", form=form, case_id=case_id)


@doors.route("/sponsorship/<case_id>/person", methods=["GET", "POST"])
@access.roles(*policies.OFFICERS)
def person(case_id: str) -> ResponseReturnValue:
    """Link a case to the record of work of the person it is about."""
    row = found(queries.case_for(acting(), case_id))
    people = queries.people_for(acting(), row.home, clock.today(), _reference(row))
    form = PersonForm()
    form.person.choices = person_choices(people)
    if form.accepted():
        chosen = found(next((one for one in people if one.public_id == form.person.data), None))
        with form.refusals():
            services.link_person(acting(), row, chosen)
            flash(_("The case is linked to the record of work"), "success")
            return redirect(url_for(".case", case_id=case_id), 303)
    return render_template("sponsorship/officer/person.html", form=form, case_id=case_id)


@doors.route("/sponsorship/<case_id>/event", methods=["GET", "POST"])
@access.roles(*policies.OFFICERS)
def event(case_id: str) -> ResponseReturnValue:
    """Note something that happened and must be reported."""
    row = found(queries.case_for(acting(), case_id))
    form = EventForm()
    if form.accepted():
        with form.refusals():
            duties.note_event(acting(), row, form.kind.data, event_on=form.event_on.data)
            flash(_("Noted. The case shows by when to report it"), "success")
            return redirect(url_for(".case", case_id=case_id), 303)
    return render_template("sponsorship/officer/event.html", form=form, case_id=case_id)


@doors.route("/duties/<duty_id>/done", methods=["GET", "POST"])
@access.roles(*policies.OFFICERS)
def done(duty_id: str) -> ResponseReturnValue:
    """Say that a duty was done, with the reference."""
    duty = found(queries.duty_for(acting(), duty_id))
    case_id, form = duty.case.public_id, DoneForm(done_on=clock.today())
    if form.accepted():
        with form.refusals():
            duties.mark_done(
                acting(), duty, reference=form.reference.data, done_on=form.done_on.data
            )
            flash(_("Marked as done"), "success")
            return redirect(url_for(".case", case_id=case_id), 303)
    line = DutyLine.of(duty, clock.today())
    return render_template("sponsorship/officer/done.html", form=form, line=line)


def _permission(form: CaseForm | PermissionForm, number: str = "") -> Permission:
    return Permission(form.permission_from.data, form.permission_to.data, number)


def _reference(case: SponsorshipCase) -> str | None:
    return case.person_in_post.person_reference if case.person_in_post else None
