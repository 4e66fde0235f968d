"""Notes, letters, criteria, panels and the part of young people, as they are typed."""

from workforce.accounts.models import Person
from workforce.applications.models.choosing import Criterion, LetterTemplate
from workforce.applications.states.choosing import (
    LETTER_NAMES,
    WEIGHT_NAMES,
    LetterKind,
    Weight,
)
from workforce.checks.states import YOUNG_PEOPLE_NAMES, YoungPeople
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.vacancies.forms import asking
from workforce.web import fields
from workforce.web.forms import Form


class SureForm(Form):
    """A form that may ask to look again before it goes on."""

    sure = asking.OnceAsked(lazy("I have looked again, and I am sure"), optional_mark=False)


class NoteForm(SureForm):
    """A note about an applicant."""

    words = fields.TextAreaField(
        lazy("Note"),
        hint=lazy(
            "Everybody who chooses for this job can read it, and the candidate may ask you for "
            "it. Write what you saw or heard, and nothing about a child."
        ),
        required=lazy("Write the note"),
        limit=1000,
        rows=4,
    )


class LetterForm(Form):
    """Words that are kept for letters."""

    kind = fields.SelectField(
        lazy("Goes with"),
        choices=[fields.Choice(one.value, name) for one, name in LETTER_NAMES.items()],
        coerce=LetterKind,
        required=lazy("Choose what the letter goes with"),
    )
    name = fields.TextField(
        lazy("Name of the letter"),
        hint=lazy("Only your organisation sees it."),
        required=lazy("Enter a name for the letter"),
        limit=80,
    )
    words = fields.TextAreaField(
        lazy("Your words"),
        hint=lazy("They stand in the letter after ours, the same for everybody."),
        required=lazy("Write your words"),
        limit=1500,
        rows=6,
    )
    no_child_described = asking.no_child_box()

    @classmethod
    def of(cls, letter: LetterTemplate) -> "LetterForm":
        """A kept letter to be worded anew."""
        form = cls(name=letter.name, words=letter.words, kind=letter.kind)
        del form.kind
        return form


class MoveForm(Form):
    """The words of the letters that a move sends."""

    letter = fields.SelectField(
        lazy("Start from a kept letter"), choices=[], prompt=lazy("None"), optional_mark=False
    )
    words = fields.TextAreaField(
        lazy("Your words in the letter"),
        hint=lazy("Everybody chosen gets the same words. Leave it empty for the letter alone."),
        limit=1500,
        rows=6,
    )
    no_child_described = asking.no_child_box()


class CriterionForm(SureForm):
    """Something to weigh candidates by."""

    text = fields.TextField(
        lazy("What you look for"),
        hint=lazy("Something that an application or an interview can show."),
        required=lazy("Enter what you look for"),
        limit=200,
    )
    weight = fields.RadioField(
        lazy("How much it counts"),
        choices=[fields.Choice(one.value, name) for one, name in WEIGHT_NAMES.items()],
        coerce=Weight,
        required=lazy("Choose how much it counts"),
        inline=True,
    )

    @classmethod
    def of(cls, criterion: Criterion) -> "CriterionForm":
        """A criterion to be worded anew."""
        return cls(text=criterion.text, weight=criterion.weight)


class PanelForm(Form):
    """Somebody to read and score beside those who choose."""

    person = fields.SelectField(
        lazy("Who"),
        choices=[],
        prompt=lazy("Choose somebody"),
        required=lazy("Choose who joins the panel"),
    )

    def offer(self, people: list[Person]) -> None:
        """Take those who could sit on it."""
        self.person.choices = [fields.Choice(one.public_id, one.name) for one in people]


class YoungPeopleForm(SureForm):
    """What part young people had."""

    parts = fields.CheckboxesField(
        lazy("What part did young people have?"),
        choices=[fields.Choice(one.value, name) for one, name in YOUNG_PEOPLE_NAMES.items()],
        coerce=YoungPeople,
        required=lazy("Choose what part they had"),
    )
    on_day = fields.DateField(
        lazy("When"), required=lazy("Enter the day"), latest=clock.today, called=lazy("The day")
    )
    words = fields.TextAreaField(
        lazy("What they said or asked, or why they had no part"),
        hint=lazy("Never write who they are, how old they are or how many they were."),
        limit=1000,
        rows=4,
    )
