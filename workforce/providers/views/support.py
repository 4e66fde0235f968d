"""Doors for support: requests to join, claims to homes, organisations."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.providers import forms, presenters
from workforce.providers.models import Organisation
from workforce.providers.presenters.keys import KeyLine
from workforce.providers.queries import homes, keys, organisations
from workforce.providers.services import homes as claim_services
from workforce.providers.services import joining as services
from workforce.providers.services.keys import revoke_key as revoke
from workforce.providers.states import Role
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("providers_support", __name__)


def _page() -> int:
    return page_number(request.args.get("page"))


@doors.route("/support/joining")
@access.roles(Role.SUPPORT)
def joining() -> ResponseReturnValue:
    """See the requests to join that wait."""
    page = organisations.joining_queue(_page())
    lines = [presenters.RequestLine.of(row) for row in page.rows]
    claims = homes.claims_waiting_count()
    return render_template(
        "providers/support/joining.html", page=page, lines=lines, claims_count=claims
    )


@doors.route("/support/joining/<join_request_id>")
@access.roles(Role.SUPPORT)
def request_to_join(join_request_id: str) -> ResponseReturnValue:
    """See one request, and what the register says of its number."""
    row = _request(join_request_id)
    registered = homes.registered_homes(row.registration_number or "")
    return render_template(
        "providers/support/request_to_join.html",
        organisation=row,
        line=presenters.RequestLine.of(row),
        register=presenters.RegisterSays.of(registered),
        councils=[presenters.council(code) for code in row.authority_codes],
        own=row.asked_by_id == acting().person_id,
    )


@doors.route("/support/joining/<join_request_id>/contact", methods=["GET", "POST"])
@access.roles(Role.SUPPORT)
def set_contact(join_request_id: str) -> ResponseReturnValue:
    """Enter the contact that was checked with the regulator."""
    row = _request(join_request_id)
    form = forms.ContactForm(
        contact=row.proof_contact, source=row.proof_source, checked_on=row.proof_checked_on
    )
    if form.accepted():
        with form.refusals():
            services.set_contact(
                acting(),
                row,
                contact=form.contact.data,
                source=form.source.data,
                checked_on=form.checked_on.data,
            )
            flash(_("Contact saved. Now send the code"), "success")
            return _back(join_request_id)
    return render_template("providers/support/set_contact.html", form=form, organisation=row)


@doors.route("/support/joining/<join_request_id>/code", methods=["POST"])
@access.roles(Role.SUPPORT)
def send_code(join_request_id: str) -> ResponseReturnValue:
    """Send a code to the checked contact."""
    services.send_code(acting(), _request(join_request_id))
    flash(_("The code is on its way to the contact"), "success")
    return _back(join_request_id)


@doors.route("/support/joining/<join_request_id>/approve", methods=["POST"])
@access.roles(Role.SUPPORT)
def approve(join_request_id: str) -> ResponseReturnValue:
    """Let a proved organisation in."""
    services.approve(acting(), _request(join_request_id))
    flash(_("Approved"), "success")
    return redirect(url_for("providers_support.joining"), 303)


@doors.route("/support/joining/<join_request_id>/refuse", methods=["GET", "POST"])
@access.roles(Role.SUPPORT)
def refuse(join_request_id: str) -> ResponseReturnValue:
    """Refuse a request, saying why."""
    row = _request(join_request_id)
    form = forms.ReasonForm()
    if form.accepted():
        with form.refusals():
            services.refuse(acting(), row, reason=form.reason.data)
            flash(_("Refused"), "success")
            return redirect(url_for("providers_support.joining"), 303)
    return render_template("providers/support/refuse.html", form=form, organisation=row)


def _request(join_request_id: str) -> Organisation:
    return found(organisations.request_for_support(join_request_id))


def _back(join_request_id: str) -> ResponseReturnValue:
    return redirect(
        url_for("providers_support.request_to_join", join_request_id=join_request_id), 303
    )


@doors.route("/support/claims")
@access.roles(Role.SUPPORT)
def claims() -> ResponseReturnValue:
    """See the claims to homes that wait."""
    return render_template("providers/support/claims.html", page=homes.claims_waiting(_page()))


@doors.route("/support/claims/<claim_id>", methods=["GET", "POST"])
@access.roles(Role.SUPPORT)
def claim(claim_id: str) -> ResponseReturnValue:
    """Confirm or look at one claim."""
    row = found(homes.claim_by_public_id(claim_id))
    form = forms.ConfirmForm()
    if form.accepted():
        with form.refusals():
            claim_services.approve_claim(acting(), row)
            flash(_("The home belongs to %(name)s", name=row.organisation.name), "success")
            return redirect(url_for("providers_support.claims"), 303)
    council = presenters.council(row.home.authority_code)
    return render_template(
        "providers/support/claim.html", form=form, claim=row, home=row.home, council=council
    )


@doors.route("/support/claims/<claim_id>/refuse", methods=["GET", "POST"])
@access.roles(Role.SUPPORT)
def refuse_claim(claim_id: str) -> ResponseReturnValue:
    """Refuse a claim, saying why."""
    row = found(homes.claim_by_public_id(claim_id))
    form = forms.ReasonForm()
    if form.accepted():
        with form.refusals():
            claim_services.refuse_claim(acting(), row, reason=form.reason.data)
            flash(_("Refused"), "success")
            return redirect(url_for("providers_support.claims"), 303)
    return render_template("providers/support/refuse_claim.html", form=form, claim=row)


@doors.route("/support/organisations")
@access.roles(Role.SUPPORT)
def all_organisations() -> ResponseReturnValue:
    """Find an organisation on the service."""
    words = request.args.get("q", "")[:100]
    page = organisations.established(words, _page())
    lines = [presenters.RequestLine.of(row) for row in page.rows]
    return render_template(
        "providers/support/all_organisations.html", page=page, lines=lines, words=words
    )


@doors.route("/support/organisations/<organisation_id>")
@access.roles(Role.SUPPORT)
def organisation(organisation_id: str) -> ResponseReturnValue:
    """See one organisation and what happened to it."""
    row = _established(organisation_id)
    return render_template(
        "providers/support/organisation.html",
        organisation=row,
        line=presenters.RequestLine.of(row),
        homes_count=organisations.homes_count(row.id),
        events=presenters.events_of(row),
        keys=[KeyLine.of(key) for key in keys.keys_of(row.id)],
    )


@doors.route("/support/keys/<key_id>/revoke", methods=["POST"])
@access.roles(Role.SUPPORT)
def revoke_key(key_id: str) -> ResponseReturnValue:
    """Take a key of another system away at once."""
    row = found(keys.key_for(acting(), key_id))
    revoke(acting(), row)
    flash(_("The key no longer opens anything"), "success")
    return _to_organisation(row.organisation.public_id)


@doors.route("/support/organisations/<organisation_id>/suspend", methods=["GET", "POST"])
@access.roles(Role.SUPPORT)
def suspend(organisation_id: str) -> ResponseReturnValue:
    """Stop an organisation at once, saying why."""
    row = _established(organisation_id)
    form = forms.ReasonForm()
    if form.accepted():
        with form.refusals():
            services.suspend(acting(), row, reason=form.reason.data)
            flash(_("%(name)s is suspended", name=row.name), "success")
            return _to_organisation(organisation_id)
    return render_template("providers/support/suspend.html", form=form, organisation=row)


@doors.route("/support/organisations/<organisation_id>/resume", methods=["GET", "POST"])
@access.roles(Role.SUPPORT)
def resume(organisation_id: str) -> ResponseReturnValue:
    """End a suspension, saying why."""
    row = _established(organisation_id)
    form = forms.ReasonForm()
    if form.accepted():
        with form.refusals():
            services.resume(acting(), row, reason=form.reason.data)
            flash(_("%(name)s may act again", name=row.name), "success")
            return _to_organisation(organisation_id)
    return render_template("providers/support/resume.html", form=form, organisation=row)


def _established(organisation_id: str) -> Organisation:
    return found(organisations.established_by_public_id(organisation_id))


def _to_organisation(organisation_id: str) -> ResponseReturnValue:
    return redirect(url_for("providers_support.organisation", organisation_id=organisation_id), 303)
