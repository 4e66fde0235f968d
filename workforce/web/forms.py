"""The base of every form: shapes what was typed and carries refusals back to their fields."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from flask import request
from flask_wtf import FlaskForm

from workforce.core.errors import DomainError, NotAllowed, NotFound, TooMany
from workforce.core.translation import gettext, ngettext

PASS_ON = (NotFound, NotAllowed, TooMany)


class _Words:
    """WTForms' own messages in the reader's language."""

    def gettext(self, text: str) -> str:
        return gettext(text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return ngettext(one, many, count)


class Form(FlaskForm):
    """A form that knows when it was accepted and shows refusals beside the field."""

    class Meta(FlaskForm.Meta):
        """How the form binds and speaks."""

        def get_translations(self, form: Any) -> _Words:  # noqa: ANN401 - WTForms' signature
            """WTForms' words through our catalogues."""
            _ = form
            return _Words()

    def accepted(self) -> bool:
        """Whether the form was sent and every field is in shape."""
        return request.method == "POST" and self.validate()

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Put a refusal of the use case inside beside its field, or above the form."""
        try:
            yield
        except PASS_ON:
            raise
        except DomainError as refusal:
            self.refuse(str(refusal), refusal.field)

    def refuse(self, message: str, field: str | None = None) -> None:
        """Show a refusal beside a field, or above the form where no field is its cause."""
        if field is not None and field in self._fields:
            target = self._fields[field]
            errors: Sequence[str] = target.errors
            target.errors = [*errors, message]
        else:
            self.form_errors.append(message)
