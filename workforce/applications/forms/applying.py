"""Forms of applying and choosing."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.forms import Form


class BeginForm(Form):
    """The button that begins an application; a tracked link's code travels along."""

    via = fields.HiddenField()


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


class StartForm(Form):
    """The day on which somebody starts."""

    started_on = fields.DateField(
        lazy("First day at work"),
        required=lazy("Enter their first day at work"),
        latest=clock.today,
    )
