"""Those who choose let a candidate know where the home is, and end that."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.hiring.releases import ReleaseForm
from workforce.applications.models import Application
from workforce.applications.presenters.hiring.releases import released
from workforce.applications.presenters.naming import name_read
from workforce.applications.queries import choosing
from workforce.applications.queries.hiring import places
from workforce.applications.queries.hiring import releases as queries
from workforce.applications.rules.hiring.releases import limits_on
from workforce.applications.services.hiring import releases as services
from workforce.applications.states.hiring import IdentitySeen
from workforce.core import clock
from workforce.core.translation import _
from workforce.vacancies.forms import asking
from workforce.vacancies.policies import RECRUITING
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.fields import Choice

doors = Blueprint("applications_releases", __name__)


@doors.route("/applicants/<application_id>/place", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def release_place(application_id: str) -> ResponseReturnValue:
    """Release a home's address to a candidate, after an identity check."""
    row = found(choosing.application_for(acting(), application_id))
    homes, form = {one.public_id: one for one in places.homes_of(row.vacancy)}, ReleaseForm()
    form.home.choices = [Choice(key, home.known_as) for key, home in homes.items()]
    if form.accepted() and form.seen_on.data and form.visit_on.data:
        with form.refusals():
            services.release(
                acting(),
                row,
                homes[form.home.data or ""],
                identity=services.IdentityCheck(IdentitySeen(form.seen.data), form.seen_on.data),
                reason=form.reason.data or "",
                visit_on=form.visit_on.data,
                no_child=asking.is_confirmed(form),
            )
            flash(_("The candidate can look at the address. It is in no letter"), "success")
            return _to(application_id)
    return render_template(
        "applications/hiring/release_place.html", form=form, row=row, **_known_of(row)
    )


@doors.route("/applicants/<application_id>/place/end", methods=["POST"])
@access.roles(*RECRUITING)
def end_release(application_id: str) -> ResponseReturnValue:
    """Let the candidate look no longer."""
    services.end(acting(), found(choosing.application_for(acting(), application_id)))
    flash(_("The candidate can no longer look at the address"), "success")
    return _to(application_id)


def _known_of(row: Application) -> dict[str, Any]:
    return {
        "name": name_read(row),
        "lines": released(queries.releases_of(row.id)),
        "limits": limits_on(clock.today()),
        "is_open": queries.open_release(row.id, clock.now()) is not None,
    }


def _to(application_id: str) -> ResponseReturnValue:
    where = url_for("applications_recruiter.applicant", application_id=application_id)
    return redirect(where, 303)
