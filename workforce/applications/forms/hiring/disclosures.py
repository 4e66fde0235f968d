"""What a candidate is asked of themselves after shortlisting, and the note of talking about it."""

from typing import Any

from workforce.applications.states.hiring import DISCLOSURE_QUESTIONS
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.vacancies.forms import asking
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

YES_NO = [
    Choice("no", lazy("No")),
    Choice("yes", lazy("Yes")),
    Choice("not-sure", lazy("I’m not sure")),
]
Q = DISCLOSURE_QUESTIONS


class DisclosureForm(Form):
    """Six questions, words where one likes, and what one agrees to."""

    convictions = fields.RadioField(
        Q["convictions"],
        hint=lazy(
            "Leave out what is protected: old and minor cautions and convictions that are "
            "filtered. If you do not know, say so: you can talk about it."
        ),
        choices=YES_NO,
        required=lazy("Say whether you have a conviction or caution"),
    )
    barred = fields.RadioField(
        Q["barred"],
        choices=YES_NO,
        required=lazy("Say whether you are barred or were referred for it"),
    )
    investigation = fields.RadioField(
        Q["investigation"],
        choices=YES_NO,
        required=lazy("Say whether anybody is looking into something you did"),
    )
    services = fields.RadioField(
        Q["services"],
        hint=lazy(
            "The law asks about this, also where a child of yours was looked after by somebody "
            "else. Many who answer yes do this work well. You will be asked what happened, kindly."
        ),
        choices=YES_NO,
        required=lazy("Say whether children’s services were ever worried"),
    )
    dismissed = fields.RadioField(
        Q["dismissed"],
        choices=YES_NO,
        required=lazy("Say whether you were ever dismissed or disciplined"),
    )
    regulator = fields.RadioField(
        Q["regulator"], choices=YES_NO, required=lazy("Say whether a regulator ever refused you")
    )
    words = fields.TextAreaField(
        Q["words"],
        hint=lazy("What happened, when, and what has changed since. Do not name a child."),
        limit=3000,
        rows=6,
    )
    truth = fields.CheckboxField(
        lazy("What I have answered is true"),
        required=lazy("Tick the box if what you have answered is true"),
    )
    agrees = fields.CheckboxField(
        lazy("I agree that those who choose read my answers and talk with me about them"),
        required=lazy("Tick the box if you agree that those who choose read your answers"),
    )
    confirmed = asking.looked_again_box()

    def answers(self) -> dict[str, Any]:
        """What was answered, by question."""
        return {name: self[name].data or "" for name in Q}


class DiscussedForm(Form):
    """That somebody talked about it with the candidate, and what came of it."""

    discussed_on = fields.DateField(
        lazy("When did you talk about it?"),
        required=lazy("Enter when you talked about it"),
        latest=clock.today,
    )
    outcome = fields.TextAreaField(
        lazy("What came of it"),
        hint=lazy("What it means for this work, and what was agreed. It is kept encrypted."),
        required=lazy("Write what came of it"),
        limit=1000,
        rows=4,
    )
    no_child_described = asking.no_child_box()
