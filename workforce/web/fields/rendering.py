"""Calling the GOV.UK macros from Python with plain words."""

from typing import Any

from flask import current_app
from markupsafe import Markup, escape

from workforce.core.translation import Lazy

Words = str | Lazy


def draw(component: str, macro: str, params: dict[str, Any]) -> Markup:
    """One GOV.UK component as HTML."""
    path = f"govuk_frontend_jinja/components/{component}/macro.html"
    module = current_app.jinja_env.get_template(path).module
    drawn: str = getattr(module, macro)(params)
    return Markup(drawn)  # noqa: S704 - the macros escape what they are given


def text_of(words: Words | None) -> dict[str, str] | None:
    """Words as a component wants them; None where there is nothing to say."""
    said = str(words) if words is not None else ""
    return {"text": said} if said else None


def one_line(value: str) -> Markup:
    """A value of many lines that survives the macros' indenting of what they nest."""
    return Markup(str(escape(value)).replace("\n", "&#10;"))  # noqa: S704 - escaped on this line
