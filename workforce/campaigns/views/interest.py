"""Asking to hear more: honest first, then a name, a letter to confirm, and a way out."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.campaigns.forms.interest import InterestForm, WhereForm
from workforce.campaigns.models import Campaign
from workforce.campaigns.presenters.interest import FromAbroad
from workforce.campaigns.presenters.page import name_of
from workforce.campaigns.queries import public
from workforce.campaigns.rules import pages as rules
from workforce.campaigns.services import interest as services
from workforce.campaigns.states import CampaignState, LivesWhere
from workforce.core import clock
from workforce.core.translation import language
from workforce.web import access
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("campaigns_interest", __name__)
VERBS = {"confirm": services.confirm, "keep": services.keep, "stop": services.stop}


@doors.route("/campaigns/<campaign_slug>/interest", methods=["GET", "POST"])
@access.public
def interest(campaign_slug: str) -> ResponseReturnValue:
    """Say where one lives, so that the first answer is an honest one; it is not kept."""
    row, form = _running(campaign_slug), WhereForm(via=_via())
    if form.accepted():
        here = form.where.data is LivesWhere.HERE
        door = ".details" if here else ".from_abroad"
        via = rules.code_of(form.via.data) or None
        return redirect(url_for(door, campaign_slug=campaign_slug, via=via), 303)
    return render_template(
        "campaigns/interest/interest.html", form=form, slug=row.slug, name=name_of(row), via=_via()
    )


@doors.route("/campaigns/<campaign_slug>/from-abroad")
@access.public
def from_abroad(campaign_slug: str) -> ResponseReturnValue:
    """Read what the rules say of people who would need a sponsor, before leaving a name."""
    row = _running(campaign_slug)
    page = FromAbroad.of(clock.today())
    return render_template(
        "campaigns/interest/from_abroad.html", page=page, slug=row.slug, via=_via()
    )


@doors.route("/campaigns/<campaign_slug>/interest/details", methods=["GET", "POST"])
@access.public
def details(campaign_slug: str) -> ResponseReturnValue:
    """Leave a name and an address, and agree to be written to."""
    row, form = _running(campaign_slug), InterestForm(via=_via())
    if form.accepted():
        limited("interest-client")
        limited("interest-address", form.email.data)
        with form.refusals():
            services.ask(row, _asker(form))
            return redirect(url_for(".sent", campaign_slug=campaign_slug), 303)
    return render_template(
        "campaigns/interest/details.html", form=form, slug=campaign_slug, via=_via()
    )


@doors.route("/campaigns/<campaign_slug>/interest/sent")
@access.public
def sent(campaign_slug: str) -> ResponseReturnValue:
    """Learn that a letter is on its way, whoever asked."""
    return render_template("campaigns/interest/sent.html", slug=campaign_slug)


@doors.route("/interest/<token>", methods=["GET", "POST"])
@access.public
def mine(token: str) -> ResponseReturnValue:
    """Confirm, keep on or stop, by the link of a letter; it works as often as it is opened."""
    row = found(services.of_token(token))
    verb = VERBS.get(request.form.get("do", "")) if request.method == "POST" else None
    if verb is not None:
        verb(row)
        return redirect(url_for(".mine", token=token), 303)
    return render_template(
        "campaigns/interest/mine.html", row=row, token=token, name=name_of(row.campaign)
    )


def _running(campaign_slug: str) -> Campaign:
    row = found(public.campaign_at(campaign_slug, clock.today()))
    runs = row.state is CampaignState.LIVE and clock.today() <= row.ends_on
    return found(row if runs else None)


def _via() -> str:
    return rules.code_of(request.values.get("via"))


def _asker(form: InterestForm) -> services.Asker:
    return services.Asker(
        name=form.name.data,
        address=form.email.data,
        region_code=form.region.data or "",
        roles=tuple(form.roles.data),
        language=language(),
        came_from=rules.code_of(form.via.data),
    )
