"""Sections that list things: education, time since school, stays abroad and referees."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from workforce.applications.states import REFEREE_NAMES, RefereeKind, Section
from workforce.checks.states import HISTORY_NAMES, HistoryKind, HistoryStart
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

MONTHS = lazy("The month is enough: leave the day empty if you do not know it")
GOES_ON = lazy("Leave it empty if this goes on. The month is enough")
STARTS = (
    Choice(HistoryStart.LEFT_EDUCATION.value, lazy("The month I left school or college")),
    Choice(HistoryStart.SIXTEENTH_BIRTHDAY.value, lazy("The month I turned 16")),
)


class _Rough(Protocol):
    """A row whose days may be known by their months only."""

    from_on: Any
    from_exact: Any
    until_on: Any
    until_exact: Any


def _beginning(*, needed: bool = True) -> fields.RoughDateField:
    """When something began; made anew in each form, so that it stands in its own place."""
    words = lazy("Enter when it began") if needed else None
    return fields.RoughDateField(
        lazy("From"),
        called=lazy("The beginning"),
        hint=MONTHS,
        latest=clock.today,
        required=words,
    )


def _end() -> fields.RoughDateField:
    return fields.RoughDateField(
        lazy("Until"), called=lazy("The end"), hint=GOES_ON, latest=clock.today
    )


class FinishedForm(Form):
    """Whether a list holds all there is."""

    finished = fields.RadioField(
        lazy("Have you finished this section?"),
        choices=[
            Choice("yes", lazy("Yes, this is all")),
            Choice("no", lazy("No, I will come back to it")),
        ],
        required=lazy("Choose whether you have finished this section"),
    )


class RemoveForm(Form):
    """A button that says yes."""


class ItemForm(Form):
    """One thing of a list."""

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        return {name: value for name, value in self.data.items() if name != "csrf_token"}

    def offer(self, countries: Sequence[Choice]) -> "ItemForm":
        """The same form with the countries to choose from, where it asks for one."""
        _ = countries
        return self

    def begin(self, first: date | None, last: date | None) -> None:
        """Stand with days that nothing accounts for yet, where the form asks for days."""

    def show(self, row: Any) -> None:  # noqa: ANN401 - each section has rows of its own
        """Stand as it was filled in before."""


class DaysForm(ItemForm):
    """From when until when, in days or months."""

    from_on = _beginning()
    until_on = _end()

    def details(self) -> dict[str, Any]:
        """What was said, with how exactly its days are known."""
        exact = {"from_exact": self.from_on.exact, "until_exact": self.until_on.exact}
        return {**super().details(), **exact}

    def begin(self, first: date | None, last: date | None) -> None:
        """Stand with the months of time that nothing accounts for yet."""
        if self.from_on.parts is None and first is not None:
            self.from_on.show(first, exact=False)
            self.until_on.show(last, exact=False)

    def show(self, row: _Rough) -> None:
        """Stand with the days of a row."""
        if self.from_on.parts is None:
            self.from_on.show(row.from_on, exact=row.from_exact)
            self.until_on.show(row.until_on, exact=row.until_exact)


class EducationForm(DaysForm):
    """A course or school."""

    what = fields.TextField(
        lazy("What did you learn?"),
        hint=lazy("For example GCSEs, or Level 3 Diploma for Residential Childcare"),
        required=lazy("Enter what you learned"),
    )
    place = fields.TextField(
        lazy("School, college or trainer"), required=lazy("Enter where you learned it")
    )
    from_on = _beginning(needed=False)
    until_on = _end()
    result = fields.TextField(
        lazy("Result"), hint=lazy("Grades, or that you are still learning"), limit=300
    )
    full_time = fields.CheckboxField(
        lazy("It was full-time"),
        hint=lazy("Full-time education counts as time accounted for in your history"),
        optional_mark=False,
    )


class JobForm(DaysForm):
    """One stretch of time."""

    kind = fields.RadioField(
        lazy("How was the time spent?"),
        choices=[Choice(one.value, name) for one, name in HISTORY_NAMES.items()],
        coerce=HistoryKind,
        required=lazy("Choose how the time was spent"),
    )
    employer = fields.TextField(
        lazy("Who did you work for?"), hint=lazy("Or where you were, if it was not work")
    )
    role_title = fields.TextField(lazy("What was your job?"))
    from_on = _beginning()
    until_on = _end()
    duties = fields.TextAreaField(
        lazy("What did you do there?"), hint=lazy("At most 150 words"), limit=1500, rows=4
    )
    with_children = fields.CheckboxField(
        lazy("I worked with children or young people"), optional_mark=False
    )
    with_adults = fields.CheckboxField(lazy("I worked with vulnerable adults"), optional_mark=False)
    reason_given = fields.TextAreaField(
        lazy("Why did you leave, or why do you want to?"),
        hint=lazy("The employer must ask this of every job. A few words are enough"),
        limit=300,
        rows=3,
    )


class StayForm(DaysForm):
    """A stay in another country."""

    country = fields.SelectField(
        lazy("Country"), prompt=lazy("Choose a country"), required=lazy("Choose a country")
    )
    from_on = _beginning()
    until_on = _end()

    def offer(self, countries: Sequence[Choice]) -> "StayForm":
        """The same form with the countries to choose from."""
        self.country.choices = countries
        return self


class RefereeForm(ItemForm):
    """Somebody who can say how a candidate works."""

    kind = fields.RadioField(
        lazy("Who are they?"),
        choices=[Choice(one.value, name) for one, name in REFEREE_NAMES.items()],
        coerce=RefereeKind,
        required=lazy("Choose who they are"),
    )
    name = fields.TextField(lazy("Their name"), required=lazy("Enter their name"))
    organisation = fields.TextField(lazy("Where they work"))
    relation = fields.TextField(
        lazy("How do they know you?"),
        hint=lazy("For example: my team leader for two years"),
        required=lazy("Enter how they know you"),
    )
    is_family = fields.CheckboxField(
        lazy("They are my family or partner, or we live together"), optional_mark=False
    )
    email = fields.EmailField(
        lazy("Their email address"),
        hint=lazy("At work, if they have one there"),
        required=lazy("Enter their email address"),
    )
    address_is_right = fields.CheckboxField(
        lazy("They have no address at work"), optional_mark=False
    )
    telephone = fields.PhoneField(lazy("Their telephone number"))
    most_recent = fields.CheckboxField(
        lazy("They are from where I work now or worked last"), optional_mark=False
    )
    may_ask_early = fields.CheckboxField(
        lazy("The employer may ask them before an interview"),
        hint=lazy("If you leave it empty they are asked only once you are offered the job"),
        optional_mark=False,
    )


class StartForm(Form):
    """From what day on a history is full."""

    start = fields.RadioField(
        lazy("What does your history begin with?"),
        hint=lazy("Choose whichever came later"),
        choices=list(STARTS),
        coerce=HistoryStart,
        required=lazy("Choose what your history begins with"),
    )
    starts_on = fields.RoughDateField(
        lazy("When was that?"),
        called=lazy("The day"),
        hint=MONTHS,
        latest=clock.today,
        required=lazy("Enter when that was"),
    )

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        return {
            "start": self.start.data,
            "starts_on": self.starts_on.data,
            "starts_exact": self.starts_on.exact,
        }


class TimeForm(Form):
    """How a candidate explains time that nothing accounts for."""

    explanation = fields.TextAreaField(
        lazy("What did you do in that time?"),
        hint=lazy(
            "In your own words: looking for work, being ill, caring or resting are good answers. "
            "You need not give details of your health. Do not name a child."
        ),
        required=lazy("Write what you did in that time"),
        limit=1000,
        rows=4,
    )


FORMS: dict[Section, type[ItemForm]] = {
    Section.EDUCATION: EducationForm,
    Section.HISTORY: JobForm,
    Section.OVERSEAS: StayForm,
    Section.REFEREES: RefereeForm,
}
