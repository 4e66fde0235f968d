"""What a provider asks of everybody who applies for its jobs."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.asking import GapDaysForm
from workforce.applications.queries import form as queries
from workforce.applications.services.form import asking as services
from workforce.applications.views.recruiter.applicant import doors
from workforce.core.translation import _
from workforce.providers.states import Role
from workforce.web import access
from workforce.web.actor import acting


@doors.route("/time-between-jobs", methods=["GET", "POST"])
@access.roles(Role.OWNER, Role.RECRUITER)
def gap_days() -> ResponseReturnValue:
    """Decide which time between jobs candidates are asked about."""
    form = GapDaysForm(days=queries.gap_days_of(acting().organisation_id or 0))
    if form.accepted():
        with form.refusals():
            services.decide_gap_days(acting(), days=form.days.data or 0)
            flash(_("Candidates who have not sent their form are asked this way now"), "success")
            return redirect(url_for(".gap_days"), 303)
    return render_template("applications/recruiter/gap_days.html", form=form)
