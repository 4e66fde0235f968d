"""What is typed about open days: by those who hold them, and by those who come."""

from datetime import time
from typing import Any, Self

from wtforms import ValidationError

from workforce.applications.rules.hiring import times
from workforce.campaigns.models import OpenDay
from workforce.campaigns.rules import open_days as rules
from workforce.campaigns.services.open_days.keeping import Details
from workforce.campaigns.states import OpenDayKind
from workforce.core import clock
from workforce.core.translation import ENGLISH, WELSH, lazy
from workforce.vacancies.forms import asking
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

LANGUAGES = (Choice(ENGLISH, lazy("English")), Choice(WELSH, lazy("Welsh")))


def _time(text: str) -> time:
    (found,) = times.times_in(text) or ()
    return found


class OpenDayForm(Form):
    """What an open day is, when and where."""

    title = fields.TextField(
        lazy("Title in English"), limit=120, required=lazy("Enter the title in English")
    )
    welsh_title = fields.TextField(lazy("Title in Welsh"), limit=120)
    words = fields.TextAreaField(
        lazy("What happens on the day, in English"),
        hint=lazy(
            "Plain words. Say whom people meet and how long it takes. The place has its own boxes"
        ),
        required=lazy("Enter what happens on the day"),
        rows=6,
    )
    welsh_words = fields.TextAreaField(lazy("What happens on the day, in Welsh"), rows=6)
    no_child_described = asking.no_child_box()
    languages = fields.CheckboxesField(
        lazy("Languages people can speak on the day"),
        choices=LANGUAGES,
        required=lazy("Select at least one language"),
    )
    day = fields.DateField(lazy("Day"), required=lazy("Enter the day"), earliest=clock.today)
    starts = fields.TextField(
        lazy("It begins at"),
        hint=lazy("Such as 10:00 or 2pm"),
        width="5",
        required=lazy("Enter when it begins"),
    )
    ends = fields.TextField(
        lazy("It ends at"),
        hint=lazy("Such as 12:30 or 4pm"),
        width="5",
        required=lazy("Enter when it ends"),
    )
    places_count = fields.IntegerField(
        lazy("How many people can come"),
        lowest=1,
        highest=rules.MOST_PLACES,
        width="3",
        required=lazy("Enter how many people can come"),
    )
    kind = fields.RadioField(
        lazy("Where is it held?"),
        hint=lazy("Never in a home: children live there"),
        choices=[
            Choice(OpenDayKind.VENUE.value, OpenDayKind.VENUE.label),
            Choice(OpenDayKind.ONLINE.value, OpenDayKind.ONLINE.label, reveals="meeting_link"),
        ],
        coerce=OpenDayKind,
        required=lazy("Select where it is held"),
    )
    meeting_link = fields.TextField(
        lazy("Link of the call"),
        hint=lazy("Only those who have a place see it"),
        limit=300,
        spellcheck=False,
        optional_mark=False,
    )
    venue_name = fields.TextField(
        lazy("Name of the place"),
        hint=lazy(
            "Such as a library, a college or a community centre. Leave it out if it is online"
        ),
        limit=120,
    )
    venue_address = fields.TextAreaField(lazy("Address of the place"), limit=300, rows=3)
    venue_postcode = fields.TextField(
        lazy("Postcode of the place"), limit=10, width="10", spellcheck=False
    )

    def validate_starts(self, field: fields.TextField) -> None:
        """Refuse what is not one time of day."""
        _one_time(field)

    def validate_ends(self, field: fields.TextField) -> None:
        """Refuse what is not one time of day."""
        _one_time(field)

    @classmethod
    def of(cls, day: OpenDay) -> Self:
        """The form as it stands for an open day."""
        starts, ends = clock.london(day.starts_at), clock.london(day.ends_at)
        names = (
            "title",
            "welsh_title",
            "words",
            "welsh_words",
            "languages",
            "places_count",
            "kind",
        )
        place = ("meeting_link", "venue_name", "venue_address", "venue_postcode")
        return cls(
            **{name: getattr(day, name) for name in (*names, *place)},
            day=starts.date(),
            starts=f"{starts:%H:%M}",
            ends=f"{ends:%H:%M}",
        )

    def details(self) -> Details:
        """What was typed."""
        same = ("title", "welsh_title", "words", "welsh_words", "no_child_described", "day")
        place = ("places_count", "kind", "venue_name", "venue_address", "venue_postcode")
        given: dict[str, Any] = {name: self[name].data for name in (*same, *place)}
        return Details(
            **given,
            meeting_link=self.meeting_link.data or "",
            languages=tuple(self.languages.data),
            starts=_time(self.starts.data),
            ends=_time(self.ends.data),
        )


def _one_time(field: fields.TextField) -> None:
    if len(times.times_in(field.data or "") or ()) != 1:
        raise ValidationError(str(lazy("Enter a time, such as 10:00 or 2pm")))


class SendBackForm(Form):
    """Why an open day is sent back."""

    why = fields.TextAreaField(
        lazy("What should be different?"),
        hint=lazy("They read this in a letter"),
        limit=400,
        rows=3,
        required=lazy("Enter what should be different"),
    )


class BookForm(Form):
    """Who comes, and what they agree to."""

    via = fields.HiddenField()
    name = fields.TextField(
        lazy("Your name"), limit=100, autocomplete="name", required=lazy("Enter your name")
    )
    email = fields.EmailField(
        lazy("Your email address"),
        hint=lazy("We write to it whether you have a place, and the day before"),
        autocomplete="email",
        required=lazy("Enter your email address"),
    )
    telephone = fields.PhoneField(
        lazy("Your mobile number"), hint=lazy("Only if something changes on the day itself")
    )
    adjustments = fields.TextAreaField(
        lazy("What would help you to take part?"),
        hint=lazy("Such as step-free access, a sign language interpreter, or a quiet place"),
        limit=500,
        rows=3,
    )
    consent = fields.CheckboxField(
        rules.CONSENTS[rules.CONSENT],
        required=lazy("Tick the box if you want to book"),
    )


class AttendanceForm(Form):
    """Who came; the page gives the names."""

    came = fields.CheckboxesField(lazy("Who came?"), choices=())
