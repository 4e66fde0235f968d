"""Forms beside the whole form: interest, declarations, adjustments, files, endings."""

from typing import Any

from workforce.applications.models import Declaration
from workforce.applications.rules.interest import LONGEST_LINE
from workforce.applications.services.beside.interest import Interest
from workforce.applications.states import RIGHT_TO_WORK_NAMES, RightToWork
from workforce.applications.states.beside import (
    GUARANTEE_NAMES,
    LEAVING_NAMES,
    RELATED_NAMES,
    STARTS_NAMES,
    Guarantee,
    Leaving,
    Related,
    Starts,
)
from workforce.core.translation import lazy
from workforce.documents.rules import ALLOWED
from workforce.vacancies.forms import asking
from workforce.vacancies.states import HOURS_PATTERN_NAMES, HoursPattern
from workforce.web import fields
from workforce.web.forms import Form

ACCEPTED = tuple(f".{ending}" for ending in ALLOWED.values())


class InterestForm(Form):
    """The short first step: five fields."""

    telephone = fields.PhoneField(
        lazy("Telephone number"),
        hint=lazy("The employer may ring you about this job. Nobody else sees it."),
        required=lazy("Enter a telephone number"),
        autocomplete="tel",
    )
    right_to_work = fields.RadioField(
        lazy("Do you have the right to work in the UK?"),
        hint=lazy("If you are not sure, say so: it does not end your application."),
        choices=[fields.Choice(one.value, RIGHT_TO_WORK_NAMES[one]) for one in RightToWork],
        required=lazy("Choose whether you have the right to work in the UK"),
        small=True,
    )
    starts = fields.RadioField(
        lazy("When could you start?"),
        choices=[fields.Choice(one.value, STARTS_NAMES[one]) for one in Starts],
        required=lazy("Choose when you could start"),
        small=True,
    )
    patterns = fields.CheckboxesField(
        lazy("Which hours suit you?"),
        choices=[fields.Choice(str(one.value), name) for one, name in HOURS_PATTERN_NAMES.items()],
        required=lazy("Choose the hours that suit you"),
    )
    words = fields.TextAreaField(
        lazy("What draws you to this work?"),
        hint=lazy("One or two sentences are enough. Do not write anything about a child."),
        required=lazy("Write what draws you to this work"),
        limit=LONGEST_LINE,
        rows=3,
    )
    no_child_described = asking.looked_again_box()
    via = fields.HiddenField()

    def interest(self) -> Interest:
        """The answers as the use case takes them."""
        ticked = [int(one) for one in self.patterns.data or () if one.isdigit()]
        return Interest(
            self.telephone.data or "",
            self.right_to_work.data or "",
            self.starts.data or "",
            sum(HoursPattern(one) for one in ticked),
            self.words.data or "",
        )


class DeclarationForm(Form):
    """Whether somebody is close to a person at the provider, knowing that checks follow."""

    related = fields.RadioField(
        lazy("Are you related to, or close to, somebody who works for or runs this employer?"),
        hint=lazy("For example a partner, a relative or a friend. It does not stop you."),
        choices=[
            fields.Choice(
                one.value, RELATED_NAMES[one], reveals="related_words" if one is Related.YES else ""
            )
            for one in Related
        ],
        required=lazy("Choose whether you are close to somebody at this employer"),
    )
    related_words = fields.TextAreaField(
        lazy("Who is it, and how do you know them?"), limit=500, rows=3, optional_mark=False
    )
    understood = fields.CheckboxField(
        lazy("I understand that my record is checked before I can start, if I am offered the job"),
        required=lazy("Tick the box to say that you understand"),
    )

    @classmethod
    def of(cls, said: Declaration | None, **typed: Any) -> "DeclarationForm":
        """The form with what was declared before, or with what was typed since."""
        if said is None:
            return cls(**typed)
        known = {"related": said.related, "related_words": said.words, "understood": True}
        return cls(data=known, **typed)


class AdjustmentForm(Form):
    """What somebody needs at an interview, and the interview that is guaranteed."""

    words = fields.TextAreaField(
        lazy("What would help you at an interview?"),
        hint=lazy(
            "For example the questions beforehand, more time, an interpreter, a room without steps "
            "or somebody with you. Leave it empty if you need nothing."
        ),
        limit=1000,
        rows=4,
    )
    guarantee = fields.RadioField(
        lazy("Would you like the interview that this employer guarantees?"),
        hint=lazy(
            "You are invited if you meet what the job asks for. The employer sees that you asked, "
            "never which of the two it is. You do not have to explain or prove anything."
        ),
        choices=[fields.Choice(one.value, GUARANTEE_NAMES[one]) for one in Guarantee],
        default=Guarantee.NO.value,
        optional_mark=False,
    )

    @classmethod
    def offered(cls, *, guaranteed: bool, **values: Any) -> "AdjustmentForm":
        """The form; without the guarantee where the job offers none."""
        form = cls(**values)
        if not guaranteed:
            del form.guarantee
        return form


class LivedHereForm(Form):
    """What somebody who lived in a home of this provider wants support to know."""

    words = fields.TextAreaField(
        lazy("What should our support team know?"),
        hint=lazy(
            "For example roughly when, and whether there is anybody you would not want to meet. "
            "You can leave it empty."
        ),
        limit=1000,
        rows=4,
    )


class PaperForm(Form):
    """One file."""

    file = fields.FileField(
        lazy("Choose a file"),
        hint=lazy("PDF, Word (DOCX), JPG or PNG, smaller than 20 MB"),
        required=lazy("Choose a file"),
        accept=ACCEPTED,
    )


class OwnFormForm(PaperForm):
    """The employer's own form: one file, of which somebody says that it tells no place."""

    says_no_place = fields.CheckboxField(
        lazy("I have read it: it does not say where a home is or what a home is called"),
        hint=lazy("Everybody who begins an application can open it. Look at the letterhead too"),
        required=lazy("Read your form and confirm that it does not say where a home is"),
    )


class SeenForm(Form):
    """What support did about something it was told."""

    note = fields.TextAreaField(
        lazy("What was done"),
        hint=lazy("Only support reads it. Never tell the employer who the candidate is."),
        required=lazy("Write what was done"),
        limit=1000,
        rows=4,
    )


class EndingForm(Form):
    """Why somebody ends their own application: one of a list, and words where they want."""

    why = fields.RadioField(
        lazy("Why?"),
        hint=lazy("You do not have to say. The employer reads it."),
        choices=[fields.Choice(one.value, LEAVING_NAMES[one]) for one in Leaving],
    )
    reason = fields.TextAreaField(
        lazy("In your own words"),
        hint=lazy("The employer reads it. You can leave it empty."),
        limit=400,
        rows=3,
    )

    def ending(self) -> dict[str, Any]:
        """The answers as the use cases take them."""
        why = Leaving(self.why.data) if self.why.data else None
        return {"why": why, "reason": self.reason.data or ""}
