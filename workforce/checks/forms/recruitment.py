"""What is typed of references, interviews and risks."""

from typing import Any

from workforce.checks.forms.history import LONG, NO_CHILD, SHORT
from workforce.checks.models import Reference
from workforce.checks.states import (
    DECISIONS,
    SLOT_NAMES,
    ReferenceSlot,
    RiskDecision,
    RiskReason,
)
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form


class RefereeForm(Form):
    """Who is asked for a reference."""

    slot = fields.RadioField(
        lazy("Which reference is this?"),
        choices=[
            Choice(
                one.value,
                name,
                reveals="instead_reason" if one is ReferenceSlot.MOST_RECENT else "",
            )
            for one, name in SLOT_NAMES.items()
        ],
        coerce=ReferenceSlot,
        required=lazy("Choose which reference this is"),
    )
    instead_reason = fields.TextField(
        lazy("If there is no most recent employer, why this one stands in its place"),
        limit=SHORT,
        hint=NO_CHILD,
    )
    referee_name = fields.TextField(
        lazy("Name of the referee"), required=lazy("Enter the name of the referee")
    )
    organisation = fields.TextField(lazy("Organisation"))
    relation = fields.TextField(
        lazy("How they know the person"), required=lazy("Say how they know the person")
    )
    asked_on = fields.DateField(
        lazy("Asked on"),
        called=lazy("The day"),
        latest=clock.today,
        required=lazy("Enter the day on which they were asked"),
    )

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        return {name: value for name, value in self.data.items() if name != "csrf_token"}


class ReceivedForm(Form):
    """A reference that came."""

    received_on = fields.DateField(
        lazy("Received on"),
        called=lazy("The day"),
        latest=clock.today,
        required=lazy("Enter the day on which it came"),
    )
    answers = fields.TextAreaField(lazy("What the reference says"), hint=NO_CHILD, limit=LONG)
    concerns = fields.RadioField(
        lazy("Does it raise a concern?"),
        choices=[Choice("no", lazy("No")), Choice("yes", lazy("Yes"))],
        required=lazy("Say whether it raises a concern"),
        inline=True,
    )
    file = fields.FileField(
        lazy("The reference itself"),
        hint=lazy("PDF, JPG, PNG or DOCX, smaller than 20 MB. It is kept encrypted"),
        accept=(".pdf", ".jpg", ".jpeg", ".png", ".docx"),
    )

    def only_for(self, row: Reference) -> "ReceivedForm":
        """The same form without the document, which a further reference does not keep here."""
        if row.slot is ReferenceSlot.FURTHER:
            del self.file
        return self

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it; the file apart."""
        return {
            "received_on": self.received_on.data,
            "answers": self.answers.data,
            "concerns": self.concerns.data == "yes",
        }

    def upload(self) -> bytes | None:
        """The content of the file, if one was chosen."""
        chosen = self.file.data if "file" in self else None
        return chosen.read() if chosen else None


class CallForm(Form):
    """The call that proves a reference."""

    rung_name = fields.TextField(
        lazy("Whom you spoke with"), required=lazy("Enter whom you spoke with")
    )
    rung_on = fields.DateField(
        lazy("Rung on"),
        called=lazy("The day"),
        latest=clock.today,
        required=lazy("Enter the day of the call"),
    )
    number_found = fields.TextField(
        lazy("How you found the number"),
        hint=lazy("Such as the organisation’s own website. Never a number the person gave you"),
        limit=SHORT,
        required=lazy("Say how you found the number"),
    )
    not_from_them = fields.CheckboxField(
        lazy("The number did not come from the person"),
        required=lazy("Find the number yourself, ring again, and tick the box"),
    )
    confirmed = fields.TextAreaField(
        lazy("What they confirmed"),
        hint=NO_CHILD,
        limit=LONG,
        required=lazy("Enter what they confirmed"),
    )

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        unasked = {"csrf_token", "not_from_them"}
        return {name: value for name, value in self.data.items() if name not in unasked}


class ConcernForm(Form):
    """How a concern was resolved."""

    resolved = fields.TextAreaField(
        lazy("How was the concern resolved?"),
        hint=NO_CHILD,
        limit=LONG,
        required=lazy("Say how the concern was resolved"),
    )


class InterviewForm(Form):
    """The record of an interview."""

    held_on = fields.DateField(
        lazy("Held on"),
        called=lazy("The day"),
        latest=clock.today,
        required=lazy("Enter the day of the interview"),
    )
    panel = fields.TextField(
        lazy("Who interviewed"), limit=SHORT, required=lazy("Enter who interviewed")
    )
    trained = fields.TextField(
        lazy("Who of them is trained in safer recruitment"),
        required=lazy("Enter who is trained in safer recruitment, or write that nobody is"),
    )
    record = fields.TextAreaField(
        lazy("What was asked and answered"),
        hint=NO_CHILD,
        limit=20_000,
        rows=10,
        required=lazy("Enter what was asked and answered"),
    )
    children_part = fields.TextAreaField(
        lazy("The children’s part in it"),
        hint=lazy("What children asked and thought. Do not name a child"),
        limit=LONG,
    )

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        return {name: value for name, value in self.data.items() if name != "csrf_token"}


class RiskForm(Form):
    """A risk assessment."""

    steps = fields.TextAreaField(
        lazy("What was tried to get the certificate"),
        hint=NO_CHILD,
        limit=LONG,
        required=lazy("Say what was tried to get the certificate"),
    )
    assessor = fields.TextField(
        lazy("Who assessed the risk"), required=lazy("Enter who assessed the risk")
    )
    assessed_on = fields.DateField(
        lazy("Assessed on"),
        called=lazy("The day"),
        latest=clock.today,
        required=lazy("Enter the day of the assessment"),
    )
    decision = fields.RadioField(
        lazy("What was decided?"),
        choices=[Choice(one.value, name) for one, name in DECISIONS.items()],
        coerce=RiskDecision,
        required=lazy("Say what was decided"),
    )
    conditions = fields.TextAreaField(
        lazy("Conditions"),
        hint=lazy("Do not name a child, and never write what a certificate says"),
        limit=LONG,
    )

    def only_for(self, because: RiskReason) -> "RiskForm":
        """The same form without the steps, where a certificate is there."""
        if because is not RiskReason.NO_CERTIFICATE:
            del self.steps
        return self

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        said = {name: value for name, value in self.data.items() if name != "csrf_token"}
        return {"steps": "", **said}
