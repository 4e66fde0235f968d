"""From a visit to a start: what campaigns brought, and what a start cost."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from workforce.campaigns import policies
from workforce.campaigns.models import Campaign
from workforce.campaigns.presenters import funnel as presenters
from workforce.campaigns.presenters.keeping import CampaignLine
from workforce.campaigns.queries import funnel as queries
from workforce.campaigns.queries import kept
from workforce.campaigns.states import Division
from workforce.core import registry
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("campaigns_funnel", __name__)


@doors.route("/our-campaigns/funnels")
@access.roles(*policies.KEEPERS)
def funnels() -> ResponseReturnValue:
    """See the campaigns of one's sector body beside each other, from visits to starts."""
    rows = kept.campaigns_for(acting())
    page = presenters.FunnelsPage.of(rows, queries.of_campaigns(rows))
    return render_template("campaigns/funnel/funnels.html", page=page, stages=presenters.STAGES)


@doors.route("/our-campaigns/<campaign_id>/funnel")
@access.roles(*policies.KEEPERS)
def funnel(campaign_id: str) -> ResponseReturnValue:
    """See what the links of a campaign brought, by link, region or role."""
    row = found(kept.campaign_for(acting(), campaign_id))
    return render_template(
        "campaigns/funnel/funnel.html",
        page=_page(row),
        line=CampaignLine.of(row),
        stages=presenters.STAGES,
        divisions=tuple(Division),
    )


@doors.route("/our-campaigns/<campaign_id>/funnel.csv")
@access.roles(*policies.KEEPERS)
def table(campaign_id: str) -> ResponseReturnValue:
    """Take the table away; it hides what the page hides."""
    row = found(kept.campaign_for(acting(), campaign_id))
    answer = Response(presenters.funnel_csv(_page(row)), mimetype="text/csv")
    answer.headers["Content-Disposition"] = "attachment; filename=campaign.csv"
    return answer


def _page(campaign: Campaign) -> presenters.FunnelPage:
    asked = request.args.get("by", "")
    division = Division(asked) if asked in set(Division) else Division.LINK
    return presenters.FunnelPage.of(
        queries.of_campaign(campaign, division),
        division,
        kept.links_of(campaign),
        invented=registry.settings().demo,
        title=_("From a visit to a start"),
    )
