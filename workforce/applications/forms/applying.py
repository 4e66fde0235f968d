"""Forms of applying and choosing."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.vacancies.forms import asking
from workforce.web import fields
from workforce.web.forms import Form


class BeginForm(Form):
    """The button that begins an application; a tracked link's code travels along."""

    via = fields.HiddenField()
    again = fields.RadioField(
        lazy("Use your answers from an earlier application?"),
        choices=[
            fields.Choice("yes", lazy("Yes, fill them in for me to check")),
            fields.Choice("no", lazy("No, begin afresh")),
        ],
        required=lazy("Choose whether to use your earlier answers"),
    )

    def offering(self, earlier: str) -> "BeginForm":
        """The same form, asking about earlier answers only where there are some."""
        if earlier:
            self.again.hint = earlier
        else:
            del self.again
        return self

    @property
    def reuses(self) -> bool:
        """Whether the earlier answers are to be used."""
        return "again" in self._fields and self.again.data == "yes"


class ReasonForm(Form):
    """A reason, where somebody wants to give one."""

    reason = fields.TextAreaField(
        lazy("Your reason"),
        hint=lazy("The employer reads it. You can leave it empty."),
        limit=400,
        rows=3,
    )


class FeedbackForm(Form):
    """Feedback for somebody not taken forward."""

    feedback = fields.TextAreaField(
        lazy("Feedback for the candidate"),
        hint=lazy("It goes into their letter. Leave it empty if there is none."),
        limit=400,
        rows=4,
    )
    no_child_described = asking.no_child_box()


class StartForm(Form):
    """The day on which somebody starts."""

    started_on = fields.DateField(
        lazy("First day at work"),
        required=lazy("Enter their first day at work"),
        latest=clock.today,
    )
