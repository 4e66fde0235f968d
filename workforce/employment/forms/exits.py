"""What somebody who left says of why: all of it may be left out."""

from workforce.core.translation import lazy
from workforce.employment.services.exits import LONGEST_WORDS
from workforce.employment.states import OWN_REASON_NAMES
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

NOTHING = "nothing"
OWN_REASONS = [
    *(Choice(reason.value, name) for reason, name in OWN_REASON_NAMES.items()),
    Choice(NOTHING, lazy("I would rather not say")),
]


class ExitForm(Form):
    """The main reason, and as many words as they like."""

    reason = fields.RadioField(
        lazy("What was the main reason?"),
        choices=OWN_REASONS,
        required=lazy("Choose the main reason, or “I would rather not say”"),
    )
    words = fields.TextAreaField(
        lazy("In your own words"),
        limit=LONGEST_WORDS,
        hint=lazy("Only you can read this. Do not name a child"),
    )
