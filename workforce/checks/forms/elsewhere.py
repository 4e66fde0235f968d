"""What is typed about agencies, their workers, and sharing one's own checks."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.employment.forms import terms
from workforce.employment.rules import LONGEST_WEEK
from workforce.web import fields
from workforce.web.forms import Form


class AgencyChoiceForm(Form):
    """An agency to work with."""

    agency = fields.SelectField(
        lazy("Agency"),
        prompt=lazy("Choose an agency"),
        required=lazy("Choose an agency"),
        hint=lazy("Agencies that have joined. It must agree before it can offer you anybody"),
    )


class WorkerForm(Form):
    """Somebody whom an agency sends to homes."""

    given_name = fields.TextField(
        lazy("Given name"), limit=100, required=lazy("Enter the given name")
    )
    family_name = fields.TextField(lazy("Family name"), limit=100)
    person_reference = fields.TextField(
        lazy("Your reference for this person"), limit=60, width="20"
    )
    email = fields.EmailField(lazy("Their own email address"), autocomplete="off")


class LeftForm(Form):
    """When a worker left an agency."""

    left_on = fields.DateField(
        lazy("Last day with you"),
        latest=clock.today,
        required=lazy("Enter their last day with you"),
    )


class OfferForm(Form):
    """To whom a worker is offered."""

    provider = fields.SelectField(
        lazy("Provider"),
        prompt=lazy("Choose a provider"),
        required=lazy("Choose a provider"),
        hint=lazy("Providers that work with you"),
    )


class TakeForm(Form):
    """For which home and work an agency worker is taken."""

    home = fields.SelectField(
        lazy("Home"), prompt=lazy("Choose a home"), required=lazy("Choose a home")
    )
    role = terms.role()
    weekly_hours = fields.DecimalField(
        lazy("Hours a week, about"),
        highest=LONGEST_WEEK,
        required=lazy("Enter the hours a week"),
    )


class AcceptForm(Form):
    """One person's word that they looked at one check."""

    looked = fields.CheckboxField(
        lazy("I have looked at this check, its dates and who verified it"),
        required=lazy("Tick the box when you have looked at it"),
    )


class TakeOverForm(Form):
    """One person's word about a check that another employer verified."""

    looked = fields.CheckboxField(
        lazy("I have looked at this check, its dates and who verified it"),
        required=lazy("Tick the box when you have looked at it"),
    )
    update_service = fields.CheckboxField(
        lazy("I asked the Update Service today, with the person’s consent: nothing is new"),
        optional_mark=False,
    )


class ShareForm(Form):
    """What a person lets one employer show to another, and until when."""

    kinds = fields.CheckboxesField(
        lazy("Which checks may they see?"), required=lazy("Choose at least one check")
    )
    expires_on = fields.DateField(
        lazy("Until when?"),
        called=lazy("The last day"),
        earliest=clock.today,
        hint=lazy("At most six months from today. You can take it back at any time"),
        required=lazy("Enter the last day"),
    )
