"""Forms of interview times: offering several, choosing one, or none."""

from datetime import time

from wtforms import ValidationError

from workforce.applications.rules.hiring import times
from workforce.applications.services.hiring.interviews import Meeting
from workforce.applications.states.hiring import MEETING_NAMES, MeetingKind
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form


class SlotsForm(Form):
    """Several times of one day, and how people are met at them."""

    day = fields.DateField(
        lazy("Day"), required=lazy("Enter the day of the interviews"), earliest=clock.today
    )
    times = fields.TextField(
        lazy("Times"),
        hint=lazy("One or several, such as 10:00, 11:30, 14:00"),
        required=lazy("Enter at least one time"),
        width="two-thirds",
    )
    minutes = fields.IntegerField(
        lazy("How long each takes"),
        suffix=lazy("minutes"),
        lowest=10,
        highest=600,
        required=lazy("Enter how many minutes each takes"),
        default=45,
        width="3",
    )
    kind = fields.RadioField(
        lazy("How will you meet?"),
        hint=lazy("Not at the home: where children live is told later, and only once needed."),
        choices=[Choice(one.value, MEETING_NAMES[one]) for one in MeetingKind],
        required=lazy("Choose how you will meet"),
    )
    whereabouts = fields.TextField(
        lazy("Where to come, or the link of the call"),
        hint=lazy("For a telephone call you can say which number will ring. Never the home."),
        limit=300,
    )
    seats_count = fields.IntegerField(
        lazy("How many people at each time"),
        hint=lazy("1, unless it is a day with a group"),
        lowest=1,
        highest=50,
        default=1,
        required=lazy("Enter how many people can come at each time"),
        width="2",
    )

    def validate_times(self, field: fields.TextField) -> None:
        """Refuse what is not a list of times."""
        found = times.times_in(field.data or "")
        if not found or len(found) > times.MOST_TIMES:
            raise ValidationError(str(lazy("Enter up to 20 times, such as 10:00, 11:30, 14:00")))

    def at(self) -> tuple[time, ...]:
        """The times that were typed."""
        return times.times_in(self.times.data or "") or ()

    def meeting(self) -> Meeting:
        """How people are met."""
        return Meeting(
            minutes=self.minutes.data or 0,
            kind=MeetingKind(self.kind.data),
            whereabouts=self.whereabouts.data or "",
            seats_count=self.seats_count.data or 1,
        )


class ChooseTimeForm(Form):
    """One of the times that are free; the page gives the choices."""

    slot = fields.RadioField(
        lazy("Times that are free"),
        choices=[],
        required=lazy("Choose a time"),
    )


class NoneSuitsForm(Form):
    """That no time suits, with words on what would."""

    words = fields.TextAreaField(
        lazy("When could you come?"),
        hint=lazy("For example: weekdays after 5pm. You need not say why."),
        required=lazy("Write when you could come"),
        limit=400,
        rows=3,
    )
