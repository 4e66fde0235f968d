"""What a campaign aims at, and how far it has come."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.campaigns import policies
from workforce.campaigns.forms.campaigns import targets_form
from workforce.campaigns.presenters import targets as presenters
from workforce.campaigns.presenters.keeping import CampaignLine
from workforce.campaigns.queries import figures, kept
from workforce.campaigns.services import links as services
from workforce.core import registry
from workforce.core.translation import _
from workforce.places.rules import wording
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("campaigns_targets", __name__)


@doors.route("/our-campaigns/<campaign_id>/targets", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def targets(campaign_id: str) -> ResponseReturnValue:
    """Say how many people should start, by region and month."""
    row = found(kept.campaign_for(acting(), campaign_id))
    known = presenters.known_targets(figures.targets_of(row))
    codes, months = presenters.region_codes(row), presenters.months_of(row)
    form = targets_form(codes, months, known)
    if form.accepted():
        with form.refusals():
            services.set_targets(acting(), row, form.wanted())
            flash(_("The targets are kept"), "success")
            return redirect(url_for(".progress", campaign_id=campaign_id), 303)
    boxes = {place: form[name] for name, place in form.places.items()}
    regions = [(wording.region_name(code), [boxes[code, one] for one in months]) for code in codes]
    return render_template(
        "campaigns/targets/targets.html",
        form=form,
        line=CampaignLine.of(row),
        months=months,
        regions=regions,
    )


@doors.route("/our-campaigns/<campaign_id>/progress")
@access.roles(*policies.KEEPERS)
def progress(campaign_id: str) -> ResponseReturnValue:
    """See how many started beside how many were aimed at."""
    row = found(kept.campaign_for(acting(), campaign_id))
    page = presenters.ProgressPage.of(
        row,
        figures.targets_of(row),
        figures.starts_by_region_and_month(row),
        invented=registry.settings().demo,
        title=_("Starts beside targets, by region"),
    )
    return render_template("campaigns/targets/progress.html", page=page, line=CampaignLine.of(row))
