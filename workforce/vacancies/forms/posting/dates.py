"""When a job is published, for whom first, and when it closes."""

from typing import Any

from workforce.core import clock
from workforce.core.translation import _, lazy
from workforce.vacancies.forms.posting.base import SectionForm
from workforce.vacancies.rules.particulars import Particulars
from workforce.vacancies.states import FIRST_FOR_NAMES, FirstFor, Section
from workforce.web import fields
from workforce.web.fields import Choice

NOW, LATER = "now", "later"
EVERYBODY = "everybody"


class DatesForm(SectionForm):
    """When the job is published, for whom first, and when it closes."""

    section = Section.DATES
    when = fields.RadioField(
        lazy("When is it published?"),
        choices=[
            Choice(NOW, lazy("As soon as I publish it")),
            Choice(LATER, lazy("On another day"), reveals="publish_on"),
        ],
        required=lazy("Select when the job is published"),
    )
    publish_on = fields.DateField(
        lazy("Day of publishing"), earliest=clock.today, optional_mark=False
    )
    closes_on = fields.DateField(
        lazy("Closing date"),
        earliest=clock.today,
        hint=lazy("Candidates can apply until the end of this day"),
        required=lazy("Enter a closing date"),
    )
    first_for = fields.RadioField(
        lazy("Who sees it first?"),
        choices=[
            Choice(EVERYBODY, lazy("Everybody at once")),
            *(Choice(one.value, name) for one, name in FIRST_FOR_NAMES.items()),
        ],
        required=lazy("Select who sees the job first"),
    )
    first_until = fields.DateField(
        lazy("Last day for your own staff"),
        hint=lazy("Leave empty if everybody sees the job at once"),
    )

    @classmethod
    def known(cls, said: Particulars) -> dict[str, Any]:
        """The day and who is first as answers."""
        return {
            **super().known(said),
            "when": LATER if said.publish_on else NOW,
            "first_for": said.first_for.value if said.first_for else EVERYBODY,
        }

    @classmethod
    def begun(cls, said: Particulars) -> dict[str, Any]:
        """A closing day is suggested, and what most choose."""
        return {"closes_on": said.closes_on, "when": NOW, "first_for": EVERYBODY}

    def typed(self) -> dict[str, Any]:
        """No day of publishing means at once; nobody first means no last day either."""
        first = None if self.first_for.data == EVERYBODY else FirstFor(self.first_for.data)
        return {
            "publish_on": self.publish_on.data if self.when.data == LATER else None,
            "closes_on": self.closes_on.data,
            "first_for": first,
            "first_until": self.first_until.data if first else None,
        }

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms' signature
        """A later day is named."""
        is_valid = bool(super().validate(extra_validators))
        if is_valid and self.when.data == LATER and self.publish_on.data is None:
            self.refuse(_("Enter the day of publishing"), "publish_on")
            return False
        return is_valid
