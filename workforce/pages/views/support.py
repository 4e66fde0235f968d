"""Pages for the platform's own support."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock, jobs, registry
from workforce.core.errors import NotFound
from workforce.core.translation import _, lazy
from workforce.pages import queries
from workforce.pages.forms import ContactForm
from workforce.pages.presenters import AuthorityChoice, ContactLine, RunLine
from workforce.places import queries as places
from workforce.places import services as place_services
from workforce.providers.states import Role
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

IMPOSSIBLE = "impossible-states"

doors = Blueprint("pages_support", __name__)


@doors.route("/status")
@access.roles(Role.SUPPORT)
def status() -> ResponseReturnValue:
    """Whether the service is well: its parts, its runs, and what was found last night."""
    last = jobs.last_run(IMPOSSIBLE)
    return render_template(
        "pages/support/status.html",
        health=queries.health(),
        runs=[RunLine.of(run) for run in jobs.latest_runs()],
        found_last=RunLine.of(last) if last else None,
        features=_features_that_look(),
    )


@doors.route("/status/<feature>")
@access.roles(Role.SUPPORT)
def impossible(feature: str) -> ResponseReturnValue:
    """Look now for the states of one feature that should never be."""
    if feature not in _features_that_look():
        raise NotFound(lazy("Page not found"))
    today = clock.today()
    states = [
        (state.text, state.find(today))
        for contribution in registry.registry().contributions
        if contribution.feature == feature
        for state in contribution.impossible
    ]
    return render_template("pages/support/impossible.html", feature=feature, states=states)


def _features_that_look() -> list[str]:
    contributions = registry.registry().contributions
    return [one.feature for one in contributions if one.impossible]


@doors.route("/support/contacts")
@access.roles(Role.SUPPORT)
def contacts() -> ResponseReturnValue:
    """The authorities whose designated officers support keeps."""
    checked = places.contacts_checked()
    lines = [ContactLine.of(one, checked) for one in places.authorities(clock.today())]
    return render_template("pages/support/contacts.html", lines=lines, held=len(checked))


@doors.route("/support/contacts/<slug>", methods=["GET", "POST"])
@access.roles(Role.SUPPORT)
def contact(slug: str) -> ResponseReturnValue:
    """Keep the contact of one authority's designated officer."""
    authority = found(places.authority_by_slug(slug))
    form = ContactForm(obj=places.contact_for(authority))
    if form.accepted():
        with form.refusals():
            place_services.keep_contact(acting(), authority.code, **form.typed())
            flash(_("The contact is saved"), "success")
            return redirect(url_for(".contacts"), 303)
    return render_template(
        "pages/support/contact.html", form=form, authority=AuthorityChoice.of(authority)
    )
