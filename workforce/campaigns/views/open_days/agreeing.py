"""A campaign's team says yes to the open days of providers, or sends them back."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from workforce.campaigns import policies
from workforce.campaigns.forms.open_days import SendBackForm
from workforce.campaigns.presenters.open_days import HeldLine
from workforce.campaigns.queries.open_days import days as queries
from workforce.campaigns.services.open_days import keeping as services
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("campaigns_agreeing", __name__)


@doors.route("/our-open-days/<open_day_id>/agree", methods=["POST"])
@access.roles(*policies.KEEPERS)
def agree(open_day_id: str) -> ResponseReturnValue:
    """Let a provider's open day stand on the campaign's page."""
    services.agree(acting(), found(queries.open_day_for(acting(), open_day_id)))
    flash(_("The open day stands on the campaign’s page and takes bookings"), "success")
    return _to(open_day_id)


@doors.route("/our-open-days/<open_day_id>/send-back", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def send_back(open_day_id: str) -> ResponseReturnValue:
    """Send a provider's open day back, with a word on what should be different."""
    row, form = found(queries.open_day_for(acting(), open_day_id)), SendBackForm()
    if form.accepted():
        with form.refusals():
            services.send_back(acting(), row, form.why.data)
            flash(_("The open day is sent back, and its holder has a letter"), "success")
            return _to(open_day_id)
    line = HeldLine.of(row, acting())
    return render_template("campaigns/open_days/send_back.html", form=form, line=line)


def _to(open_day_id: str) -> Response:
    return redirect(url_for("campaigns_holder.held", open_day_id=open_day_id), 303)
