"""What somebody types who reports a job, and what support answers."""

from workforce.core.translation import lazy
from workforce.vacancies.forms.asking import no_child_box
from workforce.vacancies.states import REPORT_REASON_NAMES, ReportReason, ReportState
from workforce.web import fields
from workforce.web.forms import Form

LONGEST_WORDS = 1_000


class ReportForm(Form):
    """What is wrong with a job."""

    reason = fields.RadioField(
        lazy("What is wrong with this job?"),
        choices=[fields.Choice(reason.value, name) for reason, name in REPORT_REASON_NAMES.items()],
        coerce=ReportReason,
        required=lazy("Choose what is wrong with this job"),
    )
    words = fields.TextAreaField(
        lazy("Tell us more"),
        hint=lazy("Only our support team reads this. Do not write anything about a child."),
        limit=LONGEST_WORDS,
        rows=5,
    )
    reply_to = fields.EmailField(
        lazy("Your email address"),
        hint=lazy(
            "Only if you want to hear when we have looked at it. The employer never sees it."
        ),
        autocomplete="email",
    )


class DecisionForm(Form):
    """Whether support takes a job down, or leaves it, and why."""

    decision = fields.RadioField(
        lazy("What becomes of the job?"),
        choices=[
            fields.Choice(ReportState.UPHELD.value, lazy("Take the job down")),
            fields.Choice(ReportState.DISMISSED.value, lazy("Leave the job as it is")),
        ],
        coerce=ReportState,
        required=lazy("Choose what becomes of the job"),
    )
    words = fields.TextAreaField(
        lazy("Reason"),
        hint=lazy("Where the job is taken down, its employer reads this."),
        required=lazy("Enter a reason"),
        limit=LONGEST_WORDS,
        rows=4,
    )
    no_child_described = no_child_box()

    @property
    def takes_down(self) -> bool:
        """Whether the job is taken down."""
        return self.decision.data is ReportState.UPHELD
