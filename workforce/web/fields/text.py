"""Fields for words: one line, many lines, addresses, passwords and codes."""

import re
from typing import Any, ClassVar, Unpack

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from workforce.core.translation import _
from workforce.web.fields.base import GovukField, Options
from workforce.web.fields.rendering import Words, one_line, text_of

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
WIDTHS = frozenset({"2", "3", "4", "5", "10", "20", "30"})
LONGEST_EMAIL = 254
LONGEST_PASSWORD = 500
COUNT_FORMS = ("one", "two", "few", "many", "other")


def width_class(width: str) -> str:
    """The class for a width in characters or in shares of the column."""
    if not width:
        return ""
    return f"govuk-input--width-{width}" if width in WIDTHS else f"govuk-!-width-{width}"


def clean(typed: object) -> str:
    """What was typed without characters nobody can see, and with one kind of line end."""
    text = typed if isinstance(typed, str) else ""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


UNITED_KINGDOM = 44


class TextField(GovukField):
    """One line of words."""

    kind: ClassVar[str] = "text"

    def __init__(self, label: Words = "", *, limit: int = 200, **options: Unpack[Options]) -> None:
        """Keep the greatest number of characters."""
        self.limit = limit
        super().__init__(label, **options)

    def nothing(self) -> Any:  # noqa: ANN401 - figures have another value for no answer
        """No words."""
        return ""

    def read(self, sent: list[Any]) -> Any:  # noqa: ANN401 - figures are read from words
        """The words without space around them."""
        return " ".join(clean(sent[0]).split())

    def shown(self) -> str:
        """What stands in the box."""
        return str(self.data or "")

    def check(self, form: BaseForm) -> None:  # noqa: ARG002 - the form is for fields that need it
        """Refuse more characters than there is room for."""
        if len(self.data) > self.limit:
            raise StopValidation(
                _(
                    "%(name)s must be %(limit)s characters or fewer",
                    name=self.said,
                    limit=self.limit,
                )
            )

    def params(self) -> dict[str, Any]:
        """The shared words, and what a line of text needs beside."""
        extra: dict[str, Any] = {
            "type": self.kind,
            "value": self.shown() or None,
            "classes": width_class(self.width),
            "autocomplete": self.autocomplete or None,
            "inputmode": self.inputmode or None,
            "prefix": text_of(self.prefix),
            "suffix": text_of(self.suffix),
        }
        if self.spellcheck is not None:
            extra["spellcheck"] = self.spellcheck
        return {**super().params(), **extra}


class SearchField(TextField):
    """Words to look for."""

    kind = "search"


class EmailField(TextField):
    """An email address, checked for its shape only."""

    kind = "email"

    def __init__(self, label: Words = "", **options: Unpack[Options]) -> None:
        """Let the browser fill in the reader's own address."""
        options.setdefault("autocomplete", "email")
        options.setdefault("spellcheck", False)
        super().__init__(label, limit=LONGEST_EMAIL, **options)

    def check(self, form: BaseForm) -> None:
        """Refuse what cannot be an address, saying how one looks."""
        super().check(form)
        try:
            self.data = validate_email(self.data, check_deliverability=False).normalized
        except EmailNotValidError:
            raise StopValidation(
                _("Enter an email address in the correct format, like name@example.com")
            ) from None


class PhoneField(TextField):
    """A telephone number, kept in the international form."""

    kind = "tel"

    def __init__(self, label: Words = "", **options: Unpack[Options]) -> None:
        """Let the browser fill in the reader's own number."""
        options.setdefault("autocomplete", "tel")
        options.setdefault("width", "20")
        super().__init__(label, limit=40, **options)

    def check(self, form: BaseForm) -> None:
        """Refuse what cannot be a number, saying how one looks."""
        super().check(form)
        try:
            number = phonenumbers.parse(self.data, "GB")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise StopValidation(
                _("Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192")
            )
        self.data = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def telephone_in_words(kept: str) -> str:
    """A number as people here dial it: without +44, in groups."""
    try:
        number = phonenumbers.parse(kept, "GB")
    except phonenumbers.NumberParseException:
        return kept
    if number.country_code == UNITED_KINGDOM:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


class CodeField(TextField):
    """A security code of figures, with or without spaces."""

    def __init__(self, label: Words = "", **options: Unpack[Options]) -> None:
        """Offer the keypad and the code from a message."""
        options.setdefault("autocomplete", "one-time-code")
        options.setdefault("inputmode", "numeric")
        options.setdefault("spellcheck", False)
        options.setdefault("width", "10")
        super().__init__(label, limit=40, **options)

    def read(self, sent: list[Any]) -> str:
        """The code without the spaces and hyphens people copy with it."""
        return re.sub(r"[\s-]", "", clean(sent[0]))


class PasswordField(TextField):
    """A password, shown to its writer on demand and never sent back."""

    component = "password-input"
    macro = "govukPasswordInput"
    kind = "password"

    def __init__(self, label: Words = "", *, new: bool = False, **options: Unpack[Options]) -> None:
        """Say to the browser whether the password is chosen or remembered."""
        options.setdefault("autocomplete", "new-password" if new else "current-password")
        super().__init__(label, limit=LONGEST_PASSWORD, **options)

    def read(self, sent: list[Any]) -> str:
        """Every character as typed."""
        return sent[0] if isinstance(sent[0], str) else ""

    def shown(self) -> str:
        """Nothing: a page never repeats a password."""
        return ""

    def params(self) -> dict[str, Any]:
        """The shared words, and the words of the button that shows the password."""
        return {
            **super().params(),
            "showPasswordText": _("Show"),
            "hidePasswordText": _("Hide"),
            "showPasswordAriaLabelText": _("Show password"),
            "hidePasswordAriaLabelText": _("Hide password"),
            "passwordShownAnnouncementText": _("Your password is visible"),
            "passwordHiddenAnnouncementText": _("Your password is hidden"),
        }


class TextAreaField(TextField):
    """Several lines of words, with a count of what is left."""

    component = "character-count"
    macro = "govukCharacterCount"

    def __init__(
        self, label: Words = "", *, limit: int = 4000, rows: int = 5, **options: Unpack[Options]
    ) -> None:
        """Keep the height of the box in lines."""
        self.rows = rows
        super().__init__(label, limit=limit, **options)

    def read(self, sent: list[Any]) -> str:
        """The words with their lines."""
        return clean(sent[0])

    def params(self) -> dict[str, Any]:
        """The shared words, and the sentences of the count."""
        left = _("You have %{count} characters remaining")
        over = _("You have %{count} characters too many")
        return {
            **super().params(),
            "value": one_line(self.shown()),
            "rows": self.rows,
            "maxlength": self.limit,
            "textareaDescriptionText": _("You can enter up to %{count} characters"),
            "charactersUnderLimitText": {
                **dict.fromkeys(COUNT_FORMS, left),
                "one": _("You have %{count} character remaining"),
            },
            "charactersAtLimitText": _("You have 0 characters remaining"),
            "charactersOverLimitText": {
                **dict.fromkeys(COUNT_FORMS, over),
                "one": _("You have %{count} character too many"),
            },
        }
