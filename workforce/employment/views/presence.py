"""Doors for absence, cover, hours worked and staff records."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.translation import _
from workforce.employment import queries
from workforce.employment.forms.presence import (
    AbsenceForm,
    AwayForm,
    CoverForm,
    HoursFileForm,
    StaffRecordForm,
)
from workforce.employment.models import PersonInPost
from workforce.employment.policies import KEEPERS, READERS
from workforce.employment.presenters import presence as pages
from workforce.employment.queries import presence
from workforce.employment.services import presence as services
from workforce.providers.queries import organisations
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("employment_presence", __name__)
MOST_ROWS_OF_A_PAGE = 20_000


@doors.route("/homes/<home_id>/away")
@access.roles(*READERS)
def away(home_id: str) -> ResponseReturnValue:
    """See who is away from a home as at a day."""
    home = found(queries.home_for(acting(), home_id))
    form = AwayForm(request.args, meta={"csrf": False})
    as_at = (form.as_at.data if form.validate() else None) or clock.today()
    page = pages.AwayPage.of(acting(), home, as_at, presence.away_in(home, as_at))
    return render_template("employment/presence/away.html", form=form, page=page)


@doors.route("/people/<person_in_post_id>/absences", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def absences(person_in_post_id: str) -> ResponseReturnValue:
    """See when somebody was away, and record an absence."""
    row = found(presence.kept_person(acting(), person_in_post_id))
    form = AbsenceForm(from_on=clock.today())
    if form.accepted():
        with form.refusals():
            services.record_absence(acting(), row, **_days(form))
            flash(_("Absence recorded"), "success")
            return _to_absences(row)
    lines = [
        pages.AbsenceLine.of(one, clock.today(), in_full=True)
        for one in presence.absences_of(row.organisation_id, row.person_reference)
    ]
    return render_template("employment/presence/absences.html", form=form, row=row, lines=lines)


@doors.route("/absences/<absence_id>/change", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def change_absence(absence_id: str) -> ResponseReturnValue:
    """Put an absence right, or say on which day it ended."""
    absence = found(presence.absence_for(acting(), absence_id))
    row = found(presence.kept_spell(acting(), absence))
    form = AbsenceForm(obj=absence)
    if form.accepted():
        with form.refusals():
            services.change_absence(acting(), absence, **_days(form))
            flash(_("Changes saved"), "success")
            return _to_absences(row)
    return render_template(
        "employment/presence/change_absence.html", form=form, row=row, absence=absence
    )


@doors.route("/absences/<absence_id>/remove", methods=["POST"])
@access.roles(*KEEPERS)
def remove_absence(absence_id: str) -> ResponseReturnValue:
    """Take back an absence that never was."""
    absence = found(presence.absence_for(acting(), absence_id))
    row = found(presence.kept_spell(acting(), absence))
    services.remove_absence(acting(), absence)
    flash(_("Absence taken back"), "success")
    return _to_absences(row)


def _days(form: AbsenceForm) -> services.Away:
    return {
        "kind": form.kind.data,
        "from_on": form.from_on.data,
        "until_on": form.until_on.data,
        "expected_until": form.expected_until.data,
    }


def _to_absences(row: PersonInPost) -> ResponseReturnValue:
    where = url_for("employment_presence.absences", person_in_post_id=row.public_id)
    return redirect(where, 303)


@doors.route("/homes/<home_id>/cover", methods=["GET", "POST"])
@access.roles(*READERS)
def cover(home_id: str) -> ResponseReturnValue:
    """See who stands in for staff of a home, and record it."""
    home = found(queries.home_for(acting(), home_id))
    form = CoverForm(from_on=clock.today())
    if form.accepted():
        with form.refusals():
            services.add_cover(acting(), home, form.standing_in())
            flash(_("Cover recorded"), "success")
            return redirect(url_for("employment_presence.cover", home_id=home_id), 303)
    page = pages.CoverPage.of(acting(), home, presence.covers_for(acting(), home))
    return render_template("employment/presence/cover.html", form=form, page=page)


@doors.route("/cover/<cover_id>/change", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def change_cover(cover_id: str) -> ResponseReturnValue:
    """Put cover right, or say on which day it ended."""
    row = found(presence.cover_for(acting(), cover_id))
    form, home_id = CoverForm(obj=row), row.home.public_id
    if form.accepted():
        with form.refusals():
            services.change_cover(acting(), row, form.standing_in())
            flash(_("Changes saved"), "success")
            return redirect(url_for("employment_presence.cover", home_id=home_id), 303)
    return render_template("employment/presence/change_cover.html", form=form, home_id=home_id)


@doors.route("/people/hours", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def hours(page: pages.HoursPage | None = None) -> ResponseReturnValue:
    """Send a file of hours worked: see first what would change, then let it be taken."""
    form = HoursFileForm()
    if form.accepted():
        limited("import", str(acting().person_id))
        with form.refusals():
            content, dry_run = form.file.data.read(), form.take.data == "show"
            organisation = found(organisations.organisation_of(acting()))
            report = services.import_hours(
                acting(), organisation, content, dry_run=dry_run, most_rows=MOST_ROWS_OF_A_PAGE
            )
            page = pages.HoursPage.of(report)
    return render_template("employment/presence/hours.html", form=form, page=page)


@doors.route("/people/<person_in_post_id>/staff-record")
@access.roles(*KEEPERS)
def staff_record(person_in_post_id: str) -> ResponseReturnValue:
    """See the staff record of somebody; that it was opened is written down."""
    row = found(presence.kept_person(acting(), person_in_post_id))
    record = services.open_staff_record(acting(), row)
    rows = pages.staff_record_rows(row, record)
    return render_template("employment/presence/staff_record.html", row=row, rows=rows)


@doors.route("/people/<person_in_post_id>/staff-record/change", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def change_staff_record(person_in_post_id: str) -> ResponseReturnValue:
    """Write down what is known of somebody."""
    row = found(presence.kept_person(acting(), person_in_post_id))
    record = services.open_staff_record(acting(), row)
    form = StaffRecordForm.of(record, row.home.nation)
    if form.accepted():
        with form.refusals():
            services.keep_staff_record(acting(), row, form.particulars(record), clock.today())
            flash(_("Changes saved"), "success")
            where = url_for("employment_presence.staff_record", person_in_post_id=row.public_id)
            return redirect(where, 303)
    return render_template("employment/presence/change_staff_record.html", form=form, row=row)
