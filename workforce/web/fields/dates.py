"""Fields for days and months, typed in parts as people say them."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar, Unpack

from babel.dates import format_date
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from workforce.core import clock
from workforce.core.translation import WELSH, _, language, lazy
from workforce.web.fields.base import GovukField, Options
from workforce.web.fields.rendering import Words
from workforce.web.fields.text import clean

MONTHS = (
    ("january", "ionawr"),
    ("february", "chwefror"),
    ("march", "mawrth"),
    ("april", "ebrill"),
    ("may", "mai"),
    ("june", "mehefin"),
    ("july", "gorffennaf"),
    ("august", "awst"),
    ("september", "medi"),
    ("october", "hydref"),
    ("november", "tachwedd"),
    ("december", "rhagfyr"),
)
SHORTEST_MONTH_NAME = 3
YEAR_FIGURES = 4
LONGEST_MONTH = 31
MISSING: Mapping[tuple[str, ...], Words] = {
    ("day",): lazy("%(name)s must include a day"),
    ("month",): lazy("%(name)s must include a month"),
    ("year",): lazy("%(name)s must include a year"),
    ("day", "month"): lazy("%(name)s must include a day and month"),
    ("day", "year"): lazy("%(name)s must include a day and year"),
    ("month", "year"): lazy("%(name)s must include a month and year"),
}
PART_LABELS: Mapping[str, Words] = {
    "day": lazy("Day"),
    "month": lazy("Month"),
    "year": lazy("Year"),
}
PART_WIDTHS: Mapping[str, str] = {"day": "2", "month": "2", "year": "4"}
ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?", re.ASCII)

Bound = date | Callable[[], date] | None


def month_number(typed: str) -> int | None:
    """The month of a number or of a name in English or Welsh, from its first three letters on."""
    text = typed.lower().rstrip(".")
    if text.isascii() and text.isdecimal():
        return int(text) if 1 <= int(text[:4]) <= len(MONTHS) else None
    if len(text) < SHORTEST_MONTH_NAME:
        return None
    for number, names in enumerate(MONTHS, start=1):
        if any(name.startswith(text) for name in names):
            return number
    return None


def whole(typed: str) -> int | None:
    """A short run of figures as a number."""
    fits = typed.isascii() and typed.isdecimal() and len(typed) <= YEAR_FIGURES
    return int(typed) if fits else None


def said_day(day: date) -> str:
    """A day in words: 5 May 2026."""
    return format_date(day, "d MMMM y", locale=WELSH if language() == WELSH else "en")


class DateField(GovukField):
    """A day, typed as day, month and year."""

    component = "date-input"
    macro = "govukDateInput"
    names: ClassVar[tuple[str, ...]] = ("day", "month", "year")

    def __init__(
        self,
        label: Words = "",
        *,
        earliest: Bound = None,
        latest: Bound = None,
        **options: Unpack[Options],
    ) -> None:
        """Keep the limits, which may be asked of the clock at each reading."""
        self.earliest, self.latest = earliest, latest
        self.parts: dict[str, str] | None = None
        self.wrong: frozenset[str] = frozenset()
        super().__init__(label, **options)

    @property
    def error_id(self) -> str:
        """The first part that is wrong, or the first of all."""
        first = next((name for name in self.names if name in self.wrong), self.names[0])
        return f"{self.id}-{first}"

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - WTForms'
        """Gather the parts, which are sent under names of their own."""
        super().process(None, *args, **kwargs)
        if formdata is None:
            return
        self.parts = self.parts_sent(formdata)
        self.raw_data = list(self.parts.values())
        try:
            self.data = self.day_of(self.parts)
        except ValueError as wrong:
            self.data = None
            self.process_errors = [wrong.args[0]]

    def parts_sent(self, formdata: Any) -> dict[str, str]:  # noqa: ANN401 - WTForms' own
        """What was sent for each part, or for the whole under the field's own name."""
        parts = {name: f"{self.name}-{name}" for name in self.names}
        sent = {name: clean((formdata.getlist(key) or [""])[0]) for name, key in parts.items()}
        if self.name in formdata and not any(sent.values()):
            return self.split(clean(formdata.getlist(self.name)[0]))
        return sent

    def split(self, typed: str) -> dict[str, str]:
        """The parts of a day written in one piece: 5 May 2026, 05/05/2026 or 2026-05-05."""
        if iso := ISO.fullmatch(typed):
            year, month, day = iso.groups()
            pieces = [day or "", month, year][-len(self.names) :]
        else:
            pieces = [piece for piece in re.split(r"[\s/.,-]+", typed) if piece]
        pieces = (pieces + [""] * len(self.names))[: max(len(pieces), len(self.names))]
        pieces = pieces[-len(self.names) :]
        return dict(zip(self.names, pieces, strict=True))

    def day_of(self, parts: dict[str, str]) -> date | None:
        """The day that the parts name; ValueError says which part is missing or wrong."""
        missing = tuple(name for name in self.names if not parts[name])
        if missing == self.names:
            return None
        if missing:
            self.wrong = frozenset(missing)
            raise ValueError(str(MISSING[missing]) % {"name": self.said})
        year, month = whole(parts["year"]), month_number(parts["month"])
        day = whole(parts["day"]) if "day" in parts else 1
        if len(parts["year"]) != YEAR_FIGURES or not year:
            self.wrong = frozenset({"year"})
            raise ValueError(
                _("%(name)s must include a year of 4 figures, like 2026", name=self.said)
            )
        try:
            return date(year, month or 0, day or 0)
        except ValueError:
            self.wrong = self.impossible(day, month)
            raise ValueError(self.not_real()) from None

    def impossible(self, day: int | None, month: int | None) -> frozenset[str]:
        """The parts to mark when the day does not exist."""
        wrong = {"month"} if month is None else set()
        if "day" in self.names and (month is not None or not 1 <= (day or 0) <= LONGEST_MONTH):
            wrong.add("day")
        return frozenset(wrong)

    def not_real(self) -> str:
        """What to say of a day that does not exist."""
        return _("%(name)s must be a real date, like 27 3 2026", name=self.said)

    def check(self, form: BaseForm) -> None:  # noqa: ARG002 - the form is for fields that need it
        """Refuse a day outside the limits."""
        self.wrong = frozenset(self.names)
        earliest = self.earliest() if callable(self.earliest) else self.earliest
        latest = self.latest() if callable(self.latest) else self.latest
        if earliest is not None and self.data < earliest:
            raise StopValidation(self.too_early(earliest))
        if latest is not None and self.data > latest:
            raise StopValidation(self.too_late(latest))
        self.wrong = frozenset()

    def too_early(self, earliest: date) -> str:
        """What to say of a day before the first possible one."""
        if earliest == clock.today():
            return _("%(name)s must be today or in the future", name=self.said)
        return _("%(name)s must be %(day)s or later", name=self.said, day=said_day(earliest))

    def too_late(self, latest: date) -> str:
        """What to say of a day after the last possible one."""
        if latest == clock.today():
            return _("%(name)s must be today or in the past", name=self.said)
        return _("%(name)s must be %(day)s or earlier", name=self.said, day=said_day(latest))

    def shown(self) -> dict[str, str]:
        """What stands in each box."""
        if self.parts is not None:
            return self.parts
        if self.data is None:
            return dict.fromkeys(self.names, "")
        return {name: str(getattr(self.data, name)) for name in self.names}

    def params(self) -> dict[str, Any]:
        """The shared words in a fieldset, and a box for each part."""
        shared = self.shared_params()
        del shared["name"]
        birthday = self.autocomplete == "bday"
        return {
            **shared,
            "id": self.id,
            "namePrefix": self.name,
            "fieldset": {"legend": self.heading_params("fieldset__legend")},
            "items": [
                {
                    "name": name,
                    "label": str(PART_LABELS[name]),
                    "classes": self.part_class(name),
                    "value": value or None,
                    "autocomplete": f"bday-{name}" if birthday else None,
                }
                for name, value in self.shown().items()
            ],
        }

    def part_class(self, name: str) -> str:
        """The width of a part's box, and its mark when it is wrong."""
        marked = self.errors and (name in self.wrong or not self.wrong)
        mark = " govuk-input--error" if marked else ""
        return f"govuk-input--width-{PART_WIDTHS[name]}{mark}"


class MonthField(DateField):
    """A month, typed as month and year; its value is the first day."""

    names = ("month", "year")

    def not_real(self) -> str:
        """What to say of a month that does not exist."""
        return _("%(name)s must be a real month, like 3 2026", name=self.said)


class RoughDateField(DateField):
    """A day, or a month where nobody knows the day: its value is then the first of the month."""

    exact: bool = True

    def day_of(self, parts: dict[str, str]) -> date | None:
        """The day that the parts name, or the first of the month where the day is left empty."""
        self.exact = bool(parts["day"]) or not any(parts.values())
        return super().day_of(parts if self.exact else {**parts, "day": "1"})

    def show(self, day: date | None, *, exact: bool) -> None:
        """Stand with a day of a record, without the day of the month where it is not known."""
        self.data, self.exact = day, exact

    def shown(self) -> dict[str, str]:
        """What stands in each box; no day where it is not known."""
        parts = super().shown()
        return parts if self.parts is not None or self.exact else {**parts, "day": ""}
