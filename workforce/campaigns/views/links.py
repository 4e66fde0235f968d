"""Tracked links of a campaign: making them, and what they brought and cost."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.campaigns import policies
from workforce.campaigns.forms.campaigns import LinkForm, SpendForm
from workforce.campaigns.presenters.keeping import CampaignLine, LinkLine
from workforce.campaigns.queries import figures, kept
from workforce.campaigns.services import links as services
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("campaigns_links", __name__)


@doors.route("/our-campaigns/<campaign_id>/links")
@access.roles(*policies.KEEPERS)
def links(campaign_id: str) -> ResponseReturnValue:
    """See the links of a campaign, their visits and what they cost."""
    row = found(kept.campaign_for(acting(), campaign_id))
    visits = figures.visits_by_code(row)
    lines = LinkLine.all_of(kept.links_of(row), visits, figures.spend_by_link(row))
    return render_template(
        "campaigns/links/links.html",
        line=CampaignLine.of(row),
        links=lines,
        direct=visits.get("", 0),
    )


@doors.route("/our-campaigns/<campaign_id>/links/new", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def add(campaign_id: str) -> ResponseReturnValue:
    """Make a link."""
    row = found(kept.campaign_for(acting(), campaign_id))
    form = LinkForm()
    if form.accepted():
        with form.refusals():
            link = services.add_link(
                acting(),
                row,
                label=form.label.data,
                code=form.code.data,
                channel=form.channel.data,
                target=form.target.data,
            )
            return redirect(url_for(".link", link_id=link.public_id), 303)
    return render_template("campaigns/links/add.html", form=form, campaign_id=campaign_id)


@doors.route("/our-campaigns/links/<link_id>", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def link(link_id: str) -> ResponseReturnValue:
    """See one link, and write down what it cost."""
    row = found(kept.link_for(acting(), link_id))
    form = SpendForm()
    if form.accepted():
        with form.refusals():
            services.note_spend(acting(), row, month=form.month.data, spend_pence=form.spend.data)
            flash(_("The cost is written down"), "success")
            return redirect(url_for(".link", link_id=link_id), 303)
    return render_template(
        "campaigns/links/link.html",
        form=form,
        link=row,
        campaign_id=row.campaign.public_id,
        address=url_for("campaigns_public.go", code=row.code, _external=True),
        visits=figures.visits_of(row),
        spends=figures.spends_of(row),
    )
