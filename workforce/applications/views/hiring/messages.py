"""Those who choose write to a candidate, and see what waits for an answer."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.hiring.messages import MessageForm
from workforce.applications.presenters.hiring import messages as presenters
from workforce.applications.queries import choosing
from workforce.applications.queries.hiring import messages as queries
from workforce.applications.services.hiring import messages as services
from workforce.core.translation import _
from workforce.vacancies.policies import RECRUITING
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("applications_messages", __name__)


@doors.route("/messages/waiting")
@access.roles(*RECRUITING)
def waiting_messages() -> ResponseReturnValue:
    """See which candidates wrote what nobody has opened."""
    lines = [presenters.WaitingLine.of(*row) for row in queries.waiting_for(acting())]
    return render_template("applications/hiring/waiting_messages.html", lines=lines)


@doors.route("/applicants/<application_id>/messages", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def applicant_messages(application_id: str) -> ResponseReturnValue:
    """Read the messages with one candidate and write another."""
    row, form = found(choosing.application_for(acting(), application_id)), MessageForm()
    if form.accepted():
        limited("message", str(acting().person_id))
        with form.refusals():
            services.write_to_candidate(
                acting(), row, words=form.words.data or "", confirmed=form.confirmed.data
            )
            flash(_("Your message is sent"), "success")
            return redirect(url_for(".applicant_messages", application_id=application_id), 303)
    if queries.unread(row.id, from_employer=False):
        services.note_read(row, by_employer=True)
    page = presenters.ThreadPage.for_employer(row, queries.thread(row.id))
    return render_template("applications/hiring/applicant_messages.html", form=form, page=page)
