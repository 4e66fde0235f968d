"""A form with one field of each kind, and makers of what a browser sends for it."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

import wtforms
from bs4 import Tag
from werkzeug.datastructures import MultiDict

from workforce.core.translation import lazy
from workforce.web import fields


class Role(StrEnum):
    WORKER = "worker"
    MANAGER = "manager"


class Sample(wtforms.Form):
    name = fields.TextField(lazy("Full name"), required=lazy("Enter your full name"), limit=20)
    email = fields.EmailField("Email address")
    phone = fields.PhoneField("Phone number")
    secret = fields.PasswordField("Password", new=True)
    code = fields.CodeField("Security code")
    about = fields.TextAreaField("About you", limit=50, hint="A few sentences")
    role = fields.RadioField(
        "Role",
        required="Select a role",
        coerce=Role,
        choices=[
            fields.Choice("worker", "Care worker", hint="Looks after children"),
            fields.Choice("manager", "Registered manager", reveals="since"),
        ],
    )
    since = fields.DateField(
        "Since when",
        called="Since",
        required="Enter the day",
        when=lambda form: form.role.data is Role.MANAGER,
    )
    shifts = fields.CheckboxesField("Shifts", choices=fields.choices_of(Role))
    home = fields.SelectField(
        "Home", prompt="Choose a home", choices=lambda: [fields.Choice("h1", "Beech House")]
    )
    starts_on = fields.DateField(lazy("Start date"), required="Enter the start date")
    month = fields.MonthField("Month")
    pay = fields.MoneyField("Pay", lowest=100, highest=1_000_000)
    hours = fields.DecimalField("Hours", places=2, highest=Decimal(48))
    posts = fields.IntegerField("Posts", lowest=1, highest=99)
    paper = fields.FileField("Paper", accept=(".pdf", ".jpg"))
    agree = fields.CheckboxField("I agree", required="Agree to go on")
    carried = fields.HiddenField(default="abc")


GOOD = {
    "name": "Sam Okoro",
    "role": "worker",
    "starts_on-day": "5",
    "starts_on-month": "1",
    "starts_on-year": "2027",
    "agree": "1",
}


def sent(**changes: str) -> Sample:
    """A form as it was sent, good but for the changes (a double underscore stands for a hyphen)."""
    values = {**GOOD, **{name.replace("__", "-"): value for name, value in changes.items()}}
    form = Sample(MultiDict(values))
    form.validate()
    return form


def dated(day: str, month: str, year: str) -> Any:
    return sent(starts_on__day=day, starts_on__month=month, starts_on__year=year).starts_on


def only_tag(found: object) -> Tag:
    """The tag that was looked for."""
    assert isinstance(found, Tag)
    return found
