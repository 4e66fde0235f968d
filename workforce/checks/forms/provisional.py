"""What is said when somebody starts while enquiries are unfinished."""

from typing import Any

from workforce.checks.states import PROVISIONAL_NAMES, ProvisionalKind
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.forms import Form

REASON = lazy("In a sentence. Do not name a child")
REQUIRED = lazy("Say why this is so")


class ProvisionalForm(Form):
    """Each condition with its reason, the first day, and the day by which all is finished."""

    started_on = fields.DateField(
        lazy("First day in post"), latest=clock.today, required=lazy("Enter the first day in post")
    )
    until = fields.DateField(
        lazy("Day by which the enquiries are finished"),
        hint=lazy("No more than 28 days after the first day"),
        required=lazy("Enter the day by which the enquiries are finished"),
    )
    steps_taken = fields.TextField(
        PROVISIONAL_NAMES[ProvisionalKind.STEPS_TAKEN], limit=300, hint=REASON, required=REQUIRED
    )
    exceptional = fields.TextField(
        PROVISIONAL_NAMES[ProvisionalKind.EXCEPTIONAL], limit=300, hint=REASON, required=REQUIRED
    )
    supervised = fields.TextField(
        PROVISIONAL_NAMES[ProvisionalKind.SUPERVISED],
        limit=300,
        hint=lazy("Who supervises, and on which shifts. Do not name a child"),
        required=REQUIRED,
    )

    def said(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        return {
            "started_on": self.started_on.data,
            "until": self.until.data,
            "reasons": {
                ProvisionalKind.STEPS_TAKEN: self.steps_taken.data,
                ProvisionalKind.EXCEPTIONAL: self.exceptional.data,
                ProvisionalKind.SUPERVISED: self.supervised.data,
            },
        }
