"""Fields for choosing: radios, checkboxes and lists."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol, Unpack, runtime_checkable

from markupsafe import Markup
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from workforce.core.translation import _
from workforce.web.fields.base import GovukField, Options
from workforce.web.fields.rendering import Words, text_of
from workforce.web.fields.text import width_class

NOT_TICKED = frozenset({"", "0", "false", "off", "no"})


@runtime_checkable
class ChoiceLike(Protocol):
    """Anything with a value and a label, such as the choices of WTForms itself."""

    value: Any
    label: Any


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer; `reveals` names a field to ask for when it is chosen."""

    value: str
    label: Words
    hint: Words = ""
    group: Words = ""
    reveals: str = ""


Source = Iterable[ChoiceLike | Choice] | Callable[[], Iterable[ChoiceLike | Choice]]


def choices_of(kinds: type[Enum]) -> list[Choice]:
    """The members of an enum as choices, each with its label or hint where it has one."""
    return [
        Choice(
            str(member.value),
            getattr(member, "label", None) or str(member.value),
            getattr(member, "hint", ""),
        )
        for member in kinds
    ]


def as_choice(offered: ChoiceLike | Choice) -> Choice:
    """An offered choice in our own shape."""
    if isinstance(offered, Choice):
        return offered
    return Choice(
        str(offered.value), offered.label, group=str(getattr(offered, "optgroup", "") or "")
    )


class ChoiceField(GovukField):
    """What radios, checkboxes and lists share: answers that are offered, and a value of a type."""

    def __init__(
        self,
        label: Words = "",
        *,
        choices: Source = (),
        coerce: Callable[[Any], Any] = str,
        **options: Unpack[Options],
    ) -> None:
        """Keep the answers offered and the type of the value."""
        self.choices, self.coerce = choices, coerce
        self.strange = False
        self._form = options.get("_form")
        super().__init__(label, **options)

    def __call__(self, **kwargs: object) -> Markup:
        """The answers as HTML; what one of them reveals is shown by the style sheet alone."""
        return super().__call__(**kwargs).replace(" data-aria-controls=", " data-reveals=")

    def offered(self) -> list[Choice]:
        """The answers offered now."""
        given = self.choices() if callable(self.choices) else self.choices
        return [as_choice(choice) for choice in given]

    @property
    def reveals(self) -> frozenset[str]:
        """The names of fields that are drawn inside this one."""
        return frozenset(choice.reveals for choice in self.offered() if choice.reveals)

    def value_of(self, sent: object) -> Any:  # noqa: ANN401 - the type is the caller's choice
        """The value of an answer; None, noted as strange, where it is no answer at all."""
        try:
            return self.coerce(sent)
        except (ValueError, TypeError, KeyError):
            self.strange = True
            return None

    def sent_form(self, value: Any) -> str:  # noqa: ANN401 - the type is the caller's choice
        """A value as a page sends it."""
        return str(value.value) if isinstance(value, Enum) else str(value)

    def chosen(self) -> frozenset[str]:
        """The answers chosen, as a page sends them."""
        return frozenset() if self.data is None else frozenset({self.sent_form(self.data)})

    def is_blank(self) -> bool:
        """Whether nothing was chosen."""
        return not self.strange and not self.chosen()

    def is_told(self) -> bool:
        """Whether the drawing holds more than choices: an answer of few says nothing of anybody."""
        return bool(self.reveals)

    def check(self, form: BaseForm) -> None:  # noqa: ARG002 - the form is for fields that need it
        """Refuse an answer that was not offered."""
        values = {choice.value for choice in self.offered()}
        if self.strange or not self.chosen() <= values:
            self.data = self.nothing()
            raise StopValidation(_("%(name)s: select an answer from the list", name=self.said))

    def revealed(self, choice: Choice) -> dict[str, Markup] | None:
        """The field asked for when this answer is chosen."""
        if not choice.reveals or self._form is None:
            return None
        return {"html": self._form[choice.reveals]()}

    def items(self) -> list[dict[str, Any]]:
        """The answers as a component wants them."""
        chosen = self.chosen()
        return [
            {
                "value": choice.value,
                "text": str(choice.label),
                "hint": text_of(choice.hint),
                "checked": choice.value in chosen,
                "conditional": self.revealed(choice),
            }
            for choice in self.offered()
        ]

    def params(self) -> dict[str, Any]:
        """The shared words in a fieldset, and the answers."""
        return {
            **self.shared_params(),
            "idPrefix": self.id,
            "fieldset": {"legend": self.heading_params("fieldset__legend")},
            "items": self.items(),
        }


