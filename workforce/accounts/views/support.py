"""Support lets somebody back in who lost phone and email, and is shown nothing of them."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.accounts import presenters, queries
from workforce.accounts.forms import RecoveryForm
from workforce.accounts.services import recovery
from workforce.core.translation import _
from workforce.web import access, limits
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("accounts_support", __name__)


@doors.route("/support/recoveries")
@access.roles("support")
def recoveries() -> ResponseReturnValue:
    """See the recoveries, by reference and state only."""
    rows = [presenters.Recovery.of(row) for row in queries.recoveries()]
    return render_template("accounts/support/recoveries.html", recoveries=rows)


@doors.route("/support/recoveries/new", methods=["GET", "POST"])
@access.roles("support")
def open_recovery() -> ResponseReturnValue:
    """Record the proof and open a recovery."""
    form = RecoveryForm()
    if form.accepted():
        limits.limited("recovery", acting().id)
        with form.refusals():
            recovery.open_recovery(
                acting(),
                email=form.email.data,
                new_address=form.new_address.data,
                evidence=form.evidence.data,
                reason=form.reason.data,
            )
            flash(_("The proof is recorded. If there is an account, it was told"), "success")
            return redirect(url_for(".recoveries"), 303)
    return render_template("accounts/support/open_recovery.html", form=form)


@doors.route("/support/recoveries/<recovery_id>/stop", methods=["POST"])
@access.roles("support")
def stop_recovery(recovery_id: str) -> ResponseReturnValue:
    """Stop a recovery."""
    recovery.stop(acting(), found(queries.recovery(recovery_id)), reason="stopped by support")
    flash(_("The recovery is stopped"), "success")
    return redirect(url_for(".recoveries"), 303)
