"""Holding open days: setting up, opening, changing, calling off, and saying who came."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from workforce.campaigns import policies
from workforce.campaigns.forms.open_days import AttendanceForm, OpenDayForm
from workforce.campaigns.presenters import open_days as presenters
from workforce.campaigns.queries import kept
from workforce.campaigns.queries.open_days import bookings
from workforce.campaigns.queries.open_days import days as queries
from workforce.campaigns.services.open_days import booking
from workforce.campaigns.services.open_days import keeping as services
from workforce.core.errors import DomainError
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.fields import Choice
from workforce.web.limits import limited

doors = Blueprint("campaigns_holder", __name__)


@doors.route("/our-open-days")
@access.roles(*policies.HOLDERS)
def open_days() -> ResponseReturnValue:
    """See the open days one holds, and those of others in one's campaigns."""
    actor = acting()
    lines = [presenters.HeldLine.of(one, actor) for one in queries.open_days_for(actor)]
    return render_template(
        "campaigns/open_days/open_days.html",
        lines=lines,
        keeps=policies.can_keep_campaigns(actor),
    )


@doors.route("/our-campaigns/<campaign_id>/open-days/new", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def add(campaign_id: str) -> ResponseReturnValue:
    """Begin an open day of a campaign of one's own."""
    row, form = found(kept.campaign_for(acting(), campaign_id)), OpenDayForm()
    if form.accepted():
        limited("open-day-place", acting().id)
        with form.refusals():
            return _to(services.set_up(acting(), row, form.details()).public_id)
    return render_template("campaigns/open_days/add.html", form=form, campaign_id=campaign_id)


@doors.route("/campaigns/<campaign_slug>/open-days/new", methods=["GET", "POST"])
@access.roles(*policies.RECRUITERS)
def offer(campaign_slug: str) -> ResponseReturnValue:
    """Begin an open day of a provider that takes part in a campaign."""
    actor, form = acting(), OpenDayForm()
    takes_part = policies.can_take_part(actor)
    row = found(queries.live_campaign(campaign_slug) if takes_part else None)
    if form.accepted():
        limited("open-day-place", actor.id)
        with form.refusals():
            return _to(services.set_up(actor, row, form.details()).public_id)
    return render_template("campaigns/open_days/offer.html", form=form, slug=row.slug)


@doors.route("/our-open-days/<open_day_id>")
@access.roles(*policies.HOLDERS)
def held(open_day_id: str) -> ResponseReturnValue:
    """See how an open day stands and what can be done to it."""
    actor = acting()
    row = found(queries.open_day_for(actor, open_day_id))
    people = bookings.who_comes(row) if policies.can_hold(actor, row) else ()
    page = presenters.HeldPage.of(row, actor, bookings.counts_of([row]), people)
    return render_template("campaigns/open_days/held.html", page=page)


@doors.route("/our-open-days/<open_day_id>/change", methods=["GET", "POST"])
@access.roles(*policies.HOLDERS)
def change(open_day_id: str) -> ResponseReturnValue:
    """Say anew what an open day is."""
    row = found(queries.own_open_day_for(acting(), open_day_id))
    form = OpenDayForm.of(row)
    if form.accepted():
        limited("open-day-place", acting().id)
        with form.refusals():
            services.change(acting(), row, form.details())
            flash(_("The open day is changed"), "success")
            return _to(open_day_id)
    return render_template("campaigns/open_days/change.html", form=form, open_day_id=open_day_id)


@doors.route("/our-open-days/<open_day_id>/publish", methods=["POST"])
@access.roles(*policies.HOLDERS)
def publish(open_day_id: str) -> ResponseReturnValue:
    """Open a day to bookings, or ask the campaign's team to."""
    row = found(queries.own_open_day_for(acting(), open_day_id))
    try:
        services.publish(acting(), row)
    except DomainError as refused:
        flash(str(refused), "important")
    return _to(open_day_id)


@doors.route("/our-open-days/<open_day_id>/call-off", methods=["GET", "POST"])
@access.roles(*policies.HOLDERS)
def call_off(open_day_id: str) -> ResponseReturnValue:
    """Call an open day off; everybody who booked is told."""
    row = found(queries.own_open_day_for(acting(), open_day_id))
    if request.method == "POST":
        services.call_off(acting(), row)
        flash(_("The open day is called off. Everybody who booked is told"), "success")
        return _to(open_day_id)
    line = presenters.HeldLine.of(row, acting())
    return render_template("campaigns/open_days/call_off.html", line=line)


@doors.route("/our-open-days/<open_day_id>/attendance", methods=["GET", "POST"])
@access.roles(*policies.HOLDERS)
def attendance(open_day_id: str) -> ResponseReturnValue:
    """Say who came, once the day has begun; it can be put right later."""
    row = found(queries.own_open_day_for(acting(), open_day_id))
    people = bookings.who_comes(row)
    form = AttendanceForm(came=[one.public_id for one in people if one.came])
    form.came.choices = [Choice(one.public_id, one.name or "") for one in people]
    if form.accepted():
        with form.refusals():
            booking.mark(acting(), row, frozenset(form.came.data))
            flash(_("Who came is kept"), "success")
            return _to(open_day_id)
    line = presenters.HeldLine.of(row, acting())
    return render_template(
        "campaigns/open_days/attendance.html", form=form, line=line, has_people=bool(people)
    )


def _to(open_day_id: str) -> Response:
    return redirect(url_for("campaigns_holder.held", open_day_id=open_day_id), 303)
