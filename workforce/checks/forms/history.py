"""What is typed of a person's history: earlier posts, gaps, and time abroad."""

from collections.abc import Sequence
from typing import Any

from workforce.checks.models import EarlierPost, WorkHistory
from workforce.checks.states import (
    ASKED_NAMES,
    HISTORY_NAMES,
    LEAVING_ANSWERS,
    START_NAMES,
    AskedBy,
    HistoryKind,
    HistoryStart,
    LeavingAnswer,
)
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

NO_CHILD = lazy("Do not name a child")
ROUGHLY = lazy("Leave the day empty if only the month is known")
SHORT, LONG = 300, 4_000


class ConfirmForm(Form):
    """A button that says yes."""


class HistoryStartForm(Form):
    """From what day on the history is to be full."""

    start = fields.RadioField(
        lazy("What does the history begin with?"),
        choices=[Choice(one.value, name) for one, name in START_NAMES.items()],
        coerce=HistoryStart,
        required=lazy("Choose what the history begins with"),
    )
    starts_on = fields.RoughDateField(
        lazy("Which day was that?"),
        called=lazy("The day"),
        hint=ROUGHLY,
        latest=clock.today,
        required=lazy("Enter the day, or its month"),
    )

    @classmethod
    def of(cls, row: WorkHistory | None) -> "HistoryStartForm":
        """The form as it was filled in before, if it was."""
        form = cls(obj=row)
        if row is not None and form.starts_on.parts is None:
            form.starts_on.show(row.starts_on, exact=row.starts_exact)
        return form

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        said = {name: value for name, value in self.data.items() if name != "csrf_token"}
        return {**said, "starts_exact": self.starts_on.exact}


class DaysForm(Form):
    """From when until when, in days or months."""

    from_on = fields.RoughDateField(
        lazy("From"),
        called=lazy("The beginning"),
        hint=ROUGHLY,
        latest=clock.today,
        required=lazy("Enter when it began"),
    )
    until_on = fields.RoughDateField(
        lazy("Until"),
        called=lazy("The end"),
        hint=lazy("Leave it empty if this goes on. Leave the day empty if only the month is known"),
        latest=clock.today,
    )

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        data = {name: value for name, value in self.data.items() if name != "csrf_token"}
        return {**data, "from_exact": self.from_on.exact, "until_exact": self.until_on.exact}


class EarlierPostForm(DaysForm):
    """One stretch of a person's time."""

    kind = fields.RadioField(
        lazy("How was the time spent?"),
        choices=[Choice(one.value, name) for one, name in HISTORY_NAMES.items()],
        coerce=HistoryKind,
        required=lazy("Choose how the time was spent"),
    )
    employer = fields.TextField(
        lazy("Employer, school or place"), hint=lazy("An employer is needed where it was work")
    )
    role_title = fields.TextField(lazy("Role or course"))
    with_children = fields.CheckboxField(lazy("The work was with children"), optional_mark=False)
    with_adults = fields.CheckboxField(
        lazy("The work was with vulnerable adults"), optional_mark=False
    )
    reason_given = fields.TextAreaField(
        lazy("Why it ended, as the person says"), hint=NO_CHILD, limit=SHORT, rows=3
    )

    @classmethod
    def of(cls, row: EarlierPost) -> "EarlierPostForm":
        """The form as it was filled in before."""
        form = cls(obj=row)
        if form.from_on.parts is None:
            form.from_on.show(row.from_on, exact=row.from_exact)
            form.until_on.show(row.until_on, exact=row.until_exact)
        return form


class LeavingForm(Form):
    """What came of asking why an earlier post ended."""

    leaving = fields.RadioField(
        lazy("What came of asking?"),
        choices=[Choice(one.value, name) for one, name in LEAVING_ANSWERS.items()],
        coerce=LeavingAnswer,
        required=lazy("Say what came of asking"),
    )
    asked = fields.TextField(lazy("Who was asked"), hint=lazy("Name and role with that employer"))
    asked_by = fields.SelectField(
        lazy("How they were asked"),
        choices=[Choice(one.value, name) for one, name in ASKED_NAMES.items()],
        coerce=AskedBy,
        prompt=lazy("Choose how"),
    )
    asked_on = fields.DateField(
        lazy("On which day"),
        called=lazy("The day"),
        latest=clock.today,
        required=lazy("Enter the day"),
    )
    words = fields.TextAreaField(
        lazy("What they said, or every step that was tried"),
        hint=NO_CHILD,
        limit=LONG,
        required=lazy("Enter what they said, or what you tried"),
    )

    @classmethod
    def of(cls, row: EarlierPost) -> "LeavingForm":
        """The form as it was filled in before."""
        said = {
            "leaving": row.leaving,
            "asked": row.leaving_asked,
            "asked_by": row.leaving_asked_by,
            "asked_on": row.leaving_asked_on,
            "words": row.leaving_words,
        }
        return cls(data=said)

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        return {name: value for name, value in self.data.items() if name != "csrf_token"}


class GapForm(Form):
    """A gap, how the person explains it, and the provider's judgement."""

    gap = fields.RadioField(lazy("Which gap?"), required=lazy("Choose a gap"))
    explanation = fields.TextAreaField(
        lazy("The person’s written explanation"),
        hint=lazy("In their own words. Do not name a child, and leave out details of health"),
        limit=LONG,
    )
    judgement = fields.RadioField(
        lazy("Is it satisfactory?"),
        choices=[
            Choice("yes", lazy("Yes, the explanation satisfies us")),
            Choice("no", lazy("No, it does not satisfy us")),
            Choice("asked", lazy("We have asked, and wait for the explanation")),
        ],
        required=lazy("Say whether the explanation satisfies you"),
    )

    def offer(self, gaps: Sequence[Choice], chosen: str) -> "GapForm":
        """The same form with the gaps there are, one of them chosen to begin with."""
        self.gap.choices = gaps
        if self.gap.data is None and chosen in {one.value for one in gaps}:
            self.gap.data = chosen
        return self

    @property
    def satisfactory(self) -> bool | None:
        """The judgement; None while the explanation is waited for."""
        return {"yes": True, "no": False}.get(self.judgement.data)


class StayForm(DaysForm):
    """A stay in another country."""

    country = fields.SelectField(
        lazy("Country"),
        prompt=lazy("Choose a country"),
        required=lazy("Choose a country"),
    )

    def offer(self, countries: Sequence[Choice]) -> "StayForm":
        """The same form with the countries to choose from."""
        self.country.choices = countries
        return self
