"""The page of the evening: what waits for whoever runs homes, and one tap for “nothing changed”."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.translation import _
from workforce.employment import policies as employment_policies
from workforce.employment import queries as employment
from workforce.employment import services as employment_services
from workforce.employment.queries.owed import needs as waiting
from workforce.pages import queries
from workforce.pages.policies import TONIGHT
from workforce.pages.presenters import TonightPage
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("pages_manager", __name__)


@doors.route("/tonight")
@access.roles(*TONIGHT)
def tonight() -> ResponseReturnValue:
    """See what waits for one now, and say of each home that nothing changed."""
    actor, today = acting(), clock.today()
    words = waiting.homes_of_the_evening(actor)
    kept = [
        one
        for one in words
        if one.home.is_open and employment_policies.can_keep_people(actor, one.home)
    ]
    homes = [one.home for one in words]
    page = TonightPage.of(queries.needs_of(actor, words), homes, kept, today)
    return render_template("pages/manager/tonight.html", page=page)


@doors.route("/tonight/<home_id>/nothing-changed", methods=["POST"])
@access.roles(*employment_policies.KEEPERS)
def nothing_changed(home_id: str) -> ResponseReturnValue:
    """Say with one tap that a home's funded posts and people are right today."""
    home = found(employment.home_for(acting(), home_id, employment_policies.KEEPERS))
    employment_services.confirm_home(acting(), home)
    flash(_("%(home)s: confirmed for today", home=home.known_as), "success")
    return redirect(url_for(".tonight"), 303)
