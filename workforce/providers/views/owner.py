"""Doors for owners: the organisation, its members and its claims to homes."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.core.translation import _
from workforce.providers import forms, policies, presenters
from workforce.providers.models import Home, Organisation
from workforce.providers.queries import homes, members, organisations
from workforce.providers.services import homes as home_services
from workforce.providers.services import members as member_services
from workforce.providers.states import ClaimState, OrganisationKind, Role
from workforce.web import access, limits
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("providers_owner", __name__)


@doors.route("/organisation")
@access.roles(Role.OWNER, Role.SUPPORT)
def organisation() -> ResponseReturnValue:
    """See the organisation: homes, members, invitations."""
    actor = acting()
    row = found(organisations.organisation_of(actor))
    page = presenters.OrganisationPage.of(
        actor,
        row,
        members=members.members_of(row.id),
        invitations=members.open_invitations(row.id),
        homes=homes.homes_of(row.id),
        claims=homes.open_claims(actor),
    )
    return render_template("providers/owner/organisation.html", page=page)


@doors.route("/organisation/members/invite", methods=["GET", "POST"])
@access.roles(Role.OWNER, Role.SUPPORT)
def invite() -> ResponseReturnValue:
    """Invite a person to a role."""
    actor = acting()
    form = forms.InviteForm()
    ours = _offer(form, found(organisations.organisation_of(actor)))
    if form.accepted():
        limits.limited("invite", str(actor.person_id))
        with form.refusals():
            member_services.invite(
                actor,
                email=form.email.data,
                role=form.role.data,
                home_ids=_ids(form, ours),
                authority_codes=_codes(form),
            )
            flash(_("Invitation sent to %(email)s", email=form.email.data), "success")
            return redirect(url_for("providers_owner.organisation"), 303)
    return render_template("providers/owner/invite.html", form=form)


@doors.route("/organisation/members/<membership_id>", methods=["GET", "POST"])
@access.roles(Role.OWNER, Role.SUPPORT)
def member(membership_id: str) -> ResponseReturnValue:
    """Change what a member holds."""
    actor = acting()
    row = found(members.membership_for(actor, membership_id))
    named = [home.public_id for home in homes.homes_of(row.organisation_id, row.home_ids)]
    form = forms.RoleForm(role=row.role, homes=named, authorities=row.authority_codes)
    ours = _offer(form, row.organisation)
    if form.accepted():
        with form.refusals():
            member_services.change_role(
                actor,
                row,
                role=form.role.data,
                home_ids=_ids(form, ours),
                authority_codes=_codes(form),
            )
            flash(_("Changed for %(name)s", name=row.person.name), "success")
            return redirect(url_for("providers_owner.organisation"), 303)
    several = len(members.roles_held(row.organisation_id, row.person_id)) > 1
    return render_template(
        "providers/owner/member.html", form=form, membership=row, several=several
    )


@doors.route("/organisation/members/<membership_id>/end-role", methods=["POST"])
@access.roles(Role.OWNER, Role.SUPPORT)
def end_role(membership_id: str) -> ResponseReturnValue:
    """Take one role of several away."""
    row = found(members.membership_for(acting(), membership_id))
    member_services.end_role(acting(), row)
    flash(_("Role taken away from %(name)s", name=row.person.name), "success")
    return redirect(url_for("providers_owner.organisation"), 303)


@doors.route("/organisation/members/<membership_id>/remove", methods=["GET", "POST"])
@access.roles(Role.OWNER, Role.SUPPORT)
def remove(membership_id: str) -> ResponseReturnValue:
    """Remove a person from the organisation, at once."""
    row = found(members.membership_for(acting(), membership_id))
    form = forms.ConfirmForm()
    if form.accepted():
        with form.refusals():
            member_services.remove(acting(), row)
            flash(_("%(name)s no longer has access", name=row.person.name), "success")
            return redirect(url_for("providers_owner.organisation"), 303)
    return render_template("providers/owner/remove.html", form=form, membership=row)


@doors.route("/organisation/invitations/<invitation_id>/withdraw", methods=["POST"])
@access.roles(Role.OWNER, Role.SUPPORT)
def withdraw_invitation(invitation_id: str) -> ResponseReturnValue:
    """Withdraw an invitation."""
    row = found(members.invitation_for(acting(), invitation_id))
    member_services.withdraw_invitation(acting(), row)
    flash(_("Invitation withdrawn"), "success")
    return redirect(url_for("providers_owner.organisation"), 303)


@doors.route("/organisation/homes/claim", methods=["GET", "POST"])
@access.roles(Role.OWNER)
def claim() -> ResponseReturnValue:
    """Claim a home of the register."""
    found(acting() if policies.can_claim_homes(acting()) else None)
    form = forms.ClaimForm()
    if form.accepted():
        with form.refusals():
            number = form.registration_number.data
            row = home_services.claim(
                acting(), registration_number=number, details=details_in(form)
            )
            if row.state == ClaimState.APPROVED:
                flash(_("%(name)s is now yours", name=row.home.known_as), "success")
            else:
                flash(_("Support will look at your claim and write to you"), "success")
            return redirect(url_for("providers_owner.organisation"), 303)
    return render_template("providers/owner/claim.html", form=form)


def details_in(form: forms.HomeForm) -> home_services.Details:
    """What a form says of a home."""
    return home_services.Details(
        name=form.name.data,
        address=form.address.data,
        postcode=form.postcode.data,
        region_confirmed=form.region_confirmed.data,
    )


def _offer(form: forms.RoleForm, organisation: Organisation) -> Sequence[Home]:
    """Offer the roles, homes and councils of an organisation; leave out what it has none of."""
    form.role.choices = presenters.role_choices(organisation.kind)
    ours: Sequence[Home] = []
    if organisation.kind == OrganisationKind.PROVIDER:
        ours = homes.homes_of(organisation.id)
    if ours:
        form.homes.choices = presenters.home_choices(ours)
    else:
        del form.homes
    if organisation.authority_codes:
        form.authorities.choices = presenters.council_choices(organisation.authority_codes)
    else:
        del form.authorities
    return ours


def _ids(form: forms.RoleForm, ours: Sequence[Home]) -> list[int]:
    chosen = set(form.homes.data or ()) if "homes" in form else set()
    return [home.id for home in ours if home.public_id in chosen]


def _codes(form: forms.RoleForm) -> list[str]:
    return list(form.authorities.data or ()) if "authorities" in form else []
