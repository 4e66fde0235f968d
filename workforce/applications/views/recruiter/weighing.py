"""What candidates for a job are weighed by, and who weighs them."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.together.words import CriterionForm, PanelForm, SureForm
from workforce.applications.queries.together import panels as seats
from workforce.applications.queries.together import weighing as queries
from workforce.applications.services.together import panels, weighing
from workforce.applications.states.choosing import WEIGHT_NAMES
from workforce.applications.views.recruiter.applicant import doors
from workforce.core.translation import _
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.queries import own
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found


@doors.route("/vacancies/<vacancy_id>/criteria", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def criteria(vacancy_id: str) -> ResponseReturnValue:
    """Say what candidates for a job are weighed by."""
    vacancy, form = found(own.vacancy_for(acting(), vacancy_id)), CriterionForm()
    if form.accepted():
        with form.refusals():
            weighing.add_criterion(
                acting(),
                vacancy,
                weight=form.weight.data,
                text=form.text.data or "",
                sure=bool(form.sure.data),
            )
            return redirect(url_for(".criteria", vacancy_id=vacancy_id), 303)
    rows = [(one, str(WEIGHT_NAMES[one.weight])) for one in queries.criteria_of(vacancy.id)]
    return render_template(
        "applications/recruiter/criteria.html", form=form, vacancy=vacancy, rows=rows
    )


@doors.route("/vacancies/<vacancy_id>/criteria/start", methods=["POST"])
@access.roles(*RECRUITING)
def start_criteria(vacancy_id: str) -> ResponseReturnValue:
    """Begin with what we suggest for the role."""
    vacancy = found(own.vacancy_for(acting(), vacancy_id))
    weighing.start_criteria(acting(), vacancy)
    return redirect(url_for(".criteria", vacancy_id=vacancy_id), 303)


@doors.route("/criteria/<criterion_id>", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def criterion(criterion_id: str) -> ResponseReturnValue:
    """Word a criterion anew."""
    row = found(queries.criterion_for(acting(), criterion_id))
    form, vacancy_id = CriterionForm.of(row), row.vacancy.public_id
    if form.accepted():
        with form.refusals():
            weighing.change_criterion(
                acting(),
                row,
                weight=form.weight.data,
                text=form.text.data or "",
                sure=bool(form.sure.data),
            )
            return redirect(url_for(".criteria", vacancy_id=vacancy_id), 303)
    return render_template("applications/recruiter/criterion.html", form=form, row=row)


@doors.route("/criteria/<criterion_id>/remove", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def remove_criterion(criterion_id: str) -> ResponseReturnValue:
    """Take a criterion away, with the scores given by it."""
    row, form = found(queries.criterion_for(acting(), criterion_id)), SureForm()
    vacancy_id = row.vacancy.public_id
    if form.accepted():
        with form.refusals():
            weighing.remove_criterion(acting(), row, sure=bool(form.sure.data))
            return redirect(url_for(".criteria", vacancy_id=vacancy_id), 303)
    return render_template("applications/recruiter/remove_criterion.html", form=form, row=row)


@doors.route("/vacancies/<vacancy_id>/panel", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def panel(vacancy_id: str) -> ResponseReturnValue:
    """Say who reads and scores beside those who choose."""
    vacancy, form = found(own.vacancy_for(acting(), vacancy_id)), PanelForm()
    could, sitting = seats.who_could_sit(vacancy), seats.seats_on(vacancy.id)
    sits = {one.person_id for one in sitting if one.ended_at is None}
    form.offer([one for one in could if one.id not in sits])
    if form.accepted():
        with form.refusals():
            person = next(one for one in could if one.public_id == form.person.data)
            panels.invite(acting(), vacancy, person)
            flash(_("They are on the panel. A letter tells them"), "success")
            return redirect(url_for(".panel", vacancy_id=vacancy_id), 303)
    return render_template(
        "applications/recruiter/panel.html", form=form, vacancy=vacancy, seats=sitting
    )


@doors.route("/panel-members/<panel_member_id>/end", methods=["POST"])
@access.roles(*RECRUITING)
def let_go(panel_member_id: str) -> ResponseReturnValue:
    """End somebody's seat; what they scored stays."""
    row = found(queries.seat_row(acting(), panel_member_id))
    panels.let_go(acting(), row)
    flash(_("They are no longer on the panel. Their scores stay"), "success")
    return redirect(url_for(".panel", vacancy_id=row.vacancy.public_id), 303)
