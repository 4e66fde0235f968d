"""Doors for the keys of other systems: made and shown once, replaced, taken away."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.core.translation import _
from workforce.providers import forms, policies
from workforce.providers.models import Organisation
from workforce.providers.presenters.keys import KeyLine
from workforce.providers.queries import keys, organisations
from workforce.providers.services import keys as services
from workforce.providers.states import KeyPurpose, Role
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("providers_keys", __name__)
support = Blueprint("providers_support_keys", __name__)


@doors.route("/organisation/keys")
@access.roles(Role.OWNER)
def api_keys() -> ResponseReturnValue:
    """See the keys of the organisation."""
    lines = [KeyLine.of(row) for row in keys.keys_of(_ours().id)]
    return render_template("providers/keys/api_keys.html", lines=lines)


@doors.route("/organisation/keys/make", methods=["GET", "POST"])
@access.roles(Role.OWNER)
def make_key() -> ResponseReturnValue:
    """Make a key; it is shown now and never again."""
    organisation = _ours()
    form = forms.KeyForm()
    made = None
    if form.accepted():
        with form.refusals():
            made = services.make_key(
                acting(), organisation, purpose=form.purpose.data, name=form.name.data
            )
    return render_template("providers/keys/make_key.html", form=form, made=made)


@doors.route("/organisation/keys/<key_id>/replace", methods=["GET", "POST"])
@access.roles(Role.OWNER)
def replace_key(key_id: str) -> ResponseReturnValue:
    """Make a key in place of one, which stays good for another day."""
    row = found(keys.key_for(acting(), key_id))
    form = forms.ConfirmForm()
    made = None
    if form.accepted():
        with form.refusals():
            made = services.rotate_key(acting(), row)
    return render_template(
        "providers/keys/replace_key.html", form=form, made=made, key=KeyLine.of(row)
    )


@doors.route("/organisation/keys/<key_id>/revoke", methods=["GET", "POST"])
@access.roles(Role.OWNER)
def revoke_key(key_id: str) -> ResponseReturnValue:
    """Take a key away at once."""
    row = found(keys.key_for(acting(), key_id))
    form = forms.ConfirmForm()
    if form.accepted():
        with form.refusals():
            services.revoke_key(acting(), row)
            flash(_("The key no longer opens anything"), "success")
            return redirect(url_for("providers_keys.api_keys"), 303)
    return render_template("providers/keys/revoke_key.html", form=form, key=KeyLine.of(row))


@support.route("/support/organisations/<organisation_id>/keys/make", methods=["GET", "POST"])
@access.roles(Role.SUPPORT)
def make_key_for(organisation_id: str) -> ResponseReturnValue:
    """Make a key with which an employer's recruitment system keeps its vacancies."""
    row = found(organisations.established_by_public_id(organisation_id))
    organisation = found(row if policies.can_make_key(acting(), row, KeyPurpose.ATS) else None)
    form = forms.KeyNameForm()
    made = None
    if form.accepted():
        with form.refusals():
            made = services.make_key(
                acting(), organisation, purpose=KeyPurpose.ATS, name=form.name.data
            )
    back = url_for("providers_support.organisation", organisation_id=organisation_id)
    return render_template("providers/keys/make_key_for.html", form=form, made=made, back=back)


@support.route("/support/keys/<key_id>/replace", methods=["GET", "POST"])
@access.roles(Role.SUPPORT)
def replace_key_for(key_id: str) -> ResponseReturnValue:
    """Make a key for vacancies in place of one, which stays good for another day."""
    row = found(keys.key_for(acting(), key_id))
    found(row if policies.can_make_key(acting(), row.organisation, row.purpose) else None)
    form = forms.ConfirmForm()
    made = None
    if form.accepted():
        with form.refusals():
            made = services.rotate_key(acting(), row)
    back = url_for("providers_support.organisation", organisation_id=row.organisation.public_id)
    return render_template(
        "providers/keys/replace_key_for.html", form=form, made=made, key=KeyLine.of(row), back=back
    )


def _ours() -> Organisation:
    """The provider acted for; others have no keys."""
    row = found(organisations.organisation_of(acting()))
    return found(row if policies.can_make_keys(acting(), row) else None)
