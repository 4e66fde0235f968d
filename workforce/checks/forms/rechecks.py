"""What is typed about a right to work, and about an answer of the Update Service."""

from workforce.checks.states import (
    METHOD_NAMES,
    RESULT_NAMES,
    UPDATE_SERVICE_NAMES,
    RightToWorkMethod,
    RightToWorkResult,
    UpdateServiceResult,
)
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

METHODS = [Choice(one.value, name) for one, name in METHOD_NAMES.items()]
RESULTS = [
    Choice(
        one.value,
        name,
        reveals="permission_until" if one is RightToWorkResult.TIME_LIMITED else "",
    )
    for one, name in RESULT_NAMES.items()
]


class RightToWorkForm(Form):
    """One look at a right to work; never the share code or a number of a passport."""

    method = fields.RadioField(
        lazy("How did you check?"),
        choices=METHODS,
        coerce=RightToWorkMethod,
        required=lazy("Say how you checked"),
    )
    checked_on = fields.DateField(
        lazy("Day of the check, or the date on the notice"),
        called=lazy("Day of the check"),
        latest=clock.today,
        required=lazy("Enter the day of the check"),
    )
    result = fields.RadioField(
        lazy("What did you find?"),
        choices=RESULTS,
        coerce=RightToWorkResult,
        required=lazy("Say what you found"),
    )
    permission_until = fields.DateField(
        lazy("Last day of the permission"), hint=lazy("The follow-up is due on or before it")
    )
    notice_reference = fields.TextField(
        lazy("Reference of the notice"),
        limit=60,
        width="20",
        spellcheck=False,
        hint=lazy("Of a positive verification notice. Never the share code or a passport number"),
    )
    file = fields.FileField(
        lazy("The result page, notice or copy you must keep"),
        hint=lazy("PDF, JPG, PNG or DOCX, smaller than 20 MB. It is kept encrypted"),
        accept=(".pdf", ".jpg", ".jpeg", ".png", ".docx"),
    )
    own_copy = fields.CheckboxField(lazy("We keep it on our own file"), optional_mark=False)

    def upload(self) -> bytes | None:
        """The content of the file, if one was chosen."""
        return self.file.data.read() if self.file.data else None


class UpdateServiceForm(Form):
    """An answer of the Update Service."""

    consented_on = fields.DateField(
        lazy("When did the person agree that you ask?"),
        called=lazy("The day of the consent"),
        latest=clock.today,
        required=lazy("Enter the day on which the person agreed"),
    )
    asked_on = fields.DateField(
        lazy("When did you ask?"),
        called=lazy("The day you asked"),
        latest=clock.today,
        required=lazy("Enter the day on which you asked"),
    )
    result = fields.RadioField(
        lazy("What did the Update Service answer?"),
        choices=[Choice(one.value, name) for one, name in UPDATE_SERVICE_NAMES.items()],
        coerce=UpdateServiceResult,
        required=lazy("Say what the Update Service answered"),
    )


class IntervalForm(Form):
    """After how many months a provider asks again."""

    months = fields.IntegerField(
        lazy("Ask again after how many months?"),
        lowest=1,
        highest=36,
        required=lazy("Enter a number of months from 1 to 36"),
    )
