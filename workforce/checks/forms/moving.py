"""What is typed about somebody who goes to another home or role of their employer."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.employment.forms import terms
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

KEEPS = [
    Choice("no", lazy("It ends the evening before")),
    Choice("yes", lazy("They keep it: they also work in the new post")),
]


class MoveForm(Form):
    """Where somebody goes, in which role and from when."""

    home = fields.SelectField(
        lazy("Home"), prompt=lazy("Choose a home"), required=lazy("Choose a home")
    )
    role = terms.role()
    weekly_hours = terms.weekly_hours(lazy("Contracted hours a week in the new post"))
    started_on = fields.DateField(
        lazy("First day in the new post"),
        called=lazy("First day"),
        required=lazy("Enter the first day"),
    )
    keeps_post = fields.RadioField(
        lazy("What becomes of the present post?"),
        choices=KEEPS,
        default="no",
        required=lazy("Say what becomes of the present post"),
    )


class FinishMoveForm(Form):
    """The day on which somebody starts in the post they move to."""

    started_on = fields.DateField(
        lazy("First day in the new post"),
        called=lazy("First day"),
        latest=clock.today,
        required=lazy("Enter the first day"),
    )
    keeps_post = fields.RadioField(
        lazy("What becomes of the present post?"),
        choices=KEEPS,
        default="no",
        required=lazy("Say what becomes of the present post"),
    )
