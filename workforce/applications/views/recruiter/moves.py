"""Moving several applicants at once: look at the letters first, then let them go."""

from collections.abc import Callable

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.together.applicants import ChosenForm
from workforce.applications.forms.together.words import MoveForm
from workforce.applications.models import Application
from workforce.applications.models.choosing import SeveralMoves
from workforce.applications.presenters.together.moves import MovesPage, letter_to
from workforce.applications.queries.together import several, weighing
from workforce.applications.rules.moving import KINDS
from workforce.applications.services.together import several as services
from workforce.applications.views.recruiter.applicant import doors
from workforce.core.translation import _
from workforce.integrations.mail import Mail
from workforce.messages import services as messages
from workforce.vacancies.forms import asking
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.queries import own
from workforce.web import access, fields
from workforce.web.actor import acting
from workforce.web.errors import found

CONFIRM = "confirm"


@doors.route("/vacancies/<vacancy_id>/moves", methods=["POST"])
@access.roles(*RECRUITING)
def move_several(vacancy_id: str) -> ResponseReturnValue:
    """Choose some applicants and where they go; nothing happens yet."""
    vacancy, form = found(own.vacancy_for(acting(), vacancy_id)), ChosenForm()
    to = form.target()
    if to is not None:
        with form.refusals():
            row = services.prepare(acting(), vacancy, chosen=form.chosen(), to=to)
            return redirect(url_for(".moves", move_id=row.public_id), 303)
    why = _("Choose at least one applicant, and where to move them")
    flash(next(iter(form.form_errors), why), "important")
    view = "board" if request.form.get("view") == "board" else None
    return redirect(url_for(".applicants", vacancy_id=vacancy_id, view=view), 303)


@doors.route("/applicant-moves/<move_id>", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def moves(move_id: str) -> ResponseReturnValue:
    """Read the letters that will go, change your words in them, and let them go."""
    row = found(several.moves_for(acting(), move_id))
    form = _form(row)
    if form.accepted():
        with form.refusals():
            sure = asking.is_confirmed(form)
            if request.form.get("step") == CONFIRM:
                services.reword(acting(), row, words=form.words.data or "", no_child=sure)
                services.confirm(acting(), row)
                return redirect(url_for(".moves", move_id=move_id), 303)
            services.reword(acting(), row, words=_words(form), no_child=sure)
            return redirect(url_for(".moves", move_id=move_id), 303)
    chosen = several.applications_of(acting(), row)
    page = MovesPage.of(row, chosen, _writer(row))
    return render_template("applications/recruiter/moves.html", page=page, form=form)


def _form(row: SeveralMoves) -> MoveForm:
    form = MoveForm(words=row.words)
    kept = weighing.letters_for(acting(), KINDS[row.to_state])
    form.letter.choices = [fields.Choice(one.public_id, one.name) for one in kept]
    if not kept:
        del form.letter
    return form


def _words(form: MoveForm) -> str:
    """The words of the letter that was picked, or those that were typed."""
    picked = "letter" in form and form.letter.data
    letter = weighing.letter_for(acting(), form.letter.data) if picked else None
    return letter.words if letter is not None else form.words.data or ""


def _writer(row: SeveralMoves) -> Callable[[Application, str], Mail]:
    """Writes the very letter of this move to somebody, in a language, and sends it nowhere."""
    words = several.letter_words(row)

    def write(application: Application, speaks: str) -> Mail:
        href = url_for(
            "applications_candidate.application",
            application_id=application.public_id,
            _external=True,
        )
        letter = letter_to(row, application, speaks, **words)
        return messages.rendered(letter, current_app.jinja_env, href)

    return write
