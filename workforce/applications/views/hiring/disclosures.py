"""Those who choose ask for a self-disclosure, read it, and note that it was talked about."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.hiring.disclosures import DiscussedForm
from workforce.applications.presenters.hiring.disclosures import DisclosurePage
from workforce.applications.queries import choosing
from workforce.applications.queries.hiring import disclosures as queries
from workforce.applications.services.hiring import disclosures as services
from workforce.core.translation import _
from workforce.vacancies.forms import asking
from workforce.vacancies.policies import RECRUITING
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("applications_disclosures", __name__)


@doors.route("/applicants/<application_id>/disclosure/ask", methods=["POST"])
@access.roles(*RECRUITING)
def ask_disclosure(application_id: str) -> ResponseReturnValue:
    """Ask a shortlisted candidate for a self-disclosure."""
    services.ask(acting(), found(choosing.application_for(acting(), application_id)))
    flash(_("The candidate is asked, with an explanation"), "success")
    return _to(application_id)


@doors.route("/applicants/<application_id>/disclosure", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def disclosure(application_id: str) -> ResponseReturnValue:
    """Read what a candidate disclosed, and note that it was talked about."""
    row = found(choosing.application_for(acting(), application_id))
    asked, form = queries.disclosure_of(row.id), DiscussedForm()
    if asked is None:
        return _to(application_id)
    if form.accepted() and form.discussed_on.data:
        with form.refusals():
            services.discuss(
                acting(),
                row,
                outcome=form.outcome.data or "",
                discussed_on=form.discussed_on.data,
                no_child=asking.is_confirmed(form),
            )
            flash(_("Recorded"), "success")
            return redirect(url_for(".disclosure", application_id=application_id), 303)
    page = DisclosurePage.of(row, asked)
    return render_template("applications/hiring/disclosure.html", form=form, page=page)


def _to(application_id: str) -> ResponseReturnValue:
    where = url_for("applications_recruiter.applicant", application_id=application_id)
    return redirect(where, 303)
