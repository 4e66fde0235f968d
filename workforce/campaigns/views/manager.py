"""Keeping campaigns: what they are about, publishing, going back, ending."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from workforce.campaigns import policies
from workforce.campaigns.forms.campaigns import CampaignForm
from workforce.campaigns.presenters.keeping import BlockLine, CampaignLine, KeptPage
from workforce.campaigns.presenters.page import CampaignPage
from workforce.campaigns.queries import kept
from workforce.campaigns.services import campaigns as services
from workforce.campaigns.services import pages
from workforce.core import clock
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("campaigns_manager", __name__)


@doors.route("/our-campaigns")
@access.roles(*policies.KEEPERS)
def campaigns() -> ResponseReturnValue:
    """See the campaigns of one's sector body."""
    lines = [CampaignLine.of(one) for one in kept.campaigns_for(acting())]
    return render_template("campaigns/manager/campaigns.html", campaigns=lines)


@doors.route("/our-campaigns/new", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def set_up() -> ResponseReturnValue:
    """Begin a campaign."""
    form = CampaignForm()
    if form.accepted():
        with form.refusals():
            row = services.set_up(acting(), form.details())
            return _to("campaign", row.public_id)
    return render_template("campaigns/manager/set_up.html", form=form)


@doors.route("/our-campaigns/<campaign_id>")
@access.roles(*policies.KEEPERS)
def campaign(campaign_id: str) -> ResponseReturnValue:
    """See one campaign and what can be done with it."""
    page = KeptPage.of(found(kept.campaign_for(acting(), campaign_id)), clock.today())
    return render_template("campaigns/manager/campaign.html", page=page)


@doors.route("/our-campaigns/<campaign_id>/change", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def change(campaign_id: str) -> ResponseReturnValue:
    """Say anew what a campaign is about."""
    row = found(kept.campaign_for(acting(), campaign_id))
    form = CampaignForm.of(row)
    if form.accepted():
        with form.refusals():
            services.change(acting(), row, form.details())
            flash(_("The campaign is changed"), "success")
            return _to("campaign", campaign_id)
    return render_template("campaigns/manager/change.html", form=form, campaign_id=campaign_id)


@doors.route("/our-campaigns/<campaign_id>/preview")
@access.roles(*policies.KEEPERS)
def preview(campaign_id: str) -> ResponseReturnValue:
    """See the page as people will, before it is published."""
    row = found(kept.campaign_for(acting(), campaign_id))
    page = CampaignPage.of(row, pages.content_of(row, kept.blocks_of(row)))
    return render_template("campaigns/manager/preview.html", page=page)


@doors.route("/our-campaigns/<campaign_id>/publish", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def publish(campaign_id: str) -> ResponseReturnValue:
    """Let everybody see the page as it stands now."""
    row = found(kept.campaign_for(acting(), campaign_id))
    if request.method == "POST":
        pages.publish(acting(), row)
        flash(_("The page is published"), "success")
        return _to("campaign", campaign_id)
    blocks = [BlockLine.of(one) for one in kept.blocks_of(row)]
    page = KeptPage.of(row, clock.today())
    lacking = [one for one in blocks if one.lacks_welsh]
    return render_template(
        "campaigns/manager/publish.html",
        page=page,
        blocks=blocks,
        lacking=lacking,
        name_lacks=not row.welsh_name,
    )


@doors.route("/our-campaigns/<campaign_id>/history")
@access.roles(*policies.KEEPERS)
def history(campaign_id: str) -> ResponseReturnValue:
    """See what was published, when and by whom."""
    row = found(kept.campaign_for(acting(), campaign_id))
    return render_template(
        "campaigns/manager/history.html",
        line=CampaignLine.of(row),
        versions=kept.versions_of(row),
    )


@doors.route("/our-campaigns/versions/<version_id>")
@access.roles(*policies.KEEPERS)
def version(version_id: str) -> ResponseReturnValue:
    """See a page as it was published once."""
    row = found(kept.version_for(acting(), version_id))
    page = CampaignPage.of(row.campaign, row.content)
    return render_template("campaigns/manager/version.html", page=page, version=row)


@doors.route("/our-campaigns/versions/<version_id>/restore", methods=["POST"])
@access.roles(*policies.KEEPERS)
def restore(version_id: str) -> ResponseReturnValue:
    """Write the page anew as it was published once."""
    row = found(kept.version_for(acting(), version_id))
    public_id = row.campaign.public_id
    pages.restore(acting(), row)
    flash(_("The page you are writing is as it was then. Publish it when you are ready"), "success")
    return redirect(url_for("campaigns_page.write", campaign_id=public_id), 303)


@doors.route("/our-campaigns/<campaign_id>/end", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def end(campaign_id: str) -> ResponseReturnValue:
    """End a campaign early."""
    row = found(kept.campaign_for(acting(), campaign_id))
    if request.method == "POST":
        services.end(acting(), row)
        flash(_("The campaign has ended"), "success")
        return _to("campaign", campaign_id)
    return render_template("campaigns/manager/end.html", line=CampaignLine.of(row))


def _to(door: str, campaign_id: str) -> Response:
    return redirect(url_for(f"campaigns_manager.{door}", campaign_id=campaign_id), 303)
