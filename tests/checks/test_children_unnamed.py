"""No child is named: whoever writes about somebody in their own words is asked not to."""

from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import walk_packages
from typing import Any

import pytest

from workforce.checks import forms as of_checks
from workforce.checks.forms.provisional import ProvisionalForm
from workforce.employment import forms as of_employment
from workforce.web import fields
from workforce.web.forms import Form

ADDRESSES = {"home_address"}


def _forms() -> Iterator[type[Form]]:
    for package in (of_checks, of_employment):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            for _, form in getmembers(import_module(found.name), isclass):
                if issubclass(form, Form) and form.__module__ == found.name:
                    yield form


def _own_words() -> Iterator[tuple[str, Any]]:
    """Every field in which somebody writes sentences: long answers and reasons."""
    for form in _forms():
        for name, field in vars(form).items():
            kind = getattr(field, "field_class", None)
            reasons = name.endswith("reason") or form is ProvisionalForm
            is_long = kind is fields.TextAreaField or (kind is fields.TextField and reasons)
            if is_long and name not in ADDRESSES:
                yield f"{form.__name__}.{name}", field


OWN_WORDS = dict(_own_words())


@pytest.mark.parametrize("name", OWN_WORDS)
def test_whoever_writes_in_their_own_words_is_asked_not_to_name_a_child(name: str) -> None:
    assert "name a child" in str(OWN_WORDS[name].kwargs.get("hint", ""))


def test_the_fields_were_found() -> None:
    wanted = {"SoleSignOffForm.reason", "InterviewForm.record", "StaffRecordForm.experience"}
    assert wanted <= set(OWN_WORDS)
