"""What is typed about people who are to start, and about the checks they need."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.employment.forms import terms
from workforce.employment.rules import STANDARD_WEEK
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form


class PersonForm(Form):
    """Somebody who works, or is to work, in a home."""

    given_name = fields.TextField(
        lazy("Given name"), limit=100, required=lazy("Enter the given name")
    )
    family_name = fields.TextField(lazy("Family name"), limit=100)
    person_reference = fields.TextField(
        lazy("Your reference for this person"),
        limit=60,
        width="20",
        hint=lazy("Such as a payroll number. Files you send later find the person by it"),
    )
    email = fields.EmailField(lazy("Their own email address"), autocomplete="off")
    role = terms.role()
    contract = terms.contract()
    weekly_hours = terms.weekly_hours()
    standard_week = terms.standard_week(STANDARD_WEEK)
    started_on = fields.DateField(
        lazy("First day in this post, or the day planned"),
        called=lazy("First day"),
        hint=lazy("The day decides whether checks come first"),
        required=lazy("Enter the first day"),
    )


class VerifyForm(Form):
    """A second person's word that the evidence is right; who may says that they are elsewhere."""

    remote = fields.CheckboxField(
        lazy("I verify this as the responsible individual, from elsewhere"), optional_mark=False
    )

    def only_here(self) -> "VerifyForm":
        """The same form for somebody who verifies on the spot."""
        del self["remote"]
        return self


class SoleSignOffForm(Form):
    """One person's word alone, said openly."""

    sole_sign_off = fields.CheckboxField(
        lazy("I verify my own evidence, and know that this is listed"),
        required=lazy("Ask a second person, or tick the box"),
    )
    reason = fields.TextField(
        lazy("Why can no second person verify this?"),
        limit=300,
        hint=lazy("In a sentence. Do not name a child"),
        required=lazy("Say why no second person can verify this"),
    )


class ReasonForm(Form):
    """A reason in words, without naming a child."""

    reason = fields.TextField(
        lazy("Why?"),
        limit=300,
        hint=lazy("In a sentence. Never name a child, and never write what a certificate says"),
        required=lazy("Say why"),
    )


class StartForm(Form):
    """The day on which somebody starts."""

    started_on = fields.DateField(
        lazy("First day in post"), latest=clock.today, required=lazy("Enter the first day in post")
    )
    standard_week = terms.standard_week(STANDARD_WEEK)


class ContractForm(Form):
    """Another contract from a day on."""

    contract = terms.contract()
    from_day = fields.DateField(
        lazy("From which day does this contract hold?"),
        called=lazy("The day"),
        latest=clock.today,
        hint=lazy("What held before stays on record"),
        required=lazy("Enter the day from which this contract holds"),
    )


class UploadForm(Form):
    """A file with people."""

    file = fields.FileField(
        lazy("People file (CSV)"),
        accept=(".csv",),
        required=lazy("Choose a file"),
    )
    take = fields.RadioField(
        lazy("What should we do?"),
        choices=[
            Choice("show", lazy("Show what would change")),
            Choice("take", lazy("Take the file")),
        ],
        default="show",
        required=lazy("Choose what to do"),
    )


class MergeForm(Form):
    """Which of two records of one person is kept."""

    keep = fields.RadioField(
        lazy("Which reference do you keep?"),
        hint=lazy("Files that still send the other one are read as this one"),
        required=lazy("Choose which reference to keep"),
    )
