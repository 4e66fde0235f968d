"""What is typed about funded posts, people in post, leaving and link codes."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.employment.forms import terms
from workforce.employment.states import (
    LEAVING_NAMES,
    NEVER_CHOSEN,
    LeavingReason,
)
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

REASONS = [
    Choice(reason.value, name)
    for reason, name in LEAVING_NAMES.items()
    if reason not in NEVER_CHOSEN
]
FTE_HINT = lazy(
    "Full-time equivalents: 1 is one full-time post, 0.5 is half of one. "
    "Count posts you have money for, filled or not"
)


class PostForm(Form):
    """Funded posts of one role."""

    role = terms.role()
    fte = fields.DecimalField(
        lazy("Funded posts"),
        places=4,
        highest=500,
        hint=FTE_HINT,
        required=lazy("Enter the number of funded posts"),
    )
    funded_from = fields.DateField(
        lazy("Funded from"), required=lazy("Enter the day from which the posts are funded")
    )
    estimated = fields.CheckboxField(lazy("This is an estimate"), optional_mark=False)


class ChangePostForm(Form):
    """Another number of funded posts from a day on."""

    fte = fields.DecimalField(
        lazy("Funded posts"),
        places=4,
        highest=500,
        hint=lazy("Enter 0 if these posts are no longer funded"),
        required=lazy("Enter the number of funded posts"),
    )
    from_day = fields.DateField(
        lazy("From"), required=lazy("Enter the day from which this number is right")
    )
    estimated = fields.CheckboxField(lazy("This is an estimate"), optional_mark=False)


class DetailsForm(Form):
    """What an employer may put right about somebody in post."""

    given_name = fields.TextField(
        lazy("Given name"), limit=100, required=lazy("Enter the given name")
    )
    family_name = fields.TextField(lazy("Family name"), limit=100)
    email = fields.EmailField(
        lazy("Their own email address"),
        autocomplete="off",
        hint=lazy("We send a code there, so that they can see their own record"),
    )
    weekly_hours = terms.weekly_hours()
    standard_week = terms.standard_week()
    from_day = fields.DateField(
        lazy("From which day do these hours hold?"),
        called=lazy("The day"),
        latest=clock.today,
        hint=lazy("Only where the hours change. What held before stays on record"),
        required=lazy("Enter the day from which these hours hold"),
    )


class LeaveForm(Form):
    """Somebody's last day in post, and why."""

    ended_on = fields.DateField(
        lazy("Last day in post"), required=lazy("Enter the last day in post")
    )
    reason = fields.SelectField(
        lazy("Why they leave, as you know it"),
        choices=REASONS,
        coerce=LeavingReason,
        prompt=lazy("Choose a reason"),
        required=lazy("Choose a reason, or “Not stated”"),
    )


class AsAtForm(Form):
    """The day as at which people are shown."""

    as_at = fields.DateField(lazy("Show people as at"), latest=clock.today)


class LinkForm(Form):
    """The code from the letter."""

    code = fields.TextField(
        lazy("Code"),
        limit=40,
        width="10",
        spellcheck=False,
        autocomplete="one-time-code",
        required=lazy("Enter the code from the email"),
    )
