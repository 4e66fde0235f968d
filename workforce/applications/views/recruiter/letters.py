"""Words that a provider keeps for its letters to candidates."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.together.words import LetterForm
from workforce.applications.queries.together import weighing as queries
from workforce.applications.services.together import letters as services
from workforce.applications.states.choosing import LETTER_NAMES
from workforce.applications.views.recruiter.applicant import doors
from workforce.core.translation import _
from workforce.vacancies.forms import asking
from workforce.vacancies.policies import RECRUITING
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found


@doors.route("/letters-to-candidates", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def letters() -> ResponseReturnValue:
    """See and add the letters that are kept."""
    form = LetterForm()
    if form.accepted():
        with form.refusals():
            services.keep_letter(
                acting(),
                kind=form.kind.data,
                name=form.name.data or "",
                words=form.words.data or "",
                no_child=asking.is_confirmed(form),
            )
            flash(_("The letter is kept"), "success")
            return redirect(url_for(".letters"), 303)
    rows = [(one, str(LETTER_NAMES[one.kind])) for one in queries.letters_for(acting())]
    return render_template("applications/recruiter/letters.html", form=form, rows=rows)


@doors.route("/letters-to-candidates/<letter_template_id>", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def letter(letter_template_id: str) -> ResponseReturnValue:
    """Word a kept letter anew."""
    row = found(queries.letter_for(acting(), letter_template_id))
    form = LetterForm.of(row)
    if form.accepted():
        with form.refusals():
            services.change_letter(
                acting(),
                row,
                name=form.name.data or "",
                words=form.words.data or "",
                no_child=asking.is_confirmed(form),
            )
            return redirect(url_for(".letters"), 303)
    return render_template("applications/recruiter/letter.html", form=form, row=row)


@doors.route("/letters-to-candidates/<letter_template_id>/remove", methods=["POST"])
@access.roles(*RECRUITING)
def remove_letter(letter_template_id: str) -> ResponseReturnValue:
    """Keep a letter no longer."""
    services.remove_letter(acting(), found(queries.letter_for(acting(), letter_template_id)))
    flash(_("The letter is gone"), "success")
    return redirect(url_for(".letters"), 303)
