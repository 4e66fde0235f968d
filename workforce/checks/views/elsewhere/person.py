"""Doors by which a person lets one employer show another what it verified of them."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks.forms.elsewhere import ShareForm
from workforce.checks.presenters.elsewhere import facts
from workforce.checks.queries import agency, sharing
from workforce.checks.services import sharing as services
from workforce.checks.states import CHECK_NAMES, CheckKind
from workforce.core import clock
from workforce.core.translation import _
from workforce.providers.models import Organisation
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.fields import Choice

doors = Blueprint("checks_sharing_person", __name__)


@doors.route("/my-checks/shared")
@access.signed_in
def shared() -> ResponseReturnValue:
    """See what one lets employers see, and of what more could be shown."""
    person_id, today = acting().person_id or 0, clock.today()
    lines = [(row, row.holds_on(today)) for row in sharing.consents_of(person_id)]
    asking = sharing.employers_who_ask(person_id)
    pairs = [
        (source, to)
        for source in sharing.employers_of(person_id)
        for to in asking
        if source.id != to.id
    ]
    names = {kind.value: CHECK_NAMES[kind] for kind in CheckKind}
    return render_template(
        "checks/elsewhere/shared.html",
        lines=lines,
        pairs=pairs,
        names=names,
        work=agency.my_agency_work(person_id),
    )


@doors.route(
    "/my-checks/shared/<organisation_id>/with/<to_organisation_id>", methods=["GET", "POST"]
)
@access.signed_in
def share(organisation_id: str, to_organisation_id: str) -> ResponseReturnValue:
    """Let one employer see what another verified."""
    person_id = acting().person_id or 0
    source = found(_named(sharing.employers_of(person_id), organisation_id))
    to = found(_named(sharing.employers_who_ask(person_id), to_organisation_id))
    checks, form = sharing.shareable(person_id, source.id), ShareForm()
    kinds = dict.fromkeys(one.kind for one in checks)
    form.kinds.choices = [Choice(kind.value, CHECK_NAMES[kind]) for kind in kinds]
    if form.accepted():
        with form.refusals():
            wanted = [CheckKind(value) for value in form.kinds.data]
            until = form.expires_on.data
            services.give_consent(acting(), source, to, kinds=wanted, expires_on=until)
            flash(_("They may see these checks until the day you chose"), "success")
            return redirect(url_for("checks_sharing_person.shared"), 303)
    lines = [(CHECK_NAMES[one.kind], facts(one)) for one in checks]
    return render_template(
        "checks/elsewhere/share.html", form=form, source=source, to=to, lines=lines
    )


@doors.route("/my-checks/shared/<consent_id>/withdraw", methods=["POST"])
@access.signed_in
def withdraw(consent_id: str) -> ResponseReturnValue:
    """Take one’s word back."""
    row = found(sharing.my_consent(acting().person_id or 0, consent_id))
    services.withdraw_consent(acting(), row)
    flash(_("Taken back: they see nothing more"), "success")
    return redirect(url_for("checks_sharing_person.shared"), 303)


@doors.route("/my-checks/agencies", methods=["POST"])
@access.signed_in
def link_agencies() -> ResponseReturnValue:
    """Link what agencies hold under one’s own address to one’s account."""
    services.link_agency_work(acting())
    flash(_("Linked"), "success")
    return redirect(url_for("checks_sharing_person.shared"), 303)


def _named(organisations: list[Organisation], public_id: str) -> Organisation | None:
    return next((one for one in organisations if one.public_id == public_id), None)
