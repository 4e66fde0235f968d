"""Doors for people who leave: saying why, by a private link or in one's account; and sums."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.translation import _
from workforce.employment import services
from workforce.employment.forms.exits import NOTHING, ExitForm
from workforce.employment.models import ExitAnswer
from workforce.employment.policies import OWN_REASON_READERS
from workforce.employment.presenters.exits import OwnAnswer, OwnReasonsPage
from workforce.employment.queries import exits
from workforce.employment.states import OwnReason
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("employment_exits", __name__)
NOT_FOUND = 404


@doors.route("/leaving/<token>", methods=["GET", "POST"])
@access.public
def answer(token: str) -> ResponseReturnValue:
    """Say why one left, without an account; nothing has to be said."""
    limited("link")
    question = exits.exit_answer_by_token(token)
    if question is None:
        return render_template("employment/exits/over.html"), NOT_FOUND
    form = _form(question)
    if form.accepted():
        with form.refusals():
            _take(question, form)
            return redirect(url_for("employment_exits.thanks"), 303)
    page = OwnAnswer.of(question)
    return render_template("employment/exits/answer.html", form=form, page=page)


@doors.route("/leaving")
@access.public
def thanks() -> ResponseReturnValue:
    """Read that the answer was kept, and that it can be changed."""
    return render_template("employment/exits/thanks.html")


@doors.route("/my-work/leaving")
@access.signed_in
def mine() -> ResponseReturnValue:
    """See what one said oneself of why one left."""
    rows = [OwnAnswer.of(row) for row in exits.my_exit_answers(acting().person_id or 0)]
    return render_template("employment/exits/mine.html", answers=rows)


@doors.route("/my-work/leaving/<exit_answer_id>", methods=["GET", "POST"])
@access.signed_in
def my_answer(exit_answer_id: str) -> ResponseReturnValue:
    """Say why one left, or change what one said, in one's own account."""
    question = found(exits.my_exit_answer(acting().person_id or 0, exit_answer_id))
    form = _form(question)
    if form.accepted():
        with form.refusals():
            _take(question, form)
            flash(_("Your answer is kept. You can change it here"), "success")
            return redirect(url_for("employment_exits.mine"), 303)
    page = OwnAnswer.of(question)
    return render_template("employment/exits/my_answer.html", form=form, page=page)


@doors.route("/people/own-reasons")
@access.roles(*OWN_REASON_READERS)
def own_reasons() -> ResponseReturnValue:
    """See what leavers said themselves: sums of a year and of the whole provider only."""
    last = clock.today().year - 1
    asked = request.args.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else last  # noqa: PLR2004 - the digits of a year
    page = OwnReasonsPage.of(min(year, last), last, exits.own_reasons_of_provider(acting(), year))
    return render_template("employment/exits/own_reasons.html", page=page)


def _form(question: ExitAnswer) -> ExitForm:
    return ExitForm(reason=question.reason, words=question.words)


def _take(question: ExitAnswer, form: ExitForm) -> None:
    chosen = form.reason.data
    reason = None if chosen == NOTHING else OwnReason(chosen)
    words = "" if reason is None else form.words.data
    services.answer(question, reason=reason, words=words or "")
