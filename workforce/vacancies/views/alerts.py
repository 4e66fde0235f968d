"""Alerts without an account: asked for on a page, kept in hand by signed links.

Opening a link changes nothing, except that it shows that somebody reads the letters: mail
programs open links before people do.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.accounts import queries as accounts
from workforce.accounts.rules import lifetimes
from workforce.core import translation
from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.messages.states import Channel
from workforce.vacancies.forms import search_of
from workforce.vacancies.forms.alerts import AlertForm, ButtonForm, NewAlertForm
from workforce.vacancies.models import JobAlert
from workforce.vacancies.presenters import alerts as presenters
from workforce.vacancies.presenters.alerts import AlertPage
from workforce.vacancies.presenters.search import JobCard
from workforce.vacancies.queries.returning import alerts as queries
from workforce.vacancies.rules.returning import alerts as rules
from workforce.vacancies.services import alerts
from workforce.vacancies.states.alerts import AlertFrequency, AlertState, LinkPurpose
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("vacancies_alerts", __name__)


@doors.route("/alerts/new", methods=["GET", "POST"])
@access.public
def new() -> ResponseReturnValue:
    """Ask for new jobs like those of a search; the page says the same to everybody."""
    before = search_of(request.args)
    email = _own_email()
    others = presenters.others(before)
    form = NewAlertForm.of(before, others, email=email, frequency=AlertFrequency.DAILY)
    if form.accepted() and form.is_reachable():
        limited("alert-client")
        address = lifetimes.canonical(form.address)
        limited("alert-address", address)
        with form.refusals():
            proved = bool(email) and address == email
            asker = alerts.Asker(form.channel.data, address, _spoken(), proved=proved)
            alerts.ask(form.search(before), form.frequency.data, asker)
            return _asked(proved=proved, by_text=form.channel.data is Channel.TEXT)
    return render_template("vacancies/alerts/new.html", form=form)


def _own_email() -> str:
    """The reader's own confirmed address, if they are signed in."""
    person = accounts.person(acting().person_id or 0) if acting().is_person else None
    return person.email if person is not None and person.email_confirmed_at else ""


def _spoken() -> str:
    code = translation.language()
    return code if code in translation.LANGUAGES else translation.ENGLISH


def _asked(*, proved: bool, by_text: bool) -> ResponseReturnValue:
    if proved:
        flash(_("Your alert is on"), "success")
        return redirect(url_for(".alerts_of_mine"), 303)
    return redirect(url_for(".sent", by="text" if by_text else None), 303)


@doors.route("/alerts/check-your-messages")
@access.public
def sent() -> ResponseReturnValue:
    """Wait for the letter or text with the link that confirms."""
    by_text = request.args.get("by") == "text"
    return render_template("vacancies/alerts/sent.html", by_text=by_text)


@doors.route("/alerts")
@access.signed_in
def alerts_of_mine() -> ResponseReturnValue:
    """See the alerts that go to one's own confirmed address."""
    rows = queries.alerts_for(acting())
    lines = [
        (AlertPage.of(row), alerts.token_of(row.public_id, LinkPurpose.MANAGE)) for row in rows
    ]
    return render_template("vacancies/alerts/alerts_of_mine.html", lines=lines)


@doors.route("/alerts/<token>/confirm", methods=["GET", "POST"])
@access.public
def confirm(token: str) -> ResponseReturnValue:
    """Confirm an alert; pressing the button twice is pressing it once."""
    row = _alert_of(token, LinkPurpose.CONFIRM)
    form = ButtonForm()
    if form.accepted():
        alerts.confirm(row)
    if row.state is AlertState.ENDED:
        return _ended(row)
    if row.state is AlertState.LIVE:
        manage = alerts.token_of(row.public_id, LinkPurpose.MANAGE)
        return render_template("vacancies/alerts/on.html", page=AlertPage.of(row), manage=manage)
    return render_template("vacancies/alerts/confirm.html", form=form, page=AlertPage.of(row))


