"""Forms of applying and choosing."""

from workforce.applications.states import RIGHT_TO_WORK_NAMES, RightToWork
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.forms import Form


class ApplyForm(Form):
    """Interest in a job: a telephone number, the right to work, and why this work."""

    telephone = fields.PhoneField(
        lazy("Telephone number"),
        hint=lazy("The employer may ring you about this job. Nobody else sees it."),
        required=lazy("Enter a telephone number"),
        autocomplete="tel",
    )
    right_to_work = fields.RadioField(
        lazy("Do you have the right to work in the UK?"),
        hint=lazy(
            "Only this employer sees your answer. It checks the documents of everybody it takes "
            "on. If you are not sure, say so: it does not end your application."
        ),
        choices=[fields.Choice(one.value, RIGHT_TO_WORK_NAMES[one]) for one in RightToWork],
        required=lazy("Choose whether you have the right to work in the UK"),
    )
    statement = fields.TextAreaField(
        lazy("Why would you like to do this work?"),
        hint=lazy(
            "Say what you have done that would help you, at work or in your own life. Do not "
            "write anything about a child."
        ),
        required=lazy("Write why you would like to do this work"),
        limit=4000,
        rows=8,
    )

    def answers(self) -> dict[str, str]:
        """The answers as `services.apply` takes them."""
        return {
            "telephone": self.telephone.data or "",
            "right_to_work": self.right_to_work.data or "",
            "statement": self.statement.data or "",
        }


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