class RadioField(ChoiceField):
    """One answer of a few, all in sight."""

    component = "radios"
    macro = "govukRadios"

    def __init__(
        self,
        label: Words = "",
        *,
        choices: Source = (),
        coerce: Callable[[Any], Any] = str,
        inline: bool = False,
        small: bool = False,
        **options: Unpack[Options],
    ) -> None:
        """Keep whether the answers stand side by side, and small."""
        shapes = ("inline" if inline else "", "small" if small else "")
        self.shapes = tuple(shape for shape in shapes if shape)
        super().__init__(label, choices=choices, coerce=coerce, **options)

    def read(self, sent: list[Any]) -> Any:  # noqa: ANN401 - the type is the caller's choice
        """The answer chosen, or None."""
        return self.value_of(sent[0]) if sent[0] != "" else None

    def params(self) -> dict[str, Any]:
        """The shared words, and how the answers stand."""
        classes = " ".join(f"govuk-radios--{shape}" for shape in self.shapes)
        return {**super().params(), "classes": classes}


class SelectField(RadioField):
    """One answer of many, in a list that opens."""

    component = "select"
    macro = "govukSelect"

    def __init__(
        self,
        label: Words = "",
        *,
        choices: Source = (),
        coerce: Callable[[Any], Any] = str,
        prompt: Words = "",
        **options: Unpack[Options],
    ) -> None:
        """Keep the words of the empty first line; without any, the first answer is chosen."""
        self.prompt = prompt
        super().__init__(label, choices=choices, coerce=coerce, **options)

    def items(self) -> list[dict[str, Any]]:
        """The empty line and the answers."""
        first = [{"value": "", "text": str(self.prompt)}] if str(self.prompt) else []
        chosen = self.chosen()
        return first + [
            {
                "value": choice.value,
                "text": f"{choice.group}: {choice.label}" if choice.group else str(choice.label),
                "selected": choice.value in chosen,
            }
            for choice in self.offered()
        ]

    def params(self) -> dict[str, Any]:
        """The shared words and the lines of the list."""
        return {
            **self.shared_params(),
            "id": self.id,
            "label": self.heading_params("label"),
            "classes": width_class(self.width),
            "items": self.items(),
            "attributes": dict(self.render_kw or {}),
        }


class CheckboxesField(ChoiceField):
    """Any number of answers of a few."""

    component = "checkboxes"
    macro = "govukCheckboxes"

    def __init__(
        self,
        label: Words = "",
        *,
        choices: Source = (),
        coerce: Callable[[Any], Any] = str,
        small: bool = False,
        **options: Unpack[Options],
    ) -> None:
        """Keep whether the boxes are small."""
        self.small = small
        super().__init__(label, choices=choices, coerce=coerce, **options)

    def nothing(self) -> list[Any]:
        """No answer."""
        return []

    def read(self, sent: list[Any]) -> list[Any]:
        """The answers ticked, each once, in the order sent."""
        return list(dict.fromkeys(self.value_of(one) for one in sent if one != ""))

    def chosen(self) -> frozenset[str]:
        """The answers ticked, as a page sends them."""
        values: Sequence[Any] = self.data or ()
        return frozenset(self.sent_form(value) for value in values)

    def params(self) -> dict[str, Any]:
        """The shared words, and how the boxes stand."""
        classes = "govuk-checkboxes--small" if self.small else ""
        return {**super().params(), "classes": classes}


class CheckboxField(GovukField):
    """One box to tick; where it is required it must be ticked."""

    component = "checkboxes"
    macro = "govukCheckboxes"

    def nothing(self) -> bool:
        """Not ticked."""
        return False

    def read(self, sent: list[Any]) -> bool:
        """Whether the box was ticked."""
        return str(sent[0]).lower() not in NOT_TICKED

    def is_blank(self) -> bool:
        """Whether the box is not ticked."""
        return not self.data

    def params(self) -> dict[str, Any]:
        """The shared words, and the one box with its hint beside it."""
        shared = self.shared_params()
        hint = shared.pop("hint", None)
        item = {
            "value": "1",
            "text": str(self.label.text),
            "hint": hint,
            "checked": bool(self.data),
        }
        return {**shared, "idPrefix": self.id, "items": [item]}
