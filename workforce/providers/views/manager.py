"""Doors for everybody who works for a provider: its homes, as far as their membership reaches."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.core.translation import _
from workforce.providers import policies, presenters
from workforce.providers.forms import HomeForm, SchoolForm
from workforce.providers.queries import homes as queries
from workforce.providers.services import homes as services
from workforce.providers.services import settings
from workforce.providers.states import ROLES_OF, OrganisationKind
from workforce.providers.views.owner import details_in
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("providers_manager", __name__)


@doors.route("/homes")
@access.roles(*ROLES_OF[OrganisationKind.PROVIDER])
def homes() -> ResponseReturnValue:
    """See the homes that one's membership covers."""
    actor = acting()
    return render_template(
        "providers/manager/homes.html",
        homes=[presenters.HomeLine.of(home) for home in queries.homes_for(actor)],
        can_claim=policies.can_claim_homes(actor),
    )


@doors.route("/homes/<home_id>")
@access.roles(*ROLES_OF[OrganisationKind.PROVIDER])
def home(home_id: str) -> ResponseReturnValue:
    """See one home, and go on to its people, posts and training."""
    row = found(queries.home_for(acting(), home_id))
    page = presenters.HomePage.of(acting(), row)
    return render_template("providers/manager/home.html", page=page)


@doors.route("/homes/<home_id>/details", methods=["GET", "POST"])
@access.roles(*sorted(policies.KEEPERS_OF_HOMES))
def details(home_id: str) -> ResponseReturnValue:
    """Correct a home's name, address or postcode."""
    row = found(queries.home_for(acting(), home_id, *policies.KEEPERS_OF_HOMES))
    form = HomeForm(name=row.name, address=row.address, postcode=row.postcode)
    if form.accepted():
        with form.refusals():
            services.change_details(acting(), row, details_in(form))
            flash(_("Details of the home saved"), "success")
            return redirect(url_for("providers_manager.home", home_id=home_id), 303)
    return render_template("providers/manager/details.html", form=form, home_id=home_id)


@doors.route("/homes/<home_id>/school", methods=["GET", "POST"])
@access.roles(*sorted(policies.KEEPERS_OF_HOMES))
def school(home_id: str) -> ResponseReturnValue:
    """Say that a home is registered as a school too, so that more checks are asked for."""
    row = found(queries.home_for(acting(), home_id, *policies.KEEPERS_OF_HOMES))
    form = SchoolForm()
    if form.accepted():
        with form.refusals():
            settings.say_school(acting(), row, also_school=True)
            flash(_("Saved. The checks of a school are asked for too"), "success")
            return redirect(url_for("providers_manager.home", home_id=home_id), 303)
    return render_template("providers/manager/school.html", form=form, home_id=home_id)
