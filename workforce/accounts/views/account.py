"""One's own account: name, language, address, password, browsers, data, and closing it."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.accounts import forms, presenters, privacy, queries
from workforce.accounts.services import closing, credentials, details, recovery, sessions
from workforce.accounts.views import session
from workforce.core import registry
from workforce.core.translation import _
from workforce.web import access, limits
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("accounts_account", __name__)


@doors.route("/account")
@access.signed_in
def overview() -> ResponseReturnValue:
    """See one's own account."""
    person = found(queries.person(acting().person_id or 0))
    under_way = queries.open_recoveries_of(person.id)
    page = presenters.AccountPage.of(person, under_way)
    return render_template("accounts/account/overview.html", page=page)


@doors.route("/sign-out", methods=["POST"])
@access.public
def sign_out() -> ResponseReturnValue:
    """Sign out of this browser; harmless for whoever is signed out already."""
    session.dismiss()
    flash(_("You are signed out"), "success")
    return redirect("/", 303)


@doors.route("/account/name", methods=["GET", "POST"])
@access.signed_in
def change_name() -> ResponseReturnValue:
    """Change the name that others read."""
    person = found(queries.person(acting().person_id or 0))
    form = forms.ChangeNameForm(obj=person)
    if form.accepted():
        with form.refusals():
            details.change_name(
                acting(), given_name=form.given_name.data, family_name=form.family_name.data
            )
            flash(_("Your name is changed"), "success")
            return redirect(url_for(".overview"), 303)
    return render_template("accounts/account/change_name.html", form=form)


@doors.route("/account/language", methods=["GET", "POST"])
@access.signed_in
def change_language() -> ResponseReturnValue:
    """Choose the language of pages, letters and files."""
    person = found(queries.person(acting().person_id or 0))
    form = forms.ChangeLanguageForm(data={"preferred": person.language})
    if form.accepted():
        with form.refusals():
            details.speak(acting(), form.preferred.data)
            g.chosen_language = form.preferred.data
            return redirect(url_for(".overview"), 303)
    return render_template("accounts/account/change_language.html", form=form)


@doors.route("/account/email", methods=["GET", "POST"])
@access.signed_in
def change_email() -> ResponseReturnValue:
    """Ask for a link to a new address."""
    form = forms.ChangeEmailForm()
    if form.accepted():
        limits.limited("password-check", acting().id)
        limits.limited("change-email", acting().id)
        with form.refusals():
            credentials.ask_new_email(acting(), email=form.email.data, password=form.password.data)
            return redirect(url_for(".change_email_sent"), 303)
    return render_template("accounts/account/change_email.html", form=form)


@doors.route("/account/email/check-your-email")
@access.signed_in
def change_email_sent() -> ResponseReturnValue:
    """Wait for the letter at the new address."""
    return render_template("accounts/account/change_email_sent.html")


@doors.route("/account/password", methods=["GET", "POST"])
@access.signed_in
def change_password() -> ResponseReturnValue:
    """Change the password; every other browser is signed out."""
    form = forms.ChangePasswordForm()
    if form.accepted():
        limits.limited("password-check", acting().id)
        with form.refusals():
            credentials.change_password(
                acting(),
                current=form.current.data,
                new=form.password.data,
                session_id=found(session.signed_in()).session_id,
            )
            flash(_("Your password is changed. Other browsers are signed out"), "success")
            return redirect(url_for(".overview"), 303)
    return render_template("accounts/account/change_password.html", form=form)


@doors.route("/account/browsers")
@access.signed_in
def browsers() -> ResponseReturnValue:
    """See where one is signed in."""
    this = found(session.signed_in()).session_id
    rows = [presenters.Browser.of(row, this) for row in queries.browsers(acting().person_id)]
    return render_template("accounts/account/browsers.html", browsers=rows)


@doors.route("/account/browsers/<browser_id>/sign-out", methods=["POST"])
@access.signed_in
def end_browser(browser_id: str) -> ResponseReturnValue:
    """Sign out of another browser."""
    sessions.end_browser(acting(), browser_id)
    flash(_("That browser is signed out"), "success")
    return redirect(url_for(".browsers"), 303)


@doors.route("/account/browsers/sign-out-everywhere", methods=["POST"])
@access.signed_in
def sign_out_everywhere() -> ResponseReturnValue:
    """Sign out of every browser, this one included."""
    sessions.sign_out_everywhere(acting())
    session.dismiss()
    flash(_("You are signed out everywhere"), "success")
    return redirect(url_for("accounts_public.sign_in"), 303)


@doors.route("/account/recovery/stop", methods=["POST"])
@access.signed_in
def stop_recovery() -> ResponseReturnValue:
    """Stop a recovery of one's own account that somebody else asked for."""
    recovery.stop_own(acting())
    flash(_("The recovery is stopped. Your account is as it was"), "success")
    return redirect(url_for(".overview"), 303)


@doors.route("/account/data")
@access.signed_in
def own_data() -> ResponseReturnValue:
    """Read what one can have of one's own data, and how."""
    return render_template("accounts/account/own_data.html")


@doors.route("/account/data/download")
@access.signed_in
def download() -> ResponseReturnValue:
    """Take away everything the service holds about oneself, as one file."""
    limits.limited("own-data", acting().id)
    kind = "invented-data" if registry.settings().demo else "your-data"
    return session.as_file(privacy.own_data(acting()), f"{kind}.json")


@doors.route("/account/close", methods=["GET", "POST"])
@access.signed_in
def close() -> ResponseReturnValue:
    """Close the account for good."""
    form = forms.CloseForm()
    if form.accepted():
        limits.limited("password-check", acting().id)
        with form.refusals():
            closing.close(acting(), password=form.password.data)
            session.dismiss()
            flash(_("Your account is closed"), "success")
            return redirect("/", 303)
    return render_template("accounts/account/close.html", form=form)
