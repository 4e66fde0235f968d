"""The form by which an address is released, after an identity check."""

from workforce.applications.states.hiring import IDENTITY_NAMES, IdentitySeen
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.vacancies.forms import asking
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form


class ReleaseForm(Form):
    """Who the candidate is was seen, why they need the address, and when they come."""

    home = fields.SelectField(lazy("Home"), choices=[], required=lazy("Choose a home"))
    seen = fields.RadioField(
        lazy("Which document with a photograph did you see?"),
        hint=lazy("Look at it with the person present or on video. Do not write its number."),
        choices=[Choice(one.value, IDENTITY_NAMES[one]) for one in IdentitySeen],
        required=lazy("Choose which document you saw"),
    )
    seen_on = fields.DateField(
        lazy("When did you see it?"),
        required=lazy("Enter when you saw it"),
        latest=clock.today,
    )
    reason = fields.TextAreaField(
        lazy("Why do they need the address?"),
        hint=lazy("For example: to visit the home before they decide. Do not write about a child."),
        required=lazy("Write why they need the address"),
        limit=300,
        rows=2,
    )
    visit_on = fields.DateField(
        lazy("Day of the visit"),
        hint=lazy("They can look at the address until the day after."),
        required=lazy("Enter the day of the visit"),
        earliest=clock.today,
    )
    no_child_described = asking.no_child_box()
