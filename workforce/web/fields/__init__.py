"""Form fields that draw themselves as GOV.UK components and say their errors in our words."""

from workforce.web.fields.base import GovukField
from workforce.web.fields.choices import (
    CheckboxesField,
    CheckboxField,
    Choice,
    ChoiceField,
    RadioField,
    SelectField,
    choices_of,
)
from workforce.web.fields.dates import DateField, MonthField, RoughDateField
from workforce.web.fields.files import FileField, HiddenField
from workforce.web.fields.numbers import DecimalField, IntegerField, MoneyField
from workforce.web.fields.text import (
    CodeField,
    EmailField,
    PasswordField,
    PhoneField,
    SearchField,
    TextAreaField,
    TextField,
    telephone_in_words,
)

__all__ = [
    "CheckboxField",
    "CheckboxesField",
    "Choice",
    "ChoiceField",
    "CodeField",
    "DateField",
    "DecimalField",
    "EmailField",
    "FileField",
    "GovukField",
    "HiddenField",
    "IntegerField",
    "MoneyField",
    "MonthField",
    "PasswordField",
    "PhoneField",
    "RadioField",
    "RoughDateField",
    "SearchField",
    "SelectField",
    "TextAreaField",
    "TextField",
    "choices_of",
    "telephone_in_words",
]
