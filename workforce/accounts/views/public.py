"""Signing in and out: doors that anybody may open."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from workforce.accounts.forms import SignInForm
from workforce.accounts.rules import lifetimes
from workforce.accounts.services import sessions
from workforce.accounts.views import session
from workforce.web import access, limits

doors = Blueprint("accounts_public", __name__)


@doors.route("/sign-in", methods=["GET", "POST"])
@access.public
def sign_in() -> ResponseReturnValue:
    """Sign in with address and password."""
    onwards = session.local_path(request.args.get("next"))
    form = SignInForm()
    if form.accepted():
        email = lifetimes.canonical(form.email.data)
        limits.limited("sign-in-client")
        limits.limited("sign-in-here", f"{email} {limits.client_address()}")
        limits.limited("sign-in-account", email)
        with form.refusals():
            session.admit(
                sessions.sign_in(email, form.password.data, browser=session.this_browser())
            )
            return redirect(onwards, 303)
    return render_template("accounts/public/sign_in.html", form=form)


@doors.route("/sign-out", methods=["POST"])
@access.public
def sign_out() -> ResponseReturnValue:
    """Sign out of this browser."""
    session.dismiss()
    return redirect("/", 303)
