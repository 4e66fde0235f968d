"""Signing in, registering and asking for a new password: doors that anybody may open."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.accounts import presenters, queries
from workforce.accounts.forms import AddressForm, RegisterForm, SignInForm
from workforce.accounts.rules import lifetimes
from workforce.accounts.services import credentials, registration, sessions
from workforce.accounts.views import session
from workforce.core import registry
from workforce.web import access, limits
from workforce.web.errors import found

doors = Blueprint("accounts_public", __name__)


@doors.route("/sign-in", methods=["GET", "POST"])
@access.public
def sign_in() -> ResponseReturnValue:
    """Sign in with address and password."""
    onwards = session.local_path(request.args.get("next"))
    if session.signed_in() is not None and request.method != "POST":
        return redirect(session.onwards_from(onwards), 303)
    form = SignInForm()
    if form.accepted():
        with form.refusals():
            _sign_in(form, onwards)
            return redirect(session.onwards_from(onwards), 303)
    known = queries.people_with_emails(presenters.demo_addresses()) if _demo() else []
    return render_template(
        "accounts/public/sign_in.html",
        form=form,
        people=presenters.demo_people(known),
        onwards=onwards,
    )


def _demo() -> bool:
    return registry.settings().demo


def _sign_in(form: SignInForm, onwards: str) -> None:
    email = lifetimes.canonical(form.email.data)
    limits.limited("sign-in-client")
    limits.limited("sign-in-here", f"{email} {limits.client_address()}")
    limits.limited("sign-in-account", email)
    try:
        opened = sessions.sign_in(email, form.password.data, browser=session.this_browser())
    except sessions.Unconfirmed:
        marker = session.new_marker()
        registration.send_confirmation_again(email, marker=marker, onwards=onwards)
        raise
    session.admit(opened)


@doors.route("/sign-in/demo/<name>", methods=["POST"])
@access.public
def sign_in_as(name: str) -> ResponseReturnValue:
    """Sign in as an invented person by one click; there is no such door outside demo mode."""
    found((_demo() and name in presenters.DEMO_PEOPLE) or None)
    address = presenters.demo_address(name)
    session.admit(sessions.sign_in_invented(address, browser=session.this_browser()))
    return redirect(session.onwards_from(request.args.get("next")), 303)


@doors.route("/register", methods=["GET", "POST"])
@access.public
def register() -> ResponseReturnValue:
    """Create an account; the address gets a letter, and the page says the same to everybody."""
    onwards = session.local_path(request.args.get("next"))
    if session.signed_in() is not None:
        return redirect(onwards, 303)
    form = RegisterForm()
    if form.accepted():
        limits.limited("register-client")
        limits.limited("register-account", lifetimes.canonical(form.email.data))
        with form.refusals():
            registration.register(_candidate(form, onwards), password=form.password.data)
            return redirect(url_for(".register_sent"), 303)
    return render_template("accounts/public/register.html", form=form, onwards=onwards)


def _candidate(form: RegisterForm, onwards: str) -> registration.Candidate:
    return registration.Candidate(
        email=form.email.data,
        given_name=form.given_name.data,
        family_name=form.family_name.data,
        language=session.spoken(),
        onwards=onwards,
        marker=session.new_marker(),
    )


@doors.route("/register/check-your-email")
@access.public
def register_sent() -> ResponseReturnValue:
    """Wait for the letter."""
    return render_template("accounts/public/register_sent.html")


@doors.route("/forgotten-password", methods=["GET", "POST"])
@access.public
def forgotten_password() -> ResponseReturnValue:
    """Ask for a link with which to choose a new password."""
    form = AddressForm()
    if form.accepted():
        email = lifetimes.canonical(form.email.data)
        limits.limited("reset-client")
        limits.limited("reset-account", email)
        credentials.ask_reset(email, language=session.spoken())
        return redirect(url_for(".forgotten_password_sent"), 303)
    return render_template("accounts/public/forgotten_password.html", form=form)


@doors.route("/forgotten-password/check-your-email")
@access.public
def forgotten_password_sent() -> ResponseReturnValue:
    """Wait for the letter."""
    return render_template("accounts/public/forgotten_password_sent.html")
