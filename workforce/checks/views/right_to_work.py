"""Doors of the right-to-work log: who is due, and one look at one person."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.checks import queries
from workforce.checks.forms.rechecks import RightToWorkForm
from workforce.checks.models import Check, RightToWorkCheck
from workforce.checks.policies import READERS
from workforce.checks.presenters.rechecks import RightToWorkEntry, RightToWorkLine
from workforce.checks.queries import rechecks
from workforce.checks.services import rechecks as services
from workforce.checks.states import FOLLOW_UP_NAMES, CheckKind, FollowUp
from workforce.core import clock
from workforce.core.errors import NotFound
from workforce.core.paging import page_number
from workforce.core.translation import _, lazy
from workforce.documents import queries as papers
from workforce.documents import services as documents
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("checks_right_to_work", __name__)
STANDINGS = {one.value: one for one in FollowUp}


@doors.route("/right-to-work")
@access.roles(*READERS)
def right_to_work() -> ResponseReturnValue:
    """See whose right to work was checked, and whose follow-up is due."""
    day, standing = clock.today(), STANDINGS.get(request.args.get("state", ""))
    number = page_number(request.args.get("page"))
    page = rechecks.right_to_work_for(acting(), day, standing, page=number)
    latest = rechecks.latest_right_to_work(page.rows)
    lines = [
        RightToWorkLine.of(row, latest.get((row.organisation_id, row.person_reference)), day)
        for row in page.rows
    ]
    tabs = [("", _("Everybody"), standing is None)]
    tabs += [(one.value, str(name), one is standing) for one, name in FOLLOW_UP_NAMES.items()]
    return render_template(
        "checks/right_to_work/right_to_work.html", lines=lines, page=page, tabs=tabs
    )


@doors.route("/checks/<check_id>/right-to-work", methods=["GET", "POST"])
@access.roles(*READERS)
def record(check_id: str) -> ResponseReturnValue:
    """See the log of one person, and add to it."""
    check = found(queries.check_for(acting(), check_id))
    form = RightToWorkForm(checked_on=clock.today())
    if check.kind is not CheckKind.RIGHT_TO_WORK:
        raise NotFound(lazy("Page not found"))
    if form.accepted():
        with form.refusals():
            _record(check, form)
            flash(_("Added to the log. A second person verifies it"), "success")
            appointment_id = check.appointment.public_id
            where = url_for("checks_manager.appointment", appointment_id=appointment_id)
            return redirect(where, 303)
    log = rechecks.right_to_work_log(check.appointment)
    kept = papers.documents_of(RightToWorkCheck.__tablename__, [row.id for row in log])
    entries = [RightToWorkEntry.of(row) for row in log]
    return render_template(
        "checks/right_to_work/record.html", form=form, check=check, entries=entries, papers=kept
    )


def _record(check: Check, form: RightToWorkForm) -> None:
    content, stored = form.upload(), None
    if content is not None:
        limited("upload", str(acting().person_id))
        stored = documents.store(title=_("Right to work"), content=content)
    services.record_right_to_work(
        acting(),
        check,
        method=form.method.data,
        result=form.result.data,
        checked_on=form.checked_on.data,
        permission_until=form.permission_until.data,
        notice_reference=form.notice_reference.data,
        stored=stored,
        own_copy=form.own_copy.data,
    )
