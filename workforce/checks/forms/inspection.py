"""What is typed to see a file as at a day, to make a pack, and to let an inspector look."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.forms import Form


class FileDayForm(Form):
    """The day as at which a file or a home is shown; asked in the address."""

    class Meta:
        """Nothing is written by this form."""

        csrf = False

    as_at = fields.DateField(lazy("Show as at the end of"), latest=clock.today, optional_mark=False)


class PackForm(Form):
    """As at which day a pack is made."""

    as_at = fields.DateField(
        lazy("As at the end of"),
        latest=clock.today,
        required=lazy("Enter a day, today or earlier"),
    )


class InspectionViewForm(Form):
    """For whom a view is made, and as at which day it shows the home."""

    inspector_name = fields.TextField(
        lazy("Name of the inspector"),
        limit=100,
        autocomplete="off",
        hint=lazy("As on their card. Look at the card before you give them the code"),
        required=lazy("Enter the name of the inspector"),
    )
    inspector_of = fields.TextField(
        lazy("Their organisation"),
        limit=120,
        hint=lazy("Such as Ofsted or Care Inspectorate Wales"),
        required=lazy("Enter the inspector’s organisation"),
    )
    as_at = fields.DateField(
        lazy("Show the home as at the end of"),
        latest=clock.today,
        required=lazy("Enter a day, today or earlier"),
    )


class InspectionCodeForm(Form):
    """The code that an inspector was told."""

    code = fields.CodeField(lazy("Code"), required=lazy("Enter the code that the home gave you"))
