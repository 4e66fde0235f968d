"""General pages that anyone may read."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.pages.presenters import ConcernPage, HomePage
from workforce.places import queries as places
from workforce.web import access
from workforce.web.actor import acting

doors = Blueprint("pages_public", __name__)


@doors.route("/")
@access.public
def home() -> ResponseReturnValue:
    """The home page: each audience and its first task."""
    return render_template("pages/public/home.html", page=HomePage.of(acting()))


@doors.route("/concern")
@access.public
def concern() -> ResponseReturnValue:
    """Worried about a child: whom to tell."""
    today = clock.today()
    slug = request.args.get("authority", "")
    chosen = places.authority_by_slug(slug) if slug else None
    page = ConcernPage.of(
        places.authorities(today), chosen, places.contact_for(chosen) if chosen else None
    )
    return render_template("pages/public/concern.html", page=page)


@doors.route("/help")
@access.public
def help_page() -> ResponseReturnValue:
    """Help, and a way to a person."""
    return render_template("pages/public/help_page.html")


@doors.route("/accessibility")
@access.public
def accessibility() -> ResponseReturnValue:
    """The accessibility statement."""
    return render_template("pages/public/accessibility.html")


@doors.route("/privacy")
@access.public
def privacy() -> ResponseReturnValue:
    """What is kept about people, why, and for how long."""
    return render_template("pages/public/privacy.html")


@doors.route("/cookies")
@access.public
def cookies() -> ResponseReturnValue:
    """The cookies in use."""
    return render_template("pages/public/cookies.html")
