"""Doors for what an employer owes people in post: lists, records and the provider's policy."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.employment import queries as people
from workforce.employment.forms.duties import (
    CorrectForm,
    DutiesFilterForm,
    DutyForm,
    OwnerForm,
    PolicyForm,
    SetAsideForm,
)
from workforce.employment.models import PersonInPost
from workforce.employment.policies import READERS
from workforce.employment.presenters import duties as presenters
from workforce.employment.presenters import duty_files
from workforce.employment.presenters.duty_policy import PolicyPage
from workforce.employment.queries.owed import duties as queries
from workforce.employment.services.owed import duties as services
from workforce.providers.models import Home
from workforce.web import access
from workforce.web.actor import account, acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("employment_duties", __name__)


@doors.route("/staff-duties")
@access.roles(*READERS)
def everywhere() -> ResponseReturnValue:
    """See what is owed to everybody in post, as at a day."""
    form, page = _listed(None)
    return render_template("employment/duties/everywhere.html", filters=form, page=page)


@doors.route("/homes/<home_id>/staff-duties")
@access.roles(*READERS)
def home(home_id: str) -> ResponseReturnValue:
    """See what is owed to everybody in post in one home, as at a day."""
    form, page = _listed(found(people.home_for(acting(), home_id)))
    return render_template("employment/duties/home.html", filters=form, page=page)


def _listed(of: Home | None) -> tuple[DutiesFilterForm, presenters.DutiesPage]:
    form = DutiesFilterForm(request.args)
    chosen = form.chosen()
    owed = queries.duties_for(acting(), chosen["as_at"], home_id=of.id if of else None)
    number = page_number(request.args.get("page"))
    page = presenters.DutiesPage.of(acting(), owed, home=of, chosen=chosen, number=number)
    return form, page


@doors.route("/staff-duties.csv")
@access.roles(*READERS)
def everywhere_file() -> ResponseReturnValue:
    """Take the list of all homes away as a file."""
    return _file(None)


@doors.route("/homes/<home_id>/staff-duties.csv")
@access.roles(*READERS)
def home_file(home_id: str) -> ResponseReturnValue:
    """Take the list of one home away as a file."""
    return _file(found(people.home_for(acting(), home_id)))


def _file(of: Home | None) -> Response:
    limited("export", str(acting().person_id))
    chosen = DutiesFilterForm(request.args).chosen()
    owed = queries.duties_for(acting(), chosen["as_at"], home_id=of.id if of else None)
    rows = presenters.narrowed(owed, chosen["kind"], chosen["state"])
    text = duty_files.duties_csv(rows, chosen["as_at"])
    name = f"staff-duties-{chosen['as_at'].isoformat()}.csv"
    return Response(
        text.encode("utf-8-sig"),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@doors.route("/staff-duties/policy", methods=["GET", "POST"])
@access.roles(*READERS)
def policy() -> ResponseReturnValue:
    """See what the law asks for, and set the provider's own intervals."""
    actor, today = acting(), clock.today()
    organisation_id = actor.organisation_id or 0
    form = PolicyForm(from_on=today)
    if form.accepted():
        with form.refusals():
            services.set_policy(
                actor,
                organisation_id,
                kind=form.kind.data,
                days=form.days.data,
                from_on=form.from_on.data,
            )
            flash(_("Your policy is set"), "success")
            return redirect(url_for(".policy"), 303)
    page = PolicyPage.of(
        actor,
        queries.regimes_of(organisation_id),
        queries.policy_entries(organisation_id),
        today,
    )
    return render_template("employment/duties/policy.html", form=form, page=page)


@doors.route("/people/<person_in_post_id>/duties")
@access.roles(*READERS)
def person(person_in_post_id: str) -> ResponseReturnValue:
    """See what is owed to one person, and what was recorded."""
    row = found(people.person_in_post_for(acting(), person_in_post_id))
    today = clock.today()
    present = [row] if row.in_post_on(today) else []
    page = presenters.PersonDutiesPage.of(
        acting(), row, queries.duties_of(present, today), queries.events_of(row)
    )
    return render_template("employment/duties/person.html", page=page)


@doors.route("/people/<person_in_post_id>/duties/record", methods=["GET", "POST"])
@access.roles(*READERS)
def record(person_in_post_id: str) -> ResponseReturnValue:
    """Record an induction, probation, supervision or appraisal."""
    row = found(people.person_in_post_for(acting(), person_in_post_id))
    who = account()
    form = DutyForm(done_on=clock.today(), led_by=who.name if who else "")
    if form.accepted():
        with form.refusals():
            services.record_duty(acting(), row, form.told())
            flash(_("Recorded"), "success")
            return _to_person(person_in_post_id)
    return render_template("employment/duties/record.html", form=form, row=_heading(row))


@doors.route("/staff-duties/<duty_event_id>/correct", methods=["GET", "POST"])
@access.roles(*READERS)
def correct(duty_event_id: str) -> ResponseReturnValue:
    """Put right what was recorded; what stood before stays readable."""
    event = found(queries.duty_event_for(acting(), duty_event_id))
    row = found(queries.spell_of_event(acting(), event))
    form = CorrectForm(obj=event)
    if form.accepted():
        with form.refusals():
            services.correct_duty(acting(), row, event, form.told(), reason=form.reason.data)
            flash(_("Corrected"), "success")
            return _to_person(row.public_id)
    return render_template("employment/duties/correct.html", form=form, row=_heading(row))


@doors.route("/staff-duties/<duty_event_id>/set-aside", methods=["GET", "POST"])
@access.roles(*READERS)
def set_aside(duty_event_id: str) -> ResponseReturnValue:
    """Let what was recorded in error count no longer; it stays readable."""
    event = found(queries.duty_event_for(acting(), duty_event_id))
    row = found(queries.spell_of_event(acting(), event))
    form = SetAsideForm()
    if form.accepted():
        with form.refusals():
            services.set_duty_aside(acting(), row, event, reason=form.reason.data)
            flash(_("It counts no longer"), "success")
            return _to_person(row.public_id)
    return render_template(
        "employment/duties/set_aside.html",
        form=form,
        row=_heading(row),
        event=presenters.EventLine.of(event),
    )


@doors.route("/people/<person_in_post_id>/duties/owner", methods=["GET", "POST"])
@access.roles(*READERS)
def owner(person_in_post_id: str) -> ResponseReturnValue:
    """Name who sees to a duty towards somebody."""
    row = found(people.person_in_post_for(acting(), person_in_post_id))
    form = OwnerForm()
    if form.accepted():
        with form.refusals():
            services.name_owner(acting(), row, kind=form.kind.data, owner=form.owner.data)
            flash(_("Named"), "success")
            return _to_person(person_in_post_id)
    return render_template("employment/duties/owner.html", form=form, row=_heading(row))


def _heading(row: PersonInPost) -> dict[str, str]:
    return {"name": row.name, "public_id": row.public_id}


def _to_person(person_in_post_id: str) -> ResponseReturnValue:
    return redirect(url_for(".person", person_in_post_id=person_in_post_id), 303)
