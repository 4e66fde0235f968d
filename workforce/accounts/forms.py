"""What people type about their accounts."""

from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.forms import Form


class SignInForm(Form):
    """Address and password of somebody who has an account."""

    email = fields.EmailField(
        lazy("Email address"), required=lazy("Enter your email address"), autocomplete="username"
    )
    password = fields.PasswordField(lazy("Password"), required=lazy("Enter your password"))
