"""What people type about their accounts."""

from workforce.accounts.states import Evidence
from workforce.core.translation import LANGUAGES, lazy
from workforce.web import fields
from workforce.web.forms import Form

PASSWORD_HINT = lazy("12 characters or more. Three random words are easy to remember")
CODE_HINT = lazy("6 digits from your app, or one of your recovery codes")
REASON_HINT = lazy(
    "How you checked, and the reference of the conversation. Write nothing else about the person"
)


def _password_again() -> fields.PasswordField:
    """The password somebody has, asked again as proof."""
    return fields.PasswordField(
        lazy("Current password"), required=lazy("Enter your current password")
    )


class SignInForm(Form):
    """Address and password of somebody who has an account."""

    email = fields.EmailField(
        lazy("Email address"), required=lazy("Enter your email address"), autocomplete="username"
    )
    password = fields.PasswordField(lazy("Password"), required=lazy("Enter your password"))


class RegisterForm(Form):
    """Who somebody is who wants an account."""

    given_name = fields.TextField(
        lazy("First name"),
        limit=100,
        required=lazy("Enter your first name"),
        autocomplete="given-name",
        spellcheck=False,
    )
    family_name = fields.TextField(
        lazy("Last name"),
        limit=100,
        required=lazy("Enter your last name"),
        autocomplete="family-name",
        spellcheck=False,
    )
    email = fields.EmailField(
        lazy("Email address"),
        required=lazy("Enter your email address"),
        hint=lazy("We send a link to this address to check that it is yours"),
        autocomplete="username",
    )
    password = fields.PasswordField(
        lazy("Create a password"),
        new=True,
        required=lazy("Enter a password"),
        hint=PASSWORD_HINT,
        called=lazy("Password"),
    )


class AddressForm(Form):
    """The address of somebody who forgot their password."""

    email = fields.EmailField(
        lazy("Email address"), required=lazy("Enter your email address"), autocomplete="username"
    )


class ConfirmForm(Form):
    """One button, nothing typed."""


class ConfirmWithPasswordForm(Form):
    """The password chosen at registration, for a link opened in another browser."""

    password = fields.PasswordField(
        lazy("The password you chose when you registered"),
        required=lazy("Enter the password you chose"),
        called=lazy("Password"),
    )


class NewPasswordForm(Form):
    """A new password."""

    password = fields.PasswordField(
        lazy("New password"),
        new=True,
        required=lazy("Enter a new password"),
        hint=PASSWORD_HINT,
        called=lazy("Password"),
    )


class ChangePasswordForm(Form):
    """The password somebody has, and the one they want."""

    current = _password_again()
    password = fields.PasswordField(
        lazy("New password"),
        new=True,
        required=lazy("Enter a new password"),
        hint=PASSWORD_HINT,
        called=lazy("Password"),
    )


class ChangeNameForm(Form):
    """Names as others read them."""

    given_name = fields.TextField(
        lazy("First name"),
        limit=100,
        required=lazy("Enter your first name"),
        autocomplete="given-name",
        spellcheck=False,
    )
    family_name = fields.TextField(
        lazy("Last name"),
        limit=100,
        required=lazy("Enter your last name"),
        autocomplete="family-name",
        spellcheck=False,
    )


class ChangeLanguageForm(Form):
    """The language of pages, letters and files."""

    preferred = fields.RadioField(
        lazy("Which language do you want to use?"),
        choices=[fields.Choice(code, name) for code, name in LANGUAGES.items()],
        required=lazy("Select a language"),
        heading=True,
    )


class ChangeEmailForm(Form):
    """A new address, and the password as proof."""

    email = fields.EmailField(
        lazy("New email address"),
        required=lazy("Enter your new email address"),
        hint=lazy("We send a link to this address. Nothing changes until you open it"),
    )
    password = _password_again()


class PasswordAgainForm(Form):
    """The password as proof."""

    password = _password_again()


class CloseForm(Form):
    """The password as proof, and a tick that the consequences are known."""

    password = _password_again()
    understood = fields.CheckboxField(
        lazy("I understand that this cannot be undone"),
        required=lazy("Tick the box if you want to close your account"),
    )


class CodeForm(Form):
    """A code from an app or a recovery code."""

    code = fields.CodeField(
        lazy("Code"), required=lazy("Enter a code"), hint=CODE_HINT, inputmode="text"
    )


class SetUpForm(Form):
    """The code that proves that an app has the secret on the page."""

    sealed = fields.HiddenField()
    code = fields.CodeField(
        lazy("6-digit code from your app"),
        required=lazy("Enter the 6-digit code that your app shows now"),
    )


class ReplaceForm(SetUpForm):
    """The code of another app, and the password as proof."""

    password = _password_again()


class RecoveryForm(Form):
    """What support records of somebody who lost phone and email."""

    email = fields.EmailField(
        lazy("Email address of the account"),
        required=lazy("Enter the email address of the account"),
        autocomplete="off",
        hint=lazy("As the person told you. You will not be told whether there is an account"),
    )
    new_address = fields.EmailField(
        lazy("New email address"),
        required=lazy("Enter the new email address"),
        autocomplete="off",
        hint=lazy("The link goes to this address after three days"),
    )
    evidence = fields.RadioField(
        lazy("How did the person prove who they are?"),
        choices=fields.choices_of(Evidence),
        coerce=Evidence,
        required=lazy("Select how the person proved who they are"),
    )
    reason = fields.TextAreaField(
        lazy("What you checked"),
        limit=1000,
        required=lazy("Enter what you checked"),
        hint=REASON_HINT,
    )
