"""Forms of the general pages."""

from typing import Any

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.forms import Form


class ContactForm(Form):
    """How to reach an authority's designated officer."""

    phone = fields.PhoneField(lazy("Telephone"))
    out_of_hours_phone = fields.PhoneField(lazy("Telephone out of hours"))
    email = fields.EmailField(lazy("Email address"))
    web_address = fields.TextField(lazy("Web address"), limit=300)
    source = fields.TextField(
        lazy("Where this was found"), limit=200, required=lazy("Enter where this was found")
    )
    source_address = fields.TextField(lazy("Web address of the source"), limit=300)
    checked_on = fields.DateField(
        lazy("Day it was checked"),
        required=lazy("Enter the day it was checked"),
        latest=clock.today,
    )

    def typed(self) -> dict[str, Any]:
        """What was typed, as `keep_contact` takes it."""
        return {name: value for name, value in self.data.items() if name != "csrf_token"}