@doors.route("/alerts/<token>/manage", methods=["GET", "POST"])
@access.public
def manage(token: str) -> ResponseReturnValue:
    """Change what an alert looks for and how often it comes."""
    row = _alert_of(token, LinkPurpose.MANAGE)
    if row.state is not AlertState.LIVE:
        return _ended(row)
    before = rules.search_of(row.query)
    form = AlertForm.of(before, presenters.others(before), frequency=row.frequency)
    if form.accepted():
        with form.refusals():
            alerts.change(row, form.search(before), form.frequency.data)
            flash(_("Your alert is changed"), "success")
            return redirect(url_for(".manage", token=token), 303)
    stop_token = alerts.token_of(row.public_id, LinkPurpose.STOP)
    page = AlertPage.of(row)
    return render_template("vacancies/alerts/manage.html", form=form, page=page, stop=stop_token)


@doors.route("/alerts/<token>/stop", methods=["GET", "POST"])
@access.public
def stop(token: str) -> ResponseReturnValue:
    """Stop an alert; one that has ended says so."""
    row, form = _alert_of(token, LinkPurpose.STOP), ButtonForm()
    if form.accepted():
        alerts.stop(row)
    if row.state is AlertState.ENDED:
        return _ended(row)
    return render_template("vacancies/alerts/stop.html", form=form, page=AlertPage.of(row))


@doors.route("/alerts/<token>/keep", methods=["GET", "POST"])
@access.public
def keep(token: str) -> ResponseReturnValue:
    """Say that an alert is still wanted."""
    row, form = _alert_of(token, LinkPurpose.KEEP), ButtonForm()
    if row.state is not AlertState.LIVE:
        return _ended(row)
    if form.accepted():
        alerts.keep(row)
        manage_token = alerts.token_of(row.public_id, LinkPurpose.MANAGE)
        return render_template(
            "vacancies/alerts/on.html", page=AlertPage.of(row), manage=manage_token
        )
    return render_template("vacancies/alerts/keep.html", form=form, page=AlertPage.of(row))


@doors.route("/alerts/<token>/jobs")
@access.public
def found_jobs(token: str) -> ResponseReturnValue:
    """See every job that an alert has found and that is still open."""
    row = _alert_of(token, LinkPurpose.FOUND)
    if row.state is not AlertState.LIVE:
        return _ended(row)
    alerts.touch(row)
    listed = queries.found_by(row, page_number(request.args.get("page")))
    place = rules.search_of(row.query).place
    cards = [JobCard.of(one, place, (), f"?via={rules.VIA}") for one in listed.rows]
    manage = alerts.token_of(row.public_id, LinkPurpose.MANAGE)
    return render_template(
        "vacancies/alerts/found_jobs.html",
        page=AlertPage.of(row),
        listed=listed,
        cards=cards,
        manage=manage,
    )


@doors.route("/alerts/<token>/useful", methods=["GET", "POST"])
@access.public
def useful(token: str) -> ResponseReturnValue:
    """Say whether an alert was useful; who said what is not kept."""
    row, form = _alert_of(token, LinkPurpose.USEFUL), ButtonForm()
    if row.state is not AlertState.LIVE:
        return _ended(row)
    manage_token = alerts.token_of(row.public_id, LinkPurpose.MANAGE)
    if form.accepted():
        is_useful = request.form.get("useful") == "yes"
        alerts.answer(row, useful=is_useful)
        flash(_("Thank you. That helps us"), "success")
        if not is_useful:
            return redirect(url_for(".manage", token=manage_token), 303)
        return redirect(url_for("vacancies_public.search"), 303)
    return render_template("vacancies/alerts/useful.html", form=form, page=AlertPage.of(row))


def _alert_of(token: str, purpose: LinkPurpose) -> JobAlert:
    return found(alerts.alert_of(token, purpose))


def _ended(row: JobAlert) -> ResponseReturnValue:
    """A kind page for the link of an alert that has ended, or that nobody has confirmed."""
    return render_template("vacancies/alerts/ended.html", page=AlertPage.of(row))
