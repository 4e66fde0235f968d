"""A page that is one question about one matter: its title, a sentence, the form."""

from flask import render_template

from workforce.checks.presenters.elsewhere import HeldLine
from workforce.web.forms import Form


def one_form(
    form: Form, *, title: object, words: str, button: str, back: str, line: HeldLine | None = None
) -> str:
    """The page of a form by itself; `line` is what somebody holds, to be looked at there."""
    return render_template(
        "checks/elsewhere/one_form.html",
        form=form,
        title=title,
        words=words,
        button=button,
        back_href=back,
        line=line,
    )
