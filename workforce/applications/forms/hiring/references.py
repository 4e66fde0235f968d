"""Forms of references: whom to ask, and what a referee answers."""

from typing import Any

from workforce.applications.services.hiring.references import Referee
from workforce.applications.states.hiring import REFEREE_NAMES, RefereeSlot
from workforce.core.translation import lazy
from workforce.vacancies.forms import asking
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

YES_NO = [
    Choice("yes", lazy("Yes")),
    Choice("no", lazy("No")),
    Choice("not-sure", lazy("I cannot say")),
]


class AskRefereeForm(Form):
    """Whom to ask for a reference, as the candidate named them."""

    slot = fields.RadioField(
        lazy("Which reference is it?"),
        choices=[Choice(one.value, REFEREE_NAMES[one]) for one in RefereeSlot],
        required=lazy("Choose which reference it is"),
    )
    name = fields.TextField(
        lazy("Name of the referee"), required=lazy("Enter the name of the referee"), limit=200
    )
    organisation = fields.TextField(lazy("Organisation of the referee"), limit=200)
    relation = fields.TextField(
        lazy("How they know the candidate"),
        required=lazy("Enter how they know the candidate"),
        limit=200,
    )
    email = fields.EmailField(
        lazy("Email address of the referee"),
        required=lazy("Enter the email address of the referee"),
    )
    agreed = fields.CheckboxField(
        lazy("The candidate agreed that this referee is asked before an interview"),
        hint=lazy(
            "If you leave it empty they are asked only once you offer the job. Of a referee "
            "named in the application, the candidate’s own answer counts"
        ),
    )

    def referee(self) -> Referee:
        """Whom to ask."""
        return Referee(
            slot=RefereeSlot(self.slot.data),
            name=self.name.data or "",
            organisation=self.organisation.data or "",
            relation=self.relation.data or "",
            email=self.email.data or "",
            agreed_before_interview=bool(self.agreed.data),
        )


class RefereeAddressForm(Form):
    """Another address of a referee."""

    email = fields.EmailField(
        lazy("Email address of the referee"),
        required=lazy("Enter the email address of the referee"),
    )


class GiveReferenceForm(Form):
    """What a referee says; sickness is not asked, for the law forbids it before an offer."""

    capacity = fields.TextField(
        lazy("How do you know them?"),
        hint=lazy("For example: I was their line manager."),
        required=lazy("Write how you know them"),
        limit=300,
    )
    known = fields.TextField(
        lazy("From when to when?"),
        hint=lazy("Months are enough, such as March 2021 to today."),
        required=lazy("Write from when to when you have known them"),
        limit=100,
    )
    role = fields.TextField(lazy("What was their role, and from when to when?"), limit=300)
    leaving = fields.TextAreaField(
        lazy("Why did they leave, if they have left?"), limit=500, rows=2
    )
    again = fields.RadioField(
        lazy("Would you employ them, or work with them, again?"),
        choices=YES_NO,
        required=lazy("Choose whether you would employ them again"),
    )
    suitable = fields.RadioField(
        lazy("Are they suitable to work with children?"),
        choices=YES_NO,
        required=lazy("Choose whether they are suitable to work with children"),
    )
    why = fields.TextAreaField(
        lazy("Why do you think so?"),
        hint=lazy("Say what you have seen yourself. Do not name or describe a child."),
        required=lazy("Write why you think so"),
        limit=2000,
        rows=5,
    )
    discipline = fields.RadioField(
        lazy("Is a warning on record that still counts?"),
        choices=YES_NO,
        required=lazy("Choose whether a warning still counts"),
    )
    concern = fields.RadioField(
        lazy("Is a concern on record about their conduct with children, upheld or still open?"),
        hint=lazy("Leave out what was found to be false, malicious or unfounded."),
        choices=YES_NO,
        required=lazy("Choose whether a concern is on record"),
    )
    investigation = fields.RadioField(
        lazy("Are they under investigation now?"),
        choices=YES_NO,
        required=lazy("Choose whether they are under investigation"),
    )
    details = fields.TextAreaField(
        lazy("Details, if you answered yes to any of these"),
        hint=lazy("What is on record, and how it ended. Do not name or describe a child."),
        limit=2000,
        rows=4,
    )
    by_name = fields.TextField(lazy("Your name"), required=lazy("Enter your name"), limit=200)
    by_position = fields.TextField(
        lazy("Your position"), required=lazy("Enter your position"), limit=200
    )
    by_telephone = fields.PhoneField(
        lazy("Your telephone number at work"),
        hint=lazy("The employer finds a number of its own and rings to confirm."),
    )
    truth = fields.CheckboxField(
        lazy("What I have written is true, and I may give it"),
        required=lazy("Tick the box if what you have written is true"),
    )
    confirmed = asking.looked_again_box()

    def answers(self) -> dict[str, Any]:
        """What was said, by question."""
        left_out = {"truth", "confirmed", "csrf_token"}
        return {
            field.short_name: field.data or "" for field in self if field.short_name not in left_out
        }


class DeclineForm(Form):
    """Why somebody gives no reference, if they like."""

    reason = fields.TextAreaField(
        lazy("Why?"), hint=lazy("You can leave it empty."), limit=400, rows=3
    )
    confirmed = asking.looked_again_box()
