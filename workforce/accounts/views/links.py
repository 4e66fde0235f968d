"""Links from letters: opening one shows a page with a button, pressing the button uses it up.

Mail programs open links before people do; nothing happens until the form is sent.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.accounts import queries
from workforce.accounts.forms import ConfirmForm, ConfirmWithPasswordForm, NewPasswordForm
from workforce.accounts.services import credentials, recovery, registration
from workforce.accounts.states import LinkPurpose
from workforce.accounts.views import session
from workforce.core.translation import _
from workforce.web import access, limits

doors = Blueprint("accounts_links", __name__)
NOT_FOUND = 404


@doors.route("/confirm-email/<token>", methods=["GET", "POST"])
@access.public
def confirm_email(token: str) -> ResponseReturnValue:
    """Confirm the address one registered with, and be signed in."""
    limits.limited("link")
    if queries.link(LinkPurpose.CONFIRM_EMAIL, token) is None:
        return _spent(LinkPurpose.CONFIRM_EMAIL)
    mark, asks = session.marker(), registration.needs_password(token, session.marker())
    form = ConfirmWithPasswordForm() if asks else ConfirmForm()
    if form.accepted():
        with form.refusals():
            opened = registration.confirm_email(
                token,
                password=form.password.data if isinstance(form, ConfirmWithPasswordForm) else "",
                marker=mark,
                browser=session.this_browser(),
            )
            session.admit(opened)
            flash(_("Your email address is confirmed and you are signed in"), "success")
            return redirect(session.local_path(request.args.get("next")), 303)
    return render_template("accounts/links/confirm_email.html", form=form, asks=asks)


@doors.route("/reset-password/<token>", methods=["GET", "POST"])
@access.public
def reset_password(token: str) -> ResponseReturnValue:
    """Choose a new password."""
    limits.limited("link")
    if queries.link(LinkPurpose.RESET_PASSWORD, token) is None:
        return _spent(LinkPurpose.RESET_PASSWORD)
    form = NewPasswordForm()
    if form.accepted():
        with form.refusals():
            email = credentials.reset_password(token, form.password.data)
            limits.forget("sign-in-account", email)
            limits.forget("sign-in-here", f"{email} {limits.client_address()}")
            session.dismiss()
            flash(_("Your password is changed. Sign in with the new one"), "success")
            return redirect(url_for("accounts_public.sign_in"), 303)
    return render_template("accounts/links/reset_password.html", form=form)


@doors.route("/confirm-new-email/<token>", methods=["GET", "POST"])
@access.public
def confirm_new_email(token: str) -> ResponseReturnValue:
    """Confirm a new address."""
    limits.limited("link")
    if queries.link(LinkPurpose.CHANGE_EMAIL, token) is None:
        return _spent(LinkPurpose.CHANGE_EMAIL)
    form = ConfirmForm()
    if form.accepted():
        with form.refusals():
            credentials.confirm_new_email(token)
            flash(_("Your email address is changed"), "success")
            return redirect(url_for("accounts_account.overview"), 303)
    return render_template("accounts/links/confirm_new_email.html", form=form)


@doors.route("/stop-recovery/<token>", methods=["GET", "POST"])
@access.public
def stop_recovery(token: str) -> ResponseReturnValue:
    """Stop somebody else from taking one's account over."""
    limits.limited("link")
    if queries.link(LinkPurpose.STOP_RECOVERY, token) is None:
        return _spent(LinkPurpose.STOP_RECOVERY)
    form = ConfirmForm()
    if form.accepted():
        with form.refusals():
            recovery.stop_by_link(token)
            flash(_("The recovery is stopped. Your account is as it was"), "success")
            return redirect(url_for("accounts_public.sign_in"), 303)
    return render_template("accounts/links/stop_recovery.html", form=form)


@doors.route("/recover/<token>", methods=["GET", "POST"])
@access.public
def recover(token: str) -> ResponseReturnValue:
    """Take one's account back at a new address."""
    limits.limited("link")
    if queries.link(LinkPurpose.RECOVER, token) is None:
        return _spent(LinkPurpose.RECOVER)
    form = NewPasswordForm()
    if form.accepted():
        with form.refusals():
            recovery.recover(token, form.password.data)
            session.dismiss()
            flash(_("Your account is yours again. Sign in with the new password"), "success")
            return redirect(url_for("accounts_public.sign_in"), 303)
    return render_template("accounts/links/recover.html", form=form)


def _spent(purpose: LinkPurpose) -> ResponseReturnValue:
    """A friendly page for a link that was used, has expired or never was."""
    return render_template("accounts/links/spent.html", purpose=purpose.value), NOT_FOUND
