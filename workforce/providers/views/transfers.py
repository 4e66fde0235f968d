"""Doors for a home that changes owner: the two owners ask and agree, support confirms."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.providers import forms, presenters
from workforce.providers.models import HomeTransfer
from workforce.providers.queries import homes, transfers
from workforce.providers.services import transfers as services
from workforce.providers.states import Role
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("providers_transfers", __name__)


@doors.route("/organisation/transfers")
@access.roles(Role.OWNER)
def own_transfers() -> ResponseReturnValue:
    """See the homes that pass to or from the organisation."""
    lines = [presenters.TransferLine.of(acting(), row) for row in transfers.transfers_for(acting())]
    return render_template("providers/transfers/own_transfers.html", lines=lines)


@doors.route("/homes/<home_id>/transfer", methods=["GET", "POST"])
@access.roles(Role.OWNER)
def ask(home_id: str) -> ResponseReturnValue:
    """Ask another provider to take a home over."""
    home = found(homes.home_for(acting(), home_id, Role.OWNER))
    form = forms.TransferForm()
    if form.accepted():
        with form.refusals():
            terms = services.Terms(
                form.receiver.data, form.new_registration_number.data, form.on_day.data
            )
            row = services.ask_transfer(acting(), home, terms)
            flash(_("Asked. Nothing changes before both sides and support have agreed"), "success")
            return _to(row)
    return render_template("providers/transfers/ask.html", form=form, home=home)


@doors.route("/organisation/transfers/<transfer_id>", methods=["GET", "POST"])
@access.roles(Role.OWNER)
def transfer(transfer_id: str) -> ResponseReturnValue:
    """See one change of owner, and agree to it as the one who takes the home over."""
    row = found(transfers.transfer_for(acting(), transfer_id))
    form = forms.ConfirmForm()
    if form.accepted():
        with form.refusals():
            services.agree_transfer(acting(), row)
            flash(_("Agreed. Support confirms the new number next"), "success")
            return _to(row)
    page = presenters.TransferPage.of(acting(), row)
    return render_template("providers/transfers/transfer.html", form=form, page=page)


@doors.route("/organisation/transfers/<transfer_id>/withdraw", methods=["POST"])
@access.roles(Role.OWNER)
def withdraw(transfer_id: str) -> ResponseReturnValue:
    """Give a change of owner up."""
    services.withdraw_transfer(acting(), found(transfers.transfer_for(acting(), transfer_id)))
    flash(_("Withdrawn. Nothing changes"), "success")
    return redirect(url_for("providers_transfers.own_transfers"), 303)


@doors.route("/support/transfers")
@access.roles(Role.SUPPORT)
def waiting() -> ResponseReturnValue:
    """See the changes of owner whose number is to be confirmed."""
    page = transfers.transfers_waiting(page_number(request.args.get("page")))
    lines = [presenters.TransferLine.of(acting(), row) for row in page.rows]
    return render_template("providers/transfers/waiting.html", page=page, lines=lines)


@doors.route("/support/transfers/<transfer_id>", methods=["GET", "POST"])
@access.roles(Role.SUPPORT)
def confirm(transfer_id: str) -> ResponseReturnValue:
    """Confirm the new number against the register."""
    row = found(transfers.transfer_by_public_id(transfer_id))
    form = forms.ConfirmForm()
    if form.accepted():
        with form.refusals():
            services.confirm_number(acting(), row)
            flash(_("Confirmed"), "success")
            return redirect(url_for("providers_transfers.waiting"), 303)
    entry = transfers.newest_entry(row.home.regulator, row.new_registration_number)
    page = presenters.TransferPage.of(acting(), row)
    return render_template("providers/transfers/confirm.html", form=form, page=page, entry=entry)


def _to(row: HomeTransfer) -> ResponseReturnValue:
    where = url_for("providers_transfers.transfer", transfer_id=row.public_id)
    return redirect(where, 303)
