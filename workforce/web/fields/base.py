"""What all form fields share: the words around them, when they are needed, how errors are said."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, TypedDict, Unpack, cast

from markupsafe import Markup
from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from workforce.core.translation import _
from workforce.web.fields.rendering import Words, draw, text_of


class Options(TypedDict, total=False):
    """The keywords that every field understands; the last group is handed on to WTForms."""

    hint: Words
    required: Words | None
    when: Callable[[Any], bool] | None
    optional_mark: bool
    called: Words
    autocomplete: str
    inputmode: str
    spellcheck: bool | None
    width: str
    label_size: str
    heading: bool
    prefix: Words
    suffix: Words

    validators: Sequence[Callable[[Any, Any], object]]
    filters: Sequence[Callable[[Any], Any]]
    default: object
    description: str
    render_kw: dict[str, Any]
    id: str
    name: str
    _form: Any
    _prefix: str
    _translations: Any
    _meta: Any


OWN: Mapping[str, object] = {
    "hint": "",
    "required": None,
    "when": None,
    "optional_mark": True,
    "called": "",
    "autocomplete": "",
    "inputmode": "",
    "spellcheck": None,
    "width": "",
    "label_size": "s",
    "heading": False,
    "prefix": "",
    "suffix": "",
}


class GovukField(Field):
    """A field that draws its whole form group: label, hint, error message and input."""

    component: ClassVar[str] = "input"
    macro: ClassVar[str] = "govukInput"
    hidden: ClassVar[bool] = False
    multipart: ClassVar[bool] = False

    hint: Words
    required: Words | None
    when: Callable[[Any], bool] | None
    optional_mark: bool
    called: Words
    autocomplete: str
    inputmode: str
    spellcheck: bool | None
    width: str
    label_size: str
    heading: bool
    prefix: Words
    suffix: Words

    def __init__(self, label: Words = "", **options: Unpack[Options]) -> None:
        """Keep the words around the field; WTForms keeps the rest."""
        given = cast("dict[str, Any]", options)
        for name, usual in OWN.items():
            setattr(self, name, given.get(name, usual))
        super().__init__(cast("str", label), **{key: given[key] for key in given if key not in OWN})

    def __call__(self, **kwargs: object) -> Markup:
        """The form group as HTML; keywords replace what the component is told."""
        keep = not self.errors and not self.is_told()
        return draw(self.component, self.macro, {**self.params(), **kwargs}, keep=keep)

    @property
    def said(self) -> str:
        """How an error message names the field."""
        return str(self.called or self.label.text)

    @property
    def error_id(self) -> str:
        """The id that the error summary links to."""
        return self.id

    @property
    def reveals(self) -> frozenset[str]:
        """The names of fields that are drawn inside this one."""
        return frozenset()

    @property
    def question(self) -> str:
        """The label as shown, marked when an answer may be left out."""
        text = str(self.label.text)
        if self.required or not self.optional_mark or not text:
            return text
        return _("%(label)s (optional)", label=text)

    def heading_params(self, kind: str) -> dict[str, Any]:
        """The label or legend: its words, its size, and whether it is the page's heading."""
        size = "l" if self.heading and self.label_size == "s" else self.label_size
        classes = f"govuk-{kind}--{size}" if size else ""
        return {"text": self.question, "classes": classes, "isPageHeading": self.heading}

    def shared_params(self) -> dict[str, Any]:
        """What every component is told: name, hint and the first error."""
        error = text_of(self.errors[0]) if self.errors else None
        if error is not None:
            error["visuallyHiddenText"] = _("Error")
        params: dict[str, Any] = {"name": self.name}
        if hint := text_of(self.hint):
            params["hint"] = hint
        if error:
            params["errorMessage"] = error
        return params

    def params(self) -> dict[str, Any]:
        """What the component is told."""
        return {
            **self.shared_params(),
            "id": self.id,
            "label": self.heading_params("label"),
            "attributes": dict(self.render_kw or {}),
        }

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take what was sent; a field that was not sent at all has its usual value."""
        if valuelist:
            self.data = self.read(valuelist)
        else:
            usual = self.default() if callable(self.default) else self.default
            self.data = self.nothing() if usual is None else usual

    def read(self, sent: list[Any]) -> Any:  # noqa: ANN401 - each field has its own kind of value
        """The value of what was sent; ValueError says what is wrong with it."""
        return sent[0]

    def nothing(self) -> Any:  # noqa: ANN401 - each field has its own kind of value
        """The value of no answer."""
        return None

    def is_told(self) -> bool:
        """Whether the drawing would show what somebody typed."""
        return not self.is_blank()

    def is_blank(self) -> bool:
        """Whether nothing was answered."""
        return self.data is None or self.data in ("", [])

    def check(self, form: BaseForm) -> None:
        """Refuse an answer that breaks the field's own limits, by StopValidation."""

    def pre_validate(self, form: BaseForm) -> None:
        """Ask for an answer where one is needed, and stop there or at the first thing wrong."""
        if self.when is not None and not self.when(form):
            self.data, self.errors = self.nothing(), []
            raise StopValidation
        if self.process_errors:
            raise StopValidation
        if self.is_blank():
            raise StopValidation(str(self.required or ""))
        self.check(form)
