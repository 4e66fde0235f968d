"""What was typed about an alert: what it looks for, how often, and where it goes."""

from collections.abc import Sequence
from typing import Any, Self
from urllib.parse import parse_qsl

from workforce.core.translation import _, lazy
from workforce.employment.states import ROLE_NAMES, JobRole
from workforce.messages.states import Channel
from workforce.places import rules as places
from workforce.vacancies.rules.search import LONGEST_WORDS, Search, from_query
from workforce.vacancies.states.alerts import FREQUENCY_NAMES, AlertFrequency
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form


class AlertForm(Form):
    """What an alert looks for, and how often it comes."""

    q = fields.TextField(
        lazy("Words"),
        limit=LONGEST_WORDS,
        hint=lazy("Such as support worker, nights or therapist"),
        optional_mark=False,
    )
    location = fields.TextField(
        lazy("Place"),
        limit=100,
        hint=lazy("A town, council, region or postcode, or “England”"),
        required=lazy("Enter a town, council, region or postcode"),
        spellcheck=False,
    )
    radius = fields.SelectField(
        lazy("How far away"),
        choices=[Choice(str(miles), "") for miles in places.RADIUS_OPTIONS],
    )
    role = fields.CheckboxesField(
        lazy("Role"),
        choices=[Choice(role.value, name) for role, name in ROLE_NAMES.items()],
        coerce=JobRole,
    )
    others = fields.CheckboxesField(lazy("Only jobs like this"))
    frequency = fields.RadioField(
        lazy("How often"),
        choices=[Choice(one.value, name) for one, name in FREQUENCY_NAMES.items()],
        coerce=AlertFrequency,
        required=lazy("Choose how often"),
    )

    @classmethod
    def of(cls, search: Search, others: Sequence[Choice], **more: Any) -> Self:
        """The form as a search fills it in: what was searched, nothing more."""
        form = cls(
            q=search.words,
            location=_said(search),
            radius=str(search.radius),
            role=list(search.roles),
            others=[choice.value for choice in others],
            **more,
        )
        form.radius.choices = [
            Choice(str(miles), places.radius_label(miles)) for miles in places.RADIUS_OPTIONS
        ]
        form.others.choices = list(others)
        if not others:
            del form.others
        return form

    def search(self, before: Search) -> Search:
        """The search that was typed; phrases that stay words do so still."""
        typed = [("q", self.q.data), ("location", self.location.data)]
        typed.append(("radius", self.radius.data or ""))
        typed += [("role", role.value) for role in self.role.data or ()]
        if "others" in self:
            typed += [pair for one in self.others.data or () for pair in parse_qsl(one)]
        typed += [("as_words", phrase) for phrase in before.as_words]
        return from_query(typed)


class NewAlertForm(AlertForm):
    """An alert with the address that it goes to."""

    channel = fields.RadioField(
        lazy("How should we tell you?"),
        choices=[
            Choice(Channel.EMAIL.value, lazy("By email"), reveals="email"),
            Choice(
                Channel.TEXT.value,
                lazy("By text message"),
                hint=lazy("The text says how many jobs there are, and has a link to them"),
                reveals="telephone",
            ),
        ],
        coerce=Channel,
        required=lazy("Choose how we should tell you"),
    )
    email = fields.EmailField(lazy("Email address"), optional_mark=False)
    telephone = fields.PhoneField(lazy("Mobile number"), optional_mark=False)

    @property
    def address(self) -> str:
        """The address or number that was chosen and typed."""
        field = self.telephone if self.channel.data is Channel.TEXT else self.email
        return str(field.data or "")

    def is_reachable(self) -> bool:
        """Whether there is an address of the chosen kind; if not, the field says what to do."""
        if self.address:
            return True
        if self.channel.data is Channel.TEXT:
            self.refuse(_("Enter a mobile number"), "telephone")
        else:
            self.refuse(_("Enter an email address"), "email")
        return False


class ButtonForm(Form):
    """A page with one button, so that nothing happens to whoever only opens a link."""


def _said(search: Search) -> str:
    """The place as the form repeats it."""
    if search.place.is_nationwide:
        return search.place.text
    return places.location_label(search.place) if search.place.found else search.place.text
