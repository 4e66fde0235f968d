"""An open day as everybody sees it, and booking a place without an account."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.campaigns.forms.interest import WhereForm
from workforce.campaigns.forms.open_days import BookForm
from workforce.campaigns.models import OpenDay
from workforce.campaigns.presenters import open_days as presenters
from workforce.campaigns.presenters.interest import FromAbroad
from workforce.campaigns.queries.open_days import days as queries
from workforce.campaigns.rules import pages as rules
from workforce.campaigns.services.open_days import booking as services
from workforce.campaigns.states import LivesWhere, OpenDayState
from workforce.core import clock
from workforce.core.translation import language
from workforce.web import access
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("campaigns_open_days", __name__)


@doors.route("/open-days/<open_day_id>")
@access.public
def open_day(open_day_id: str) -> ResponseReturnValue:
    """Read when and where an open day is, and whether there are places left."""
    row = found(queries.public_day(open_day_id))
    address = url_for(".open_day", open_day_id=open_day_id, _external=True)
    return render_template(
        "campaigns/open_days/open_day.html",
        page=_page(row),
        posting=presenters.event_posting(row, address),
        via=_via(),
    )


@doors.route("/open-days/<open_day_id>/book", methods=["GET", "POST"])
@access.public
def book(open_day_id: str) -> ResponseReturnValue:
    """Say where one lives, so that the first answer is an honest one; it is not kept."""
    row, form = _open(open_day_id), WhereForm(via=_via())
    if form.accepted():
        here = form.where.data is LivesWhere.HERE
        door = ".details" if here else ".from_abroad"
        via = rules.code_of(form.via.data) or None
        return redirect(url_for(door, open_day_id=open_day_id, via=via), 303)
    return render_template("campaigns/open_days/book.html", form=form, page=_page(row), via=_via())


@doors.route("/open-days/<open_day_id>/from-abroad")
@access.public
def from_abroad(open_day_id: str) -> ResponseReturnValue:
    """Read what the rules say of people who would need a sponsor, before leaving a name."""
    row = _open(open_day_id)
    return render_template(
        "campaigns/open_days/from_abroad.html",
        page=FromAbroad.of(clock.today()),
        open_day_id=row.public_id,
        via=_via(),
    )


@doors.route("/open-days/<open_day_id>/book/details", methods=["GET", "POST"])
@access.public
def details(open_day_id: str) -> ResponseReturnValue:
    """Leave a name and an address, and book a place or one in the line."""
    row, form = _open(open_day_id), BookForm(via=_via())
    if form.accepted():
        limited("open-day-client")
        limited("open-day-address", form.email.data)
        with form.refusals():
            services.book(row, _visitor(form))
            return redirect(url_for(".sent", open_day_id=open_day_id), 303)
    return render_template(
        "campaigns/open_days/details.html", form=form, page=_page(row), via=_via()
    )


@doors.route("/open-days/<open_day_id>/sent")
@access.public
def sent(open_day_id: str) -> ResponseReturnValue:
    """Learn that a letter is on its way, whoever booked."""
    row = found(queries.public_day(open_day_id))
    return render_template("campaigns/open_days/sent.html", open_day_id=row.public_id)


def _open(open_day_id: str) -> OpenDay:
    row = found(queries.public_day(open_day_id))
    comes = row.state is OpenDayState.OPEN and row.starts_at > clock.now()
    return found(row if comes else None)


def _page(row: OpenDay) -> presenters.OpenDayPage:
    return presenters.OpenDayPage.of(row, is_full=row.id in queries.full_ones([row]))


def _via() -> str:
    return rules.code_of(request.values.get("via"))


def _visitor(form: BookForm) -> services.Visitor:
    return services.Visitor(
        name=form.name.data,
        address=form.email.data,
        telephone=form.telephone.data or "",
        adjustments=form.adjustments.data or "",
        language=language(),
        came_from=rules.code_of(form.via.data),
    )
