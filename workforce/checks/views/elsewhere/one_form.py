"""A page that is one question about one matter: its title, a sentence, the form."""

from flask import render_template

from workforce.web.forms import Form


def one_form(form: Form, *, title: object, words: str, button: str, back: str) -> str:
    """The page of a form by itself; `back` is where its back link goes."""
    return render_template(
        "checks/elsewhere/one_form.html",
        form=form,
        title=title,
        words=words,
        button=button,
        back_href=back,
    )
