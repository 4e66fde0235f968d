"""Doors for people in post: their own work record."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.translation import _
from workforce.employment import presenters, queries, services
from workforce.employment.forms import LinkForm
from workforce.employment.presenters.story import OwnEmployer
from workforce.employment.queries import presence, service
from workforce.employment.queries.owed import duties
from workforce.providers.presenters import links as row_links
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.limits import limited

doors = Blueprint("employment_person", __name__)


@doors.route("/my-work")
@access.signed_in
def my_work() -> ResponseReturnValue:
    """See one's own work record, of every employer that linked it."""
    own, person_id = queries.my_spells(acting().person_id or 0), acting().person_id or 0
    employers = OwnEmployer.all_of(
        own,
        queries.terms_before([row.id for row in own]),
        presence.absences_of_account(person_id),
        service.own_service_since(own, clock.today()),
        clock.today(),
    )
    links = row_links.links_on("my_work", acting())
    return render_template("employment/person/my_work.html", employers=employers, links=links)


@doors.route("/my-work/link", methods=["GET", "POST"])
@access.signed_in
def link() -> ResponseReturnValue:
    """Link a work record with the code that came to one's own address."""
    form = LinkForm()
    if form.accepted():
        limited("code", str(acting().person_id))
        with form.refusals():
            services.link_record(acting(), form.code.data)
            flash(_("Your work record is linked to your account"), "success")
            return redirect(url_for("employment_person.my_work"), 303)
    return render_template("employment/person/link.html", form=form)


@doors.route("/my-work/supervision")
@access.signed_in
def my_duties() -> ResponseReturnValue:
    """See one's own induction, probation, supervision and appraisal, of every employer."""
    person_id = acting().person_id or 0
    owed = duties.own_duties(person_id, clock.today())
    page = presenters.OwnDutiesPage.of(owed, duties.own_events(person_id))
    return render_template("employment/person/my_duties.html", page=page)
