"""Calling the GOV.UK macros from Python with plain words."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from flask import current_app
from markupsafe import Markup, escape

from workforce.core.translation import Lazy

Words = str | Lazy
DRAWINGS_KEPT = 512


@dataclass(frozen=True, slots=True)
class _Order:
    """A component and what it is told; two orders that say the same are the same."""

    component: str
    macro: str
    told: str
    params: dict[str, Any] = field(compare=False)


def draw(component: str, macro: str, params: dict[str, Any], *, keep: bool = False) -> Markup:
    """One GOV.UK component as HTML; `keep` the drawing where nothing in it was typed.

    The macros take about a millisecond each: most of the time of a page with a form.
    """
    order = _Order(component, macro, repr(params) if keep else "", params)
    return _kept(order) if keep else _drawn(order)


def _drawn(order: _Order) -> Markup:
    path = f"govuk_frontend_jinja/components/{order.component}/macro.html"
    module = current_app.jinja_env.get_template(path).module
    drawn: str = getattr(module, order.macro)(order.params)
    return Markup(drawn)  # noqa: S704 - the macros escape what they are given


@lru_cache(maxsize=DRAWINGS_KEPT)
def _kept(order: _Order) -> Markup:
    return _drawn(order)


def text_of(words: Words | None) -> dict[str, str] | None:
    """Words as a component wants them; None where there is nothing to say."""
    said = str(words) if words is not None else ""
    return {"text": said} if said else None


def one_line(value: str) -> Markup:
    """A value of many lines that survives the macros' indenting of what they nest."""
    return Markup(str(escape(value)).replace("\n", "&#10;"))  # noqa: S704 - escaped on this line
