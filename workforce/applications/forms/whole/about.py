"""Sections that are one page each: who somebody is, their right to work, and why this work."""

from typing import Any

from workforce.applications.states import (
    DRIVING_NAMES,
    RIGHT_TO_WORK_NAMES,
    WELSH_NAMES,
    DrivingLicence,
    RightToWork,
    WelshAbility,
)
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form


class DetailsForm(Form):
    """Who a candidate is and how they can be reached."""

    full_name = fields.TextField(
        lazy("Your full name"),
        hint=lazy("As it stands on your passport or another paper"),
        required=lazy("Enter your full name"),
        autocomplete="name",
    )
    preferred_name = fields.TextField(lazy("What should we call you?"), autocomplete="nickname")
    other_names = fields.TextField(
        lazy("Other names you have had"), hint=lazy("For example before you married")
    )
    telephone = fields.PhoneField(
        lazy("Telephone number"),
        hint=lazy("The employer may ring you about this job. Nobody else sees it."),
        required=lazy("Enter a telephone number"),
        autocomplete="tel",
    )
    address = fields.TextAreaField(
        lazy("Your address"),
        hint=lazy("You can leave it empty until you are offered the job"),
        limit=400,
        rows=3,
        autocomplete="street-address",
    )
    driving = fields.RadioField(
        lazy("Do you have a full driving licence?"),
        choices=[Choice(one.value, name) for one, name in DRIVING_NAMES.items()],
        coerce=DrivingLicence,
        required=lazy("Choose whether you have a driving licence"),
    )
    welsh = fields.RadioField(
        lazy("Do you speak Welsh?"),
        choices=[Choice(one.value, name) for one, name in WELSH_NAMES.items()],
        coerce=WelshAbility,
        required=lazy("Choose whether you speak Welsh"),
    )

    def asking(self, *, welsh: bool) -> "DetailsForm":
        """The same form, asking for Welsh only where the job does."""
        if not welsh and "welsh" in self._fields:
            del self.welsh
        return self

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        said = {name: value for name, value in self.data.items() if name != "csrf_token"}
        return {"welsh": None, **said}


class RightToWorkForm(Form):
    """Whether somebody may work in the UK."""

    right_to_work = fields.RadioField(
        lazy("Do you have the right to work in the UK?"),
        hint=lazy(
            "You do if you are a British or Irish citizen, or have settled or other status that "
            "lets you do this work. The employer checks the documents of everybody it takes on. "
            "No answer ends your application."
        ),
        choices=[Choice(one.value, RIGHT_TO_WORK_NAMES[one]) for one in RightToWork],
        coerce=RightToWork,
        required=lazy("Choose whether you have the right to work in the UK"),
        heading=True,
    )


class StatementForm(Form):
    """Why somebody would like this work."""

    statement = fields.TextAreaField(
        lazy("Why would you like to do this work?"),
        hint=lazy(
            "Say what you have done that would help you, at work or in your own life. Do not "
            "write anything about a child."
        ),
        required=lazy("Write why you would like to do this work"),
        limit=4000,
        rows=12,
        heading=True,
    )
    read_again = fields.CheckboxField(
        lazy("I have read it again: it names no child and says where nobody lives"),
        optional_mark=False,
    )
    finished = fields.RadioField(
        lazy("Have you finished this section?"),
        choices=[
            Choice("yes", lazy("Yes, I have finished")),
            Choice("no", lazy("No, I will come back to it")),
        ],
        required=lazy("Choose whether you have finished this section"),
    )

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        return {
            "statement": self.statement.data or "",
            "read_again": self.read_again.data,
            "finished": self.finished.data == "yes",
        }


class SendForm(Form):
    """The two confirmations without which nothing is sent."""

    is_true = fields.CheckboxField(
        lazy("My answers are true and complete, as far as I know"), optional_mark=False
    )
    understands = fields.CheckboxField(
        lazy(
            "I know that the employer checks who I am, my history, my references and my record "
            "before I start"
        ),
        optional_mark=False,
    )

    def details(self) -> dict[str, bool]:
        """What was confirmed."""
        return {"is_true": self.is_true.data, "understands": self.understands.data}
