"""Doors for any signed-in person: which organisation to act for, and invitations."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from workforce.accounts.services import sessions
from workforce.core.errors import NotFound
from workforce.core.translation import _
from workforce.providers import presenters
from workforce.providers.forms import SwitchForm
from workforce.providers.queries import members as queries
from workforce.providers.queries import organisations as requests
from workforce.providers.services import members
from workforce.web import access, actor, limits
from workforce.web.actor import acting
from workforce.web.fields import Choice

doors = Blueprint("providers_account", __name__)


@doors.route("/organisations", methods=["GET", "POST"])
@access.signed_in
def organisations() -> ResponseReturnValue:
    """Choose the organisation to act for in this browser."""
    person_id = current_user.person.id
    standings = queries.standings_of(person_id)
    form = SwitchForm(organisation=_present(standings))
    form.organisation.choices = [
        Choice(one.public_id, one.name, ", ".join(str(role.label) for role in one.roles))
        for one in standings
    ]
    if form.accepted():
        chosen = next(one for one in standings if one.public_id == form.organisation.data)
        sessions.act_for(current_user.session_id, chosen.public_id)
        actor.forget()
        flash(_("You now act for %(name)s", name=chosen.name), "success")
        return redirect("/", 303)
    asked = [presenters.RequestLine.of(one) for one in requests.requests_of(person_id)]
    return render_template(
        "providers/account/organisations.html", form=form, standings=standings, requests=asked
    )


def _present(standings: list[queries.Standing]) -> str | None:
    here = acting().organisation_id
    return next((one.public_id for one in standings if one.organisation_id == here), None)


@doors.route("/invitations/<token>")
@access.public
def invitation(token: str) -> ResponseReturnValue:
    """Read an invitation before accepting it."""
    limits.limited("link")
    row = queries.invitation_by_token(token)
    if row is None:
        raise NotFound(members.GONE)
    signed_in = current_user.is_authenticated
    meant = signed_in and members.meant_for(row, current_user.person)
    return render_template(
        "providers/account/invitation.html",
        invitation=row,
        token=token,
        signed_in=signed_in,
        meant=meant,
    )


@doors.route("/invitations/<token>/accept", methods=["POST"])
@access.signed_in
def accept_invitation(token: str) -> ResponseReturnValue:
    """Accept an invitation."""
    membership = members.accept(acting(), token)
    sessions.act_for(current_user.session_id, membership.organisation.public_id)
    actor.forget()
    name = membership.organisation.name
    flash(_("You are now a member of %(name)s", name=name), "success")
    return redirect(url_for("providers_account.organisations"), 303)
