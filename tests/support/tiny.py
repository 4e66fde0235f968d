"""A small application with the look of the service and nothing behind it."""

from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from flask import Flask
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from wtforms import Form
from wtforms.form import BaseForm

from workforce.core import translation
from workforce.web.assets import asset_url
from workforce.web.layout import kept
from workforce.web.links import here

ROOT = Path(__file__).resolve().parents[2]


def tiny_app() -> Flask:
    """Templates, components and words, without database, accounts or doors."""
    app = Flask("tiny", root_path=str(ROOT))
    app.secret_key = "only-for-tests"
    app.testing = True
    environment: Any = app.jinja_env
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(
        translation.phrase, translation.plural_phrase, newstyle=True
    )
    environment.trim_blocks = environment.lstrip_blocks = True
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    environment.loader = ChoiceLoader([app.jinja_env.loader or govuk, govuk])
    environment.globals.update(
        asset=asset_url, here=here, kept=kept, _=environment.globals["gettext"]
    )
    return app


def soup(text: str) -> BeautifulSoup:
    """The parsed HTML."""
    return BeautifulSoup(text, "html.parser")


def drawn(app: Flask, source: str, **values: object) -> BeautifulSoup:
    """A piece of template drawn within a request for /jobs?q=care&page=2."""
    with app.test_request_context("/jobs?q=care&page=2"):
        return soup(app.jinja_env.from_string(source).render(**values))


def whole_form(app: Flask, form: BaseForm | Form) -> BeautifulSoup:
    """A whole page with one form, as the layout draws it."""
    source = (
        '{% extends "layouts/page.html" %}{% from "components/form.html" import form_page %}'
        "{% block title %}Sample{% endblock %}"
        "{% block content %}<h1>Sample</h1>{{ form_page(form) }}{% endblock %}"
    )
    return drawn(app, source, form=form)
