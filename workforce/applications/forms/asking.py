"""What a provider asks of everybody who applies for its jobs, as it is typed."""

from workforce.checks.rules import PROMPT_DAYS
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.forms import Form


class GapDaysForm(Form):
    """Of time between jobs longer than how many days candidates are asked."""

    days = fields.IntegerField(
        lazy("Ask about time longer than"),
        called=lazy("The number of days"),
        hint=lazy("28 days unless you ask for shorter times. It is never more"),
        suffix=lazy("days"),
        lowest=1,
        highest=PROMPT_DAYS,
        width="3",
        required=lazy("Enter a number of days from 1 to 28"),
    )
