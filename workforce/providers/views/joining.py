"""Doors for whoever asks for an organisation to join."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from workforce.core.translation import _, ngettext
from workforce.providers import forms, presenters
from workforce.providers.queries import organisations as queries
from workforce.providers.rules import proof
from workforce.providers.services import joining
from workforce.providers.states import OrganisationKind
from workforce.web import access, limits
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("providers_joining", __name__)
FORMS: dict[
    OrganisationKind,
    type[forms.ProviderForm | forms.TrainingProviderForm | forms.SectorBodyForm | forms.AgencyForm],
] = {
    OrganisationKind.PROVIDER: forms.ProviderForm,
    OrganisationKind.TRAINING_PROVIDER: forms.TrainingProviderForm,
    OrganisationKind.SECTOR_BODY: forms.SectorBodyForm,
    OrganisationKind.AGENCY: forms.AgencyForm,
}


@doors.route("/join")
@access.public
def join() -> ResponseReturnValue:
    """Say what joining takes, and choose the kind of organisation."""
    return render_template("providers/joining/join.html", kinds=tuple(FORMS))


@doors.route(
    "/join/<any('provider', 'training-provider', 'sector-body', 'agency'):kind>",
    methods=["GET", "POST"],
)
@access.signed_in
def ask(kind: str) -> ResponseReturnValue:
    """Ask for an organisation to join."""
    wanted = OrganisationKind(kind)
    form = FORMS[wanted]()
    if form.accepted():
        limits.limited("join", str(acting().person_id))
        answers = {field.short_name: field.data for field in form}
        with form.refusals():
            row = joining.ask(
                acting(),
                kind=wanted,
                name=answers["name"],
                registration_number=answers.get("registration_number", ""),
                authorities=answers.get("authorities", ""),
            )
            flash(_("We have your request"), "success")
            return redirect(
                url_for("providers_joining.request_to_join", join_request_id=row.public_id), 303
            )
    confirmed = current_user.person.email_confirmed_at is not None
    return render_template(
        "providers/joining/ask.html", form=form, kind=wanted, confirmed=confirmed
    )


@doors.route("/join/requests/<join_request_id>", methods=["GET", "POST"])
@access.signed_in
def request_to_join(join_request_id: str) -> ResponseReturnValue:
    """See where one's request stands, and type in the code."""
    row = found(queries.own_request(acting(), join_request_id))
    form = forms.ProofForm()
    if form.accepted():
        limits.limited("code", str(acting().person_id))
        with form.refusals():
            attempt = joining.prove(acting(), row, code=form.code.data)
            if attempt == proof.Attempt.RIGHT:
                flash(_("The code is right. We will look at your request"), "success")
                return redirect(
                    url_for("providers_joining.request_to_join", join_request_id=join_request_id),
                    303,
                )
            form.refuse(_said(attempt, row.proof_attempt_count), "code")
    return render_template(
        "providers/joining/request_to_join.html",
        form=form,
        organisation=row,
        line=presenters.RequestLine.of(row),
        spent=proof.tries_left(row.proof_attempt_count) == 0,
    )


def _said(attempt: proof.Attempt, attempts: int) -> str:
    """What came of an attempt, and what can be done now."""
    if attempt == proof.Attempt.EXPIRED:
        return _("This code is out of date. Ask support to send a new one")
    if attempt == proof.Attempt.SPENT:
        return _("This code was mistyped too often. Ask support to send a new one")
    left = proof.tries_left(attempts)
    return ngettext(
        "This is not the code in the letter. You can try once more",
        "This is not the code in the letter. You can try %(num)s more times",
        left,
    )
