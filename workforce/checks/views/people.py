"""Doors by which people are added: one by a form, or all by a file."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import presenters, queries, services
from workforce.checks.forms import ContractForm, PersonForm, UploadForm
from workforce.checks.models import Appointment
from workforce.checks.policies import KEEPERS, READERS
from workforce.checks.services import people_file
from workforce.checks.views.imports.sent import to_import
from workforce.core import clock
from workforce.core.translation import _
from workforce.employment import policies as employment_policies
from workforce.employment.queries import presence
from workforce.employment.rules import Entrant
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("checks_people", __name__)


@doors.route("/homes/<home_id>/people/add", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def add_person(home_id: str) -> ResponseReturnValue:
    """Add somebody: in post before the home joined, or with checks to be done first."""
    home = found(queries.home_for(acting(), home_id))
    form = PersonForm()
    if form.accepted():
        with form.refusals():
            added = services.add_person(acting(), home, _entrant(form))
            flash(_words(added), "success")
            return _to_appointment(added.appointment)
    return render_template("checks/people/add_person.html", form=form, home=home)


def _entrant(form: PersonForm) -> Entrant:
    return Entrant(
        person_reference=form.person_reference.data,
        given_name=form.given_name.data,
        family_name=form.family_name.data,
        role=form.role.data,
        contract=form.contract.data,
        weekly_hours=form.weekly_hours.data,
        started_on=form.started_on.data,
        email=form.email.data or None,
        standard_week=form.standard_week.data,
    )


def _words(added: services.Added) -> str:
    if added.person_in_post is not None:
        return _("Recorded as in post before the home joined. The checks are not recorded here yet")
    return _("Not in post yet: nobody starts before these checks are complete")


@doors.route("/people/upload", methods=["GET", "POST"])
@access.roles(*employment_policies.KEEPERS)
def upload() -> ResponseReturnValue:
    """Send a file with people: see first what would change, then let it be taken."""
    form = UploadForm()
    if form.accepted():
        limited("import", str(acting().person_id))
        with form.refusals():
            content, dry_run = form.file.data.read(), form.take.data == "show"
            organisation = found(queries.organisation_of(acting()))
            return to_import(
                people_file.send_people(acting(), organisation, content, dry_run=dry_run)
            )
    words = presenters.FILE_WORDS
    return render_template("checks/people/upload.html", form=form, words=words)


@doors.route("/people/<person_in_post_id>/contract", methods=["GET", "POST"])
@access.roles(*employment_policies.KEEPERS)
def change_contract(person_in_post_id: str) -> ResponseReturnValue:
    """Engage somebody otherwise from a day on, if what that asks for is settled."""
    row = found(presence.kept_person(acting(), person_in_post_id))
    form = ContractForm(contract=row.contract, from_day=clock.today())
    if form.accepted():
        with form.refusals():
            services.change_contract(acting(), row, form.contract.data, from_day=form.from_day.data)
            flash(_("Changes saved"), "success")
            where = url_for("employment_manager.person", person_in_post_id=person_in_post_id)
            return redirect(where, 303)
    return render_template("checks/people/change_contract.html", form=form, row=row)


@doors.route("/people/<person_in_post_id>/checks")
@access.roles(*READERS)
def person_checks(person_in_post_id: str) -> ResponseReturnValue:
    """Go to the checks of somebody in post."""
    row = found(queries.person_for(acting(), person_in_post_id))
    appointment = queries.of_spell(row)
    if appointment is None:
        return render_template("checks/people/person_checks.html", person=row)
    return _to_appointment(appointment)


def _to_appointment(row: Appointment) -> ResponseReturnValue:
    where = url_for("checks_manager.appointment", appointment_id=row.public_id)
    return redirect(where, 303)
