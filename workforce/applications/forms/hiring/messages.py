"""The form of one message."""

from workforce.applications.services.hiring.messages import LONGEST
from workforce.core.translation import lazy
from workforce.vacancies.forms import asking
from workforce.web import fields
from workforce.web.forms import Form


class MessageForm(Form):
    """One message, and a box to tick once somebody was asked about a child in it."""

    words = fields.TextAreaField(
        lazy("Your message"),
        hint=lazy("Do not write anything about a child."),
        required=lazy("Write a message"),
        limit=LONGEST,
        rows=5,
    )
    confirmed = asking.looked_again_box()
