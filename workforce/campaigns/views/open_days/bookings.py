"""One's own booking, by the link of a letter: to see it, to keep it in a calendar, to cancel it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.rules.hiring import calendar
from workforce.applications.views.hiring import interviews
from workforce.campaigns.models import OpenDayBooking
from workforce.campaigns.presenters import open_days as presenters
from workforce.campaigns.queries.open_days import bookings as queries
from workforce.campaigns.services.open_days import booking as services
from workforce.campaigns.services.open_days import telling
from workforce.campaigns.states import BookingState
from workforce.core import clock
from workforce.web import access
from workforce.web.errors import found

doors = Blueprint("campaigns_bookings", __name__)


@doors.route("/open-day-bookings/<token>", methods=["GET", "POST"])
@access.public
def mine(token: str) -> ResponseReturnValue:
    """See one's booking or cancel it; it works as often as it is opened."""
    row = found(telling.of_token(token))
    if request.method == "POST":
        if request.form.get("do") == "cancel":
            services.give_up(row)
        return redirect(url_for(".mine", token=token), 303)
    return render_template("campaigns/open_days/mine.html", page=_mine(row), token=token)


@doors.route("/open-day-bookings/<token>/open-day.ics")
@access.public
def calendar_file(token: str) -> ResponseReturnValue:
    """Have one's open day as a calendar file; once it is off, the file takes it out again."""
    row = found(telling.of_token(token))
    address = url_for(".mine", token=token, _external=True)
    if row.state is BookingState.WAITING:
        return redirect(address, 303)
    event = presenters.own_event(row, address, interviews.host())
    text = calendar.calendar([event], made_at=clock.now(), maker=interviews.maker())
    return interviews.calendar_file(text)


def _mine(row: OpenDayBooking) -> presenters.MyBooking:
    waits = row.state is BookingState.WAITING
    return presenters.MyBooking.of(row, in_line=queries.place_in_line(row) if waits else 0)
