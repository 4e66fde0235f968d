"""Fields for uploads, and for what travels unseen."""

from pathlib import PurePath
from typing import Any, Unpack

from markupsafe import Markup
from werkzeug.datastructures import FileStorage
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from workforce.core.translation import _
from workforce.web.fields.base import GovukField, Options
from workforce.web.fields.rendering import Words
from workforce.web.fields.text import clean


class FileField(GovukField):
    """One file; what it really holds is checked where documents are kept."""

    component = "file-upload"
    macro = "govukFileUpload"
    multipart = True

    def __init__(
        self, label: Words = "", *, accept: tuple[str, ...] = (), **options: Unpack[Options]
    ) -> None:
        """Keep the endings of file names that are taken."""
        self.accept = tuple(ending.lower() for ending in accept)
        super().__init__(label, **options)

    def read(self, sent: list[Any]) -> FileStorage | None:
        """The first file that was really chosen."""
        chosen = (one for one in sent if isinstance(one, FileStorage) and one.filename)
        return next(chosen, None)

    def is_blank(self) -> bool:
        """Whether no file was chosen."""
        return self.data is None

    def check(self, form: BaseForm) -> None:  # noqa: ARG002 - the form is for fields that need it
        """Refuse a file whose name has another ending."""
        ending = PurePath(self.data.filename or "").suffix.lower()
        if self.accept and ending not in self.accept:
            kinds = ", ".join(one.removeprefix(".").upper() for one in self.accept)
            raise StopValidation(_("The selected file must be one of: %(kinds)s", kinds=kinds))

    def params(self) -> dict[str, Any]:
        """The shared words, and the endings offered."""
        shared = super().params()
        if self.accept:
            shared["attributes"]["accept"] = ",".join(self.accept)
        return shared


class HiddenField(GovukField):
    """A value that the page carries and nobody sees."""

    hidden = True

    def __call__(self, **kwargs: object) -> Markup:  # noqa: ARG002 - nothing about it is drawn
        """The bare input."""
        return Markup('<input type="hidden" name="{}" value="{}">').format(
            self.name, "" if self.data is None else self.data
        )

    @property
    def error_id(self) -> str:
        """Nowhere: there is nothing to move the focus to."""
        return ""

    def nothing(self) -> str:
        """An empty value."""
        return ""

    def read(self, sent: list[Any]) -> str:
        """The value as it came."""
        return clean(sent[0])
