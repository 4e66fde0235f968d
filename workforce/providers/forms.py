"""What people type when they join, invite, claim and decide."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.providers.states import (
    ROLES_OF_NAMED_AUTHORITIES,
    ROLES_OF_NAMED_HOMES,
    KeyPurpose,
    Role,
)
from workforce.web import fields
from workforce.web.forms import Form

LONGEST_REASON = 400


def _allowed() -> fields.CheckboxField:
    """The box in which whoever asks says that they may."""
    return fields.CheckboxField(
        lazy("I am allowed to ask for this organisation"),
        required=lazy("Confirm that you are allowed to ask for this organisation"),
    )


class ConfirmForm(Form):
    """Nothing but a button."""


class KeyNameForm(Form):
    """Which other system a key is for."""

    name = fields.TextField(
        lazy("Name of the other system"),
        limit=100,
        hint=lazy("Such as “Payroll”, so that you know later which key this was"),
        required=lazy("Enter a name for the key"),
    )


class KeyForm(KeyNameForm):
    """What another system's key is for."""

    purpose = fields.RadioField(
        lazy("What is the key for?"),
        choices=fields.choices_of(KeyPurpose),
        coerce=KeyPurpose,
        required=lazy("Choose what the key is for"),
    )


class SwitchForm(Form):
    """The organisation to act for from now on."""

    organisation = fields.RadioField(
        lazy("Which organisation do you want to act for?"),
        required=lazy("Choose an organisation"),
    )


class TrainingProviderForm(Form):
    """A training provider that asks to join."""

    name = fields.TextField(
        lazy("Name of the training provider"),
        required=lazy("Enter the name of the training provider"),
        autocomplete="organization",
    )
    allowed = _allowed()


class ProviderForm(Form):
    """A provider of children's homes that asks to join."""

    name = fields.TextField(
        lazy("Name of the provider"),
        hint=lazy("As your regulator writes it, for example on your certificate of registration"),
        required=lazy("Enter the name of the provider"),
        autocomplete="organization",
    )
    registration_number = fields.TextField(
        lazy("Registration number of one of your homes"),
        hint=lazy("Ofsted calls it the unique reference number (URN), for example 1234567"),
        required=lazy("Enter the registration number of one of your homes"),
        limit=40,
        width="20",
        spellcheck=False,
    )
    allowed = _allowed()


class AgencyForm(Form):
    """A staffing agency that asks to join."""

    name = fields.TextField(
        lazy("Name of the agency"),
        hint=lazy("As Companies House writes it"),
        required=lazy("Enter the name of the agency"),
        autocomplete="organization",
    )
    allowed = _allowed()


class SectorBodyForm(Form):
    """A council, co-operative or other body that asks to join."""

    name = fields.TextField(
        lazy("Name of the organisation"),
        required=lazy("Enter the name of the organisation"),
        autocomplete="organization",
    )
    authorities = fields.TextAreaField(
        lazy("Councils that you commission for"),
        hint=lazy("One to a line. Leave this empty if you do not commission places"),
        limit=2000,
    )
    allowed = _allowed()


class ProofForm(Form):
    """The code that was sent to the checked contact."""

    code = fields.CodeField(
        lazy("Code"),
        hint=lazy("8 letters and numbers, in the letter to the contact we checked"),
        required=lazy("Enter the code from the letter"),
        width="10",
    )


class ContactForm(Form):
    """The contact that support found with the regulator."""

    contact = fields.EmailField(
        lazy("Email address"), required=lazy("Enter the email address that you checked")
    )
    source = fields.TextField(
        lazy("Where you found it"),
        hint=lazy("For example: Ofsted’s register page of the home"),
        required=lazy("Enter where you found the address"),
    )
    checked_on = fields.DateField(
        lazy("When you checked it"), required=lazy("Enter the day you checked"), latest=clock.today
    )


class ReasonForm(Form):
    """Why something is refused, suspended or resumed."""

    reason = fields.TextAreaField(
        lazy("Reason"),
        hint=lazy("The organisation reads this. Say what they can do now"),
        required=lazy("Enter a reason"),
        limit=LONGEST_REASON,
    )


class AddressForm(Form):
    """Whom to invite."""

    email = fields.EmailField(
        lazy("Email address"),
        hint=lazy("Only an account with this address can accept"),
        required=lazy("Enter the email address of the person you invite"),
    )


class RoleForm(Form):
    """A role, and the homes or councils it covers."""

    role = fields.RadioField(lazy("Role"), required=lazy("Choose a role"), coerce=Role)
    homes = fields.CheckboxesField(
        lazy("Which homes?"),
        hint=lazy("For registered managers, deputy managers and area managers"),
        required=lazy("Choose at least one home for this role"),
        when=lambda form: form.role.data in ROLES_OF_NAMED_HOMES,
    )
    authorities = fields.CheckboxesField(
        lazy("Which councils?"),
        hint=lazy("For commissioners"),
        required=lazy("Choose at least one council for this role"),
        when=lambda form: form.role.data in ROLES_OF_NAMED_AUTHORITIES,
    )


class InviteForm(RoleForm, AddressForm):
    """Whom to invite, and to what."""


class NumberForm(Form):
    """Which home of the register."""

    registration_number = fields.TextField(
        lazy("Registration number"),
        hint=lazy("Ofsted calls it the unique reference number (URN), for example 1234567"),
        required=lazy("Enter the registration number of the home"),
        limit=40,
        width="20",
        spellcheck=False,
    )


class HomeForm(Form):
    """What a home is called and where it is."""

    name = fields.TextField(
        lazy("Name of the home"), required=lazy("Enter the name of the home"), limit=120
    )
    address = fields.TextAreaField(
        lazy("Address"), required=lazy("Enter the address of the home"), limit=400, rows=3
    )
    postcode = fields.TextField(
        lazy("Postcode"),
        required=lazy("Enter a full postcode, like LS1 4AP"),
        limit=10,
        width="10",
        spellcheck=False,
    )
    region_confirmed = fields.CheckboxField(
        lazy("The postcode is right, although it is in another region than the register says"),
        optional_mark=False,
    )


class SchoolForm(Form):
    """That a home is registered as a school too."""

    is_a_school = fields.CheckboxField(
        lazy("This home is registered as a school too"),
        required=lazy("Tick the box if this home is registered as a school too"),
    )


class ClaimForm(HomeForm, NumberForm):
    """A home of the register that an owner claims."""


class TransferForm(Form):
    """To whom a home goes, from which day, and under which number."""

    receiver = fields.TextField(
        lazy("Registration number of the provider that takes it over"),
        hint=lazy("Of the provider or of one of its homes on this service"),
        required=lazy("Enter the registration number of the provider that takes it over"),
        limit=40,
        width="20",
        spellcheck=False,
    )
    new_registration_number = fields.TextField(
        lazy("New registration number of this home"),
        hint=lazy("The regulator gives it to the new owner"),
        required=lazy("Enter the new registration number of this home"),
        limit=40,
        width="20",
        spellcheck=False,
    )
    on_day = fields.DateField(
        lazy("First day with the new owner"),
        called=lazy("First day"),
        hint=lazy("Access changes as this day begins"),
        required=lazy("Enter the first day with the new owner"),
    )
    allowed = _allowed()
