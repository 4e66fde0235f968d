"""What was typed of an advert that people have seen: its days, its posts and how it ended."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.vacancies.forms.posting import MOST_POSTS
from workforce.vacancies.states import (
    ABOVE_FUNDED_NAMES,
    CLOSING_WHY_NAMES,
    NOT_FILLED_NAMES,
    POST_OUTCOME_NAMES,
    AboveFunded,
    ClosingWhy,
    NotFilledWhy,
    PostOutcome,
)
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

ASK_LATER = "later"


def _closes_on() -> fields.DateField:
    return fields.DateField(
        lazy("Closing date"),
        earliest=clock.today,
        hint=lazy("Candidates can apply until the end of this day"),
        required=lazy("Enter a closing date"),
    )


def _above_funded() -> fields.RadioField:
    return fields.RadioField(
        lazy("You advertise more posts than are vacant: is that right?"),
        choices=[Choice(one.value, name) for one, name in ABOVE_FUNDED_NAMES.items()],
        coerce=AboveFunded,
        hint=lazy("If it is, say why. If not, change the number of posts"),
        optional_mark=False,
    )


def _outcome(*more: Choice) -> fields.RadioField:
    return fields.RadioField(
        lazy("How was it filled?"),
        choices=[
            *(
                Choice(one.value, name, reveals="why" if one is PostOutcome.NOT_FILLED else "")
                for one, name in POST_OUTCOME_NAMES.items()
                if one is not PostOutcome.HIRED_HERE
            ),
            *more,
        ],
        required=lazy("Select how it was filled"),
    )


def _why() -> fields.RadioField:
    return fields.RadioField(
        lazy("Why was it not filled?"),
        choices=[Choice(one.value, name) for one, name in NOT_FILLED_NAMES.items()],
        coerce=NotFilledWhy,
        optional_mark=False,
    )


class PublishForm(Form):
    """An advert as it will be seen; asked only where it is for more posts than are vacant."""

    above_funded_why = _above_funded()


class ClosingDateForm(Form):
    """Another closing date for a live job, and why."""

    closes_on = _closes_on()
    reason = fields.RadioField(
        lazy("Why does it change?"),
        choices=[Choice(one.value, name) for one, name in CLOSING_WHY_NAMES.items()],
        coerce=ClosingWhy,
        required=lazy("Select why the closing date changes"),
    )


class RelistForm(Form):
    """A new closing date for a job that is opened again."""

    closes_on = _closes_on()
    above_funded_why = _above_funded()


class PostsForm(Form):
    """Another number of posts for a job that people can see."""

    posts_count = fields.IntegerField(
        lazy("Number of posts"),
        lowest=1,
        highest=MOST_POSTS,
        required=lazy("Enter the number of posts"),
    )
    above_funded_why = _above_funded()


class EndForm(Form):
    """How the posts ended of a job that is ended early, if that is known."""

    outcome = _outcome(Choice(ASK_LATER, lazy("I do not know yet")))
    why = _why()

    def said(self) -> PostOutcome | None:
        """The outcome, where one was chosen."""
        return None if self.outcome.data == ASK_LATER else PostOutcome(self.outcome.data)


class OutcomeForm(EndForm):
    """How posts of a job that has closed ended, as many as ended the same way."""

    outcome = _outcome(Choice(ASK_LATER, lazy("I do not know yet: ask me in a week")))
    posts_count = fields.IntegerField(
        lazy("How many posts ended this way?"),
        lowest=1,
        highest=MOST_POSTS,
        required=lazy("Enter the number of posts"),
    )
