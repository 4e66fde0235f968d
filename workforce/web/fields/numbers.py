"""Fields for figures: whole numbers, exact decimals, and money in pence."""

import re
from decimal import Decimal
from typing import Any, Unpack

from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from workforce.core.translation import _
from workforce.web.fields.base import Options
from workforce.web.fields.rendering import Words
from workforce.web.fields.text import TextField, clean

FIGURES = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,12})?", re.ASCII)
PENCE = 100
PENNY_PLACES = 2


def figure(typed: str, places: int | None = None) -> Decimal:
    """What was typed as an exact number of so many places; commas may part thousands."""
    text = "".join(typed.split()).replace("−", "-").removeprefix("+")
    sign = -1 if text.startswith("-") else 1
    text = text.removeprefix("-")
    if not FIGURES.fullmatch(text):
        raise ValueError(typed)
    number = sign * Decimal(text.replace(",", ""))
    if places is not None and places_of(number) > places:
        raise ValueError(typed)
    return number


def places_of(number: Decimal) -> int:
    """How many decimal places were typed."""
    return -int(number.as_tuple().exponent)


def plain(number: Decimal) -> str:
    """A number without an exponent or needless noughts."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def pounds(pence: int) -> str:
    """Pence as pounds are typed: 1200 or 1200.50."""
    whole, rest = divmod(abs(pence), PENCE)
    text = f"{whole}.{rest:02d}" if rest else str(whole)
    return f"-{text}" if pence < 0 else text


class IntegerField(TextField):
    """A whole number between two limits."""

    def __init__(
        self,
        label: Words = "",
        *,
        lowest: float | Decimal | None = 0,
        highest: float | Decimal | None = None,
        **options: Unpack[Options],
    ) -> None:
        """Keep the limits; the keypad has figures only."""
        self.lowest, self.highest = lowest, highest
        self.typed: str | None = None
        options.setdefault("inputmode", "numeric")
        options.setdefault("width", "5")
        options.setdefault("spellcheck", False)
        super().__init__(label, **options)

    def nothing(self) -> None:
        """No figure, which is not nought."""
        return

    def read(self, sent: list[Any]) -> Any:  # noqa: ANN401 - each figure has its own type
        """The figure typed, or None for an empty box."""
        self.typed = clean(sent[0])
        return self.value_of(self.typed) if self.typed else None

    def value_of(self, typed: str) -> Any:  # noqa: ANN401 - each figure has its own type
        """The whole number typed."""
        try:
            return int(figure(typed, places=0))
        except ValueError:
            raise ValueError(
                _("%(name)s must be a whole number, like 12", name=self.said)
            ) from None

    def shown(self) -> str:
        """What was typed, or the value as one would type it."""
        if self.typed is not None:
            return self.typed
        return "" if self.data is None else self.written(self.data)

    def written(self, value: Any) -> str:  # noqa: ANN401 - each figure has its own type
        """A value as one would type it."""
        return str(value)

    def limit_said(self, limit: float | Decimal) -> str:
        """A limit as an error message names it."""
        return self.written(limit)

    def check(self, form: BaseForm) -> None:  # noqa: ARG002 - the form is for fields that need it
        """Refuse a figure outside the limits."""
        if self.lowest is not None and self.data < self.lowest:
            low = self.limit_said(self.lowest)
            raise StopValidation(_("%(name)s must be %(low)s or more", name=self.said, low=low))
        if self.highest is not None and self.data > self.highest:
            top = self.limit_said(self.highest)
            raise StopValidation(_("%(name)s must be %(top)s or less", name=self.said, top=top))


class DecimalField(IntegerField):
    """An exact decimal number with at most so many places."""

    def __init__(
        self,
        label: Words = "",
        *,
        places: int = 2,
        lowest: float | Decimal | None = 0,
        highest: float | Decimal | None = None,
        **options: Unpack[Options],
    ) -> None:
        """Keep the number of decimal places."""
        self.places = places
        options.setdefault("inputmode", "decimal")
        super().__init__(label, lowest=lowest, highest=highest, **options)

    def value_of(self, typed: str) -> Decimal:
        """The number typed, exactly."""
        try:
            number = figure(typed)
        except ValueError:
            raise ValueError(_("%(name)s must be a number, like 37.5", name=self.said)) from None
        if places_of(number) > self.places:
            raise ValueError(
                _(
                    "%(name)s must have no more than %(places)s figures after the point",
                    name=self.said,
                    places=self.places,
                )
            )
        return number

    def written(self, value: Any) -> str:  # noqa: ANN401 - limits may be of other number types
        """A value without needless noughts."""
        return plain(Decimal(str(value)))


class MoneyField(IntegerField):
    """An amount typed in pounds and kept in whole pence."""

    def __init__(
        self,
        label: Words = "",
        *,
        lowest: float | Decimal | None = 0,
        highest: float | Decimal | None = None,
        **options: Unpack[Options],
    ) -> None:
        """Put the pound sign before the box; limits are in pence."""
        options.setdefault("prefix", "£")
        options.setdefault("inputmode", "decimal")
        options.setdefault("width", "10")
        super().__init__(label, lowest=lowest, highest=highest, **options)

    def value_of(self, typed: str) -> int:
        """The pence of the amount typed."""
        try:
            return int(figure(typed.removeprefix("£"), places=PENNY_PLACES) * PENCE)
        except ValueError:
            raise ValueError(
                _("%(name)s must be an amount in pounds and pence, like 12.50", name=self.said)
            ) from None

    def written(self, value: Any) -> str:  # noqa: ANN401 - limits may be of other number types
        """Pence as pounds are typed."""
        return pounds(int(value))

    def limit_said(self, limit: float | Decimal) -> str:
        """A limit with its pound sign."""
        return f"£{pounds(int(limit))}"
