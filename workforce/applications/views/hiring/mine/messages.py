"""A candidate reads what an employer wrote and answers."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.hiring.messages import MessageForm
from workforce.applications.presenters.hiring import messages as presenters
from workforce.applications.queries import candidate as own
from workforce.applications.queries.hiring import messages as queries
from workforce.applications.services.hiring import messages as services
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("applications_messages_candidate", __name__)


@doors.route("/applications/<application_id>/messages", methods=["GET", "POST"])
@access.signed_in
def my_messages(application_id: str) -> ResponseReturnValue:
    """Read the messages with an employer and answer."""
    row, form = found(own.application_of(acting(), application_id)), MessageForm()
    if form.accepted():
        limited("message", str(acting().person_id))
        with form.refusals():
            services.write_to_employer(
                acting(), row, words=form.words.data or "", confirmed=form.confirmed.data
            )
            flash(_("Your message is sent"), "success")
            return redirect(url_for(".my_messages", application_id=application_id), 303)
    if queries.unread(row.id, from_employer=True):
        services.note_read(row, by_employer=False)
    page = presenters.ThreadPage.for_candidate(row, queries.thread(row.id))
    return render_template("applications/hiring/my_messages.html", form=form, page=page)
