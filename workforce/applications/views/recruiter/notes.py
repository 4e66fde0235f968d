"""Notes about applicants, and what part young people had in choosing."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.together.words import NoteForm, YoungPeopleForm
from workforce.applications.presenters.applications import Line
from workforce.applications.queries import choosing
from workforce.applications.queries.together import weighing
from workforce.applications.services.together import notes, young_people
from workforce.applications.views.recruiter.applicant import doors
from workforce.checks.states import YOUNG_PEOPLE_NAMES, YoungPeople
from workforce.core.translation import _
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.queries import own
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found


@doors.route("/applicants/<application_id>/note", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def note(application_id: str) -> ResponseReturnValue:
    """Note something of an applicant."""
    row, form = found(choosing.application_for(acting(), application_id)), NoteForm()
    if form.accepted():
        with form.refusals():
            notes.write_note(acting(), row, words=form.words.data or "", sure=bool(form.sure.data))
            flash(_("The note is kept"), "success")
            return redirect(url_for(".applicant", application_id=application_id), 303)
    line = Line.for_recruiter(row)
    return render_template("applications/recruiter/note.html", form=form, line=line)


@doors.route("/applicant-notes/<note_id>/remove", methods=["POST"])
@access.roles(*RECRUITING)
def remove_note(note_id: str) -> ResponseReturnValue:
    """Take a note away."""
    row = found(weighing.note_for(acting(), note_id))
    notes.remove_note(acting(), row)
    flash(_("The note is gone"), "success")
    return redirect(url_for(".applicant", application_id=row.application.public_id), 303)


@doors.route("/vacancies/<vacancy_id>/young-people", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def young_people_part(vacancy_id: str) -> ResponseReturnValue:
    """Record what young people did in choosing for a job."""
    vacancy, form = found(own.vacancy_for(acting(), vacancy_id)), YoungPeopleForm()
    if form.accepted():
        with form.refusals():
            young_people.record_part(
                acting(),
                vacancy,
                parts=form.parts.data or [],
                on_day=form.on_day.data,
                words=form.words.data or "",
                sure=bool(form.sure.data),
            )
            flash(_("Their part is recorded"), "success")
            return redirect(url_for(".young_people_part", vacancy_id=vacancy_id), 303)
    parts = [
        (one, [str(YOUNG_PEOPLE_NAMES[YoungPeople(name)]) for name in one.parts])
        for one in weighing.parts_of(acting(), vacancy)
    ]
    return render_template(
        "applications/recruiter/young_people_part.html", form=form, vacancy=vacancy, parts=parts
    )


@doors.route("/young-people/<part_id>/remove", methods=["POST"])
@access.roles(*RECRUITING)
def remove_part(part_id: str) -> ResponseReturnValue:
    """Take away a record that was made by mistake."""
    row = found(weighing.part_for(acting(), part_id))
    vacancy_id = row.vacancy.public_id
    young_people.remove_part(acting(), row)
    flash(_("The record is gone"), "success")
    return redirect(url_for(".young_people_part", vacancy_id=vacancy_id), 303)
