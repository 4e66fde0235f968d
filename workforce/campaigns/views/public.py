"""Campaigns as everybody sees them: their pages, pictures, links, and a moment to think."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.campaigns import policies
from workforce.campaigns.forms.public import quiz_form
from workforce.campaigns.presenters.joining import RunningLine
from workforce.campaigns.presenters.keeping import way_of
from workforce.campaigns.presenters.open_days import OpenDayPage
from workforce.campaigns.presenters.page import CampaignPage, name_of
from workforce.campaigns.queries import public as queries
from workforce.campaigns.queries.open_days import days
from workforce.campaigns.rules import pages as rules
from workforce.campaigns.services import links, pictures
from workforce.campaigns.states import CampaignState
from workforce.core import clock
from workforce.vacancies import policies as vacancies
from workforce.vacancies.rules.figures import visitors
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

A_DAY = "public, max-age=86400"
doors = Blueprint("campaigns_public", __name__)


@doors.route("/campaigns")
@access.public
def campaigns() -> ResponseReturnValue:
    """See the campaigns that run now, and how a provider takes part."""
    actor, today = acting(), clock.today()
    recruits = vacancies.can_recruit(actor)
    jobs = queries.own_jobs_by_role_and_region(actor, today) if recruits else {}
    lines = RunningLine.all_of(queries.open_campaigns(today), jobs)
    return render_template(
        "campaigns/public/campaigns.html",
        campaigns=lines,
        recruits=recruits,
        holds=policies.can_take_part(actor),
    )


@doors.route("/campaigns/<campaign_slug>")
@access.public
def campaign(campaign_slug: str) -> ResponseReturnValue:
    """Read the page of a campaign; whoever came by no link is counted as having come directly."""
    today, via = clock.today(), rules.code_of(request.args.get("via"))
    row = found(queries.campaign_at(campaign_slug, today))
    is_over = row.state is CampaignState.ENDED or today > row.ends_on
    page = CampaignPage.of(
        row, found(queries.newest_version(row)).content, is_over=is_over, via=via
    )
    if not (via or is_over) and visitors.is_person(request.method, dict(request.headers)):
        links.count_visit(row.id, rules.DIRECT, today)
    coming = () if is_over else days.coming_of(row, clock.now())
    open_days = OpenDayPage.all_of(coming, days.full_ones(coming)) if coming else []
    return render_template("campaigns/public/campaign.html", page=page, open_days=open_days)


@doors.route("/campaign-pictures/<picture_id>")
@access.public
def picture(picture_id: str) -> ResponseReturnValue:
    """See a picture that stands on a campaign's page now."""
    row = found(queries.picture(picture_id, clock.today()))
    answer = Response(pictures.content_of(row), mimetype=row.media_type)
    answer.headers["Cache-Control"] = A_DAY
    return answer


@doors.route("/go/<code>")
@access.public
def go(code: str) -> ResponseReturnValue:
    """Follow a link of a campaign, counted; once it has ended, to its page, which says so."""
    today = clock.today()
    link = queries.link_by_code(rules.code_of(code), today)
    if link is None:
        return redirect("/", 302)
    if link.campaign.state is CampaignState.ENDED or today > link.campaign.ends_on:
        return redirect(url_for(".campaign", campaign_slug=link.campaign.slug), 302)
    endpoint, values = way_of(link.target, link.campaign.slug, link.code)
    if visitors.is_person(request.method, dict(request.headers)):
        links.count_visit(link.campaign_id, link.code, today)
    return redirect(url_for(endpoint, **values), 302)


@doors.route("/is-this-for-me", methods=["GET", "POST"])
@doors.route("/campaigns/<campaign_slug>/is-this-for-me", methods=["GET", "POST"])
@access.public
def is_this_for_me(campaign_slug: str = "") -> ResponseReturnValue:
    """Think about the work; the answers are kept nowhere, and every way on stays open."""
    form = quiz_form(rules.code_of(request.args.get("via")))
    row = found(queries.campaign_at(campaign_slug, clock.today())) if campaign_slug else None
    answered = form.accepted()
    return render_template(
        "campaigns/public/is_this_for_me.html",
        form=form,
        answered=answered,
        reflections=form.reflections() if answered else [],
        slug=row.slug if row and row.state is CampaignState.LIVE else "",
        name=name_of(row) if row else None,
        via=rules.code_of(form.via.data or request.args.get("via")),
    )
