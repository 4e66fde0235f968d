"""What is typed by people who want to hear more, and of the letters they get."""

from workforce.campaigns.models import CampaignLetter
from workforce.campaigns.rules import interest as rules
from workforce.campaigns.services.letters import LetterWords
from workforce.campaigns.states import LivesWhere
from workforce.core.translation import lazy
from workforce.employment.states import ROLE_NAMES
from workforce.places.rules import tables, wording
from workforce.vacancies.forms import asking
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form


def _regions() -> list[Choice]:
    return [Choice(one.code, wording.region_name(one.code)) for one in tables.regions()]


class WhereForm(Form):
    """Where somebody lives; it only decides what they read next."""

    where = fields.RadioField(
        lazy("Where do you live now?"),
        hint=lazy("We ask so that we can be honest with you first. We do not keep your answer"),
        choices=fields.choices_of(LivesWhere),
        coerce=LivesWhere,
        required=lazy("Select where you live now"),
    )
    via = fields.HiddenField()


class InterestForm(Form):
    """Who wants to hear more, and what they agree to."""

    via = fields.HiddenField()
    name = fields.TextField(
        lazy("Your name"), limit=100, autocomplete="name", required=lazy("Enter your name")
    )
    email = fields.EmailField(
        lazy("Your email address"),
        hint=lazy("We write to it once, so that you can confirm that it is yours"),
        autocomplete="email",
        required=lazy("Enter your email address"),
    )
    region = fields.SelectField(
        lazy("Where you would like to work"), prompt=lazy("Anywhere"), choices=_regions
    )
    roles = fields.CheckboxesField(
        lazy("What you would like to do"),
        hint=lazy("Leave all empty if you do not know yet"),
        choices=[Choice(role.value, name) for role, name in ROLE_NAMES.items()],
    )
    consent = fields.CheckboxField(
        rules.CONSENTS[rules.CONSENT],
        required=lazy("Tick the box if you want us to write to you"),
    )


class LetterForm(Form):
    """A letter of a campaign's series."""

    after_days = fields.IntegerField(
        lazy("Days after they confirmed"),
        lowest=1,
        highest=365,
        required=lazy("Enter after how many days it comes"),
    )
    title = fields.TextField(
        lazy("First line in English"), limit=120, required=lazy("Enter the first line")
    )
    welsh_title = fields.TextField(lazy("First line in Welsh"), limit=120)
    words = fields.TextAreaField(
        lazy("Letter in English"), required=lazy("Enter the letter"), rows=10
    )
    welsh_words = fields.TextAreaField(lazy("Letter in Welsh"), rows=10)
    no_child_described = asking.no_child_box()

    def typed(self) -> LetterWords:
        """What was typed."""
        return LetterWords(**{name: self[name].data for name in LetterWords.__slots__})


def form_of(letter: CampaignLetter) -> LetterForm:
    """The form of a letter as it stands."""
    return LetterForm(**{name: getattr(letter, name) for name in LetterWords.__slots__})
