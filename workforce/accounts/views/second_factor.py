"""The second step of signing in: setting it up, proving it, and recovery codes."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.accounts import presenters, queries
from workforce.accounts.forms import CodeForm, PasswordAgainForm, ReplaceForm, SetUpForm
from workforce.accounts.services import second_factor
from workforce.accounts.views import session
from workforce.core import registry
from workforce.core.translation import _
from workforce.web import access, limits
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("accounts_second_factor", __name__)


@doors.route("/second-step", methods=["GET", "POST"])
@access.signed_in
def challenge() -> ResponseReturnValue:
    """Prove the second step in this browser."""
    user, wanted = found(session.signed_in()), request.args.get("next")
    if user.second_factor_proved or not user.person.has_second_factor:
        return redirect(session.onwards_from(wanted), 303)
    form = CodeForm()
    if form.accepted():
        limits.limited("second-factor", acting().id)
        with form.refusals():
            token = second_factor.challenge(
                acting(), code=form.code.data, session_id=user.session_id
            )
            session.renew(token)
            return redirect(session.onwards_from(wanted), 303)
    return render_template("accounts/second_factor/challenge.html", form=form)


@doors.route("/second-step/set-up", methods=["GET", "POST"])
@access.signed_in
def set_up() -> ResponseReturnValue:
    """Let an app on one's phone make the codes."""
    user, wanted = found(session.signed_in()), request.args.get("next")
    if user.person.has_second_factor and not user.second_factor_proved:
        return redirect(url_for(".challenge", next=request.full_path), 303)
    form = ReplaceForm() if user.person.has_second_factor else SetUpForm()
    form.sealed.data = form.sealed.data or second_factor.offer(acting())
    if form.accepted():
        limits.limited("second-factor", acting().id)
        with form.refusals():
            token, codes = _kept(form, user.session_id)
            session.renew(token)
            return _codes(codes, session.onwards_from(wanted))
    return _set_up_page(form, user.person.email)


def _kept(form: SetUpForm, session_id: int) -> tuple[str, list[str]]:
    sealed, code = form.sealed.data, form.code.data
    if not isinstance(form, ReplaceForm):
        return second_factor.set_up(acting(), sealed=sealed, code=code, session_id=session_id)
    limits.limited("password-check", acting().id)
    return second_factor.replace(
        acting(), sealed=sealed, code=code, password=form.password.data, session_id=session_id
    )


def _set_up_page(form: SetUpForm, email: str) -> ResponseReturnValue:
    secret = second_factor.secret_in(acting(), form.sealed.data)
    page = presenters.SetUpPage.of(secret, email, registry.settings().service_name)
    return render_template("accounts/second_factor/set_up.html", form=form, page=page)


def _codes(codes: list[str], onwards: str) -> ResponseReturnValue:
    """The recovery codes, shown this once."""
    return render_template("accounts/second_factor/codes_shown.html", codes=codes, onwards=onwards)


@doors.route("/account/second-step")
@access.signed_in
def manage() -> ResponseReturnValue:
    """See whether there is a second step, and change it."""
    person = found(queries.person(acting().person_id or 0))
    left = sum(code.used_at is None for code in queries.recovery_codes(person.id))
    page = presenters.AccountPage.of(person, ())
    return render_template("accounts/second_factor/manage.html", page=page, left=left)


@doors.route("/account/second-step/recovery-codes", methods=["GET", "POST"])
@access.signed_in
def new_codes() -> ResponseReturnValue:
    """Replace the recovery codes."""
    user, form = found(session.signed_in()), PasswordAgainForm()
    found(user.person.totp_confirmed_at)
    if form.accepted():
        limits.limited("password-check", acting().id)
        with form.refusals():
            codes = second_factor.new_recovery_codes(
                acting(), password=form.password.data, session_id=user.session_id
            )
            return _codes(codes, url_for(".manage"))
    return render_template("accounts/second_factor/new_codes.html", form=form)


@doors.route("/account/second-step/turn-off", methods=["GET", "POST"])
@access.signed_in
def turn_off() -> ResponseReturnValue:
    """Do without a second step, where no role needs one."""
    user, form = found(session.signed_in()), PasswordAgainForm()
    found(user.person.totp_confirmed_at)
    if form.accepted():
        limits.limited("password-check", acting().id)
        with form.refusals():
            second_factor.turn_off(
                acting(), password=form.password.data, session_id=user.session_id
            )
            flash(_("Your second step is turned off"), "success")
            return redirect(url_for(".manage"), 303)
    return render_template("accounts/second_factor/turn_off.html", form=form)
